import { browser } from 'wxt/browser';
import type { RecordInView } from '../../components/options/model';
import type { Progress } from '../../lib/coaching/advice';
import { foldProgress } from '../../lib/coaching/progress';
import { complete } from '../../lib/crm/complete';
import { HOSTS, OPTIONAL_HOSTS } from '../../lib/crm/hosts';
import { type Record as CrmRecord, recordKey } from '../../lib/crm/record';
import { push } from '../../lib/messages';
import type { Connection } from '../../lib/storage/connection';
import { eventsOfRecord } from '../../lib/storage/events';

/**
 * The record that a CRM tab shows, of the tabs that have one the one that was in front last; null where there is none. It is
 * asked of the panel's script in the tab, which has read it already.
 */
export async function recordInView(connection: Connection): Promise<RecordInView | null> {
  for await (const record of recordsInTabs()) return { record, progress: await progressOn(connection, record) };
  return null;
}

/** One record as a CRM tab shows it, of several tabs the one that was in front last; null where none does. */
export async function recordShown(key: string): Promise<CrmRecord | null> {
  for await (const record of recordsInTabs()) if (recordKey(record) === key) return record;
  return null;
}

/** Every record that a CRM tab shows, the tab first that was in front last. */
async function* recordsInTabs(): AsyncGenerator<CrmRecord> {
  const url: string[] = [];
  for (const host of [...HOSTS, ...OPTIONAL_HOSTS]) {
    if (await browser.permissions.contains({ origins: [host] })) url.push(host);
  }
  if (url.length === 0) return;
  const tabs = await browser.tabs.query({ url, discarded: false });
  tabs.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  for (const { id } of tabs) {
    const answer = id === undefined ? null : await push(id, 'self-test/report', {});
    if (answer?.ok && answer.value.record) yield complete(answer.value.record);
  }
}

/** What this person's log says about a record. */
export async function progressOn(connection: Connection, record: CrmRecord): Promise<Progress> {
  const key = recordKey(record);
  return foldProgress(await connection.use((database) => eventsOfRecord(database, key)), key);
}
