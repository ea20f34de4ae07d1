/** What the two browsers call their side panel; the polyfill's types know neither. */
declare const chrome: { sidePanel: { open(of: { windowId: number }): Promise<void> } };
declare const browser: { sidebarAction: { open(): Promise<void> } };

/** Opens the browser's own side panel with Sightline in it. Works only in answer to a press. */
export async function openSidePanel(windowId: number | undefined): Promise<void> {
  if (import.meta.env.FIREFOX) await browser.sidebarAction.open();
  else if (windowId !== undefined) await chrome.sidePanel.open({ windowId });
}
