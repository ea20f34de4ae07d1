import type { Page } from 'playwright';

/** What the sidebar shows, read through its open shadow root. */
export interface PanelText {
  state: string;
  recordId: string;
  goal: string;
  step: string;
  tip: string;
}

/** Waits until the panel shows advice for `recordId` and returns its headings. Throws after `timeout` ms with the state it is in. */
export async function adviceOf(page: Page, recordId: string, timeout = 20_000): Promise<PanelText> {
  const panel = page.locator(`sightline-panel[data-state="advice"][data-record-id="${recordId}"]`);
  try {
    await panel.waitFor({ state: 'attached', timeout });
  } catch {
    const state = await page
      .locator('sightline-panel')
      .evaluateAll((hosts) => hosts.map((host) => ({ ...(host as HTMLElement).dataset })));
    throw new Error(
      `No advice for ${recordId} within ${timeout} ms at ${page.url()}; panels: ${JSON.stringify(state)}`,
    );
  }
  return panel.evaluate((host) => {
    const text = (selector: string): string => host.shadowRoot?.querySelector(selector)?.textContent?.trim() ?? '';
    return {
      state: (host as HTMLElement).dataset.state ?? '',
      recordId: (host as HTMLElement).dataset.recordId ?? '',
      goal: text('.node.leader h3'),
      step: text('.node.manager h3'),
      tip: text('.node.coach h3'),
    };
  });
}
