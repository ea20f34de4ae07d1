import { differencesBetween } from '../../../lib/playbook/changes';
import type { Database } from '../../../lib/storage/database';
import { activeRelease } from '../../../lib/storage/releases';
import { teamNote } from '../../../lib/storage/team/notes';
import type { WaitingRelease } from '../../../lib/team-requests';

/** The release that waits for a press, as a person is shown it; null: none does. */
export async function waitingRelease(database: Database): Promise<WaitingRelease | null> {
  const [waiting, stored] = await Promise.all([teamNote(database, 'waiting'), activeRelease(database)]);
  if (!waiting) return null;
  const { release, receive, withdraws } = waiting.published;
  const { number, author, date, note, playbook } = release;
  const differences = stored
    ? differencesBetween(stored.release.playbook, playbook).map((one) => ({ ...one, fields: [] }))
    : [];
  return { number, author, date, note, enforceFrom: receive.enforceFrom, withdraws, differences };
}
