import { ask } from '../../lib/messages';
import { HATS, type Hat } from '../../lib/playbook/edit';

const KEY = 'hat';

/** The hat of this tab, which it keeps when it is loaded again; of a new tab the one that was worn last anywhere. */
export const hatOfTab = (last: Hat): Hat => HATS.find((hat) => hat === sessionStorage.getItem(KEY)) ?? last;

/** Keeps the hat for this tab, and as the one that was worn last. */
export function keepHat(hat: Hat): void {
  sessionStorage.setItem(KEY, hat);
  void ask('preferences/set', { crm: 'salesforce', patch: { hat } });
}
