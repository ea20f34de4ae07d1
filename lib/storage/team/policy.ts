import { browser } from 'wxt/browser';
import { type PolicyReading, parsePolicy } from '../../team/policy/parse';
import { NO_POLICY, POLICY_KEYS, type PolicyKey } from '../../team/policy/policy';

/**
 * What the organization set, of these keys; all of them without any. It is read anew each time: it may come seconds after the
 * start and change at any moment. Firefox rejects where there is none (`Managed storage manifest not found`); Chromium
 * answers with an empty object.
 */
export async function readPolicy(...keys: PolicyKey[]): Promise<PolicyReading> {
  const raw = await managed(keys);
  // Nearly everybody: nothing is parsed.
  return Object.keys(raw).length === 0 ? { policy: NO_POLICY, problems: [] } : parsePolicy(raw);
}

/** As the browser hands it over, with names that nobody knows; what tells whether anything changed. */
export async function readRawPolicy(): Promise<{ [name: string]: unknown }> {
  return managed([]);
}

async function managed(keys: readonly PolicyKey[]): Promise<{ [name: string]: unknown }> {
  try {
    return await browser.storage.managed.get(keys.length === 0 ? null : [...keys]);
  } catch {
    return {};
  }
}

/** Calls back when it changed while we run. Firefox never tells: what is read anew counts there. */
export function listenForPolicy(tell: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' && POLICY_KEYS.some((key) => key in changes)) tell();
  });
}
