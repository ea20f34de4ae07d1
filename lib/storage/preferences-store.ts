import { browser } from 'wxt/browser';
import type { CrmId } from '../crm/record';
import { changeable, preferencesInForce } from '../team/policy/effective';
import { type Preferences, preferencesKey } from './preferences';
import { ownPreferences } from './preferences-schema';
import { readPolicy } from './team/policy';

/**
 * A CRM's preferences in force: what the organization locked, then what the person chose, then defaults. Corrupt values fall
 * back to their defaults and are named in the console.
 */
export async function readPreferences(crm: CrmId): Promise<Preferences> {
  const [own, { policy }] = await Promise.all([readOwnPreferences(crm), readPolicy('preferences')]);
  return preferencesInForce(own, policy.preferences);
}

/** What the person chose, and nothing else. */
export async function readOwnPreferences(crm: CrmId): Promise<Partial<Preferences>> {
  const key = preferencesKey(crm);
  const { own, corrupt } = ownPreferences((await browser.storage.local.get(key))[key]);
  if (corrupt.length > 0)
    console.warn(`Sightline: stored preferences for ${crm} not understood: ${corrupt.join(', ')}`);
  return own;
}

/** One change after the other: a patch is read, merged and written whole, so two at once must not overlap. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Merges a change into a CRM's preferences and answers those in force once they are stored. What the organization locked
 * stays. Only what the person chose is stored, so that another default of the organization reaches the rest.
 */
export function changePreferences(crm: CrmId, patch: Partial<Preferences>): Promise<Preferences> {
  const change = last.then(async () => {
    const [before, { policy }] = await Promise.all([readOwnPreferences(crm), readPolicy('preferences')]);
    const own = { ...before, ...changeable(patch, policy.preferences) };
    await browser.storage.local.set({ [preferencesKey(crm)]: own });
    return preferencesInForce(own, policy.preferences);
  });
  last = change.catch(() => undefined);
  return change;
}
