import type { Translate } from '../../../lib/i18n/translate';
import type { SyncEntry } from '../../../lib/team/channel';

/** A line of the sync log about the person's own browsers. */
export function ownEntryText({ what, release, reason }: SyncEntry, t: Translate): string {
  if (what === 'refused' || what === 'failed') return t.dynamic(`own_${what}_${reason ?? ''}`);
  const number = release ?? 0;
  return t.dynamic(reason === undefined ? `own_entry_${what}` : `own_entry_${what}_${reason}`, { number });
}
