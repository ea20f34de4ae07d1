import { browser } from 'wxt/browser';
import { crmOf } from '../../lib/crm/crm-of';
import { push } from '../../lib/messages';
import { changePreferences, readPreferences } from '../../lib/storage/preferences-store';
import { bringSidebar } from './tabs';
import { mayShowOn } from './team/policy-panels';

/** The keyboard commands of the manifest. On a CRM where the panel is hidden the command shows it again. */
export async function runCommand(command: string, tab: { id?: number; url?: string } | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  const focus = command === 'focus-panel';
  const answer = await push(tab.id, 'panel/toggle', { focus });
  if (answer.ok) return;
  const crm = tab.url !== undefined && URL.canParse(tab.url) ? crmOf(new URL(tab.url)) : null;
  if (crm === null || !(await readPreferences(crm)).hidden || !(await mayShowOn(tab.url))) return;
  const { hidden } = await changePreferences(crm, { hidden: false, collapsed: false });
  if (!hidden) await bringSidebar(tab.id, crm);
}

/** Registers the commands. In Firefox before 126 the listener is not told the tab; 140 is the oldest that is supported. */
export function listenForCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    void runCommand(command, tab);
  });
}
