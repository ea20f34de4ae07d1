import { browser } from 'wxt/browser';
import type { Requests } from '../../lib/messages';
import { alignmentErrors } from '../../lib/playbook/alignment';
import { localDay } from '../../lib/playbook/local-day';
import { parsePlaybook } from '../../lib/playbook/parse';
import { releaseOfParsed } from '../../lib/playbook/release';
import type { Playbook } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import type { Database } from '../../lib/storage/database';
import { activeFacts } from '../../lib/storage/history';
import { installSized } from '../../lib/storage/releases';

type Publish = Requests['release/install'];

/**
 * Makes a playbook from the options page into the active release. All or nothing: what does not parse, is out of line, or was
 * compared with a release that is no longer the active one, changes nothing. The same content as the active release makes no
 * new one, so a request may be sent twice. To be run one at a time, so that of two pages that both started from the same
 * release only one can be first.
 */
export async function publishPlaybook(
  connection: Connection,
  { playbook, note, base }: Publish['request'],
): Promise<Publish['response']> {
  const parsed = parsePlaybook(playbook);
  if ('refused' in parsed) return { outcome: 'refused', ...parsed };
  const errors = alignmentErrors(parsed.playbook, localDay(new Date()));
  if (errors.length > 0) return { outcome: 'out-of-line', gaps: errors };
  return installNext(connection, parsed.playbook, { note, author: '', base });
}

/** A playbook that was just parsed and checked as the next release, unless it says what the active one says, or `base` is not the active one. */
export async function installNext(
  connection: Connection,
  playbook: Playbook,
  { base, note, author }: { base: number; note: string; author: string },
): Promise<{ outcome: 'installed' | 'same' | 'stale'; number: number }> {
  const active = await connection.use(activeFacts);
  const number = await connection.use(nextNumber);
  const sized = await releaseOfParsed(playbook, { number, date: new Date().toISOString(), author, note });
  if (active?.digest === sized.release.digest) return { outcome: 'same', number: active.number };
  if (active && active.number !== base) return { outcome: 'stale', number: active.number };
  await connection.use((database) => installSized(database, sized, browser.runtime.getManifest().version));
  return { outcome: 'installed', number };
}

/** 1 before the first release. Numbers of deleted releases below the highest are not given again. */
export async function nextNumber(database: Database): Promise<number> {
  return (await database.getAllKeys('releases')).reduce((most, number) => Math.max(most, number), 0) + 1;
}
