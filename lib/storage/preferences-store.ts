import { browser } from 'wxt/browser';
import type { CrmId } from '../crm/record';
import { type Preferences, preferencesKey } from './preferences';
import { parsePreferences } from './preferences-schema';

/** Reads a CRM's preferences; corrupt values fall back to their defaults and are named in the console. */
export async function readPreferences(crm: CrmId): Promise<Preferences> {
  const key = preferencesKey(crm);
  const { preferences, corrupt } = parsePreferences((await browser.storage.local.get(key))[key]);
  if (corrupt.length > 0)
    console.warn(`Sightline: stored preferences for ${crm} not understood: ${corrupt.join(', ')}`);
  return preferences;
}

/** One change after the other: a patch is read, merged and written whole, so two at once must not overlap. */
let last: Promise<unknown> = Promise.resolve();

/** Merges a change into a CRM's preferences and answers them once they are stored. */
export function changePreferences(crm: CrmId, patch: Partial<Preferences>): Promise<Preferences> {
  const change = last.then(async () => {
    const preferences = { ...(await readPreferences(crm)), ...patch };
    await browser.storage.local.set({ [preferencesKey(crm)]: preferences });
    return preferences;
  });
  last = change.catch(() => undefined);
  return change;
}
