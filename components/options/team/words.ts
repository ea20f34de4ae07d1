import type { Translate } from '../../../lib/i18n/translate';
import type { SyncEntry } from '../../../lib/team/channel';
import { ownEntryText } from './own-browsers-words';

/** Day and time of an instant in this person's zone. */
export function momentText(at: number, t: Translate): string {
  return new Date(at).toLocaleString(t.locale, { dateStyle: 'medium', timeStyle: 'short' });
}

/** One line of the sync log: "Release 7 came and was taken." */
export function entryText(entry: SyncEntry, t: Translate): string {
  if (entry.channel === 'own-browsers') return ownEntryText(entry, t);
  const { channel, what, release, reason, notes } = entry;
  if (notes !== undefined) {
    const why = what === 'added' ? '' : t.dynamic(`team_${what}_${reason ?? ''}`);
    return t.dynamic(`team_entry_notes_${what}`, { count: notes, why });
  }
  const number = release === undefined ? '' : String(release);
  if (what === 'refused' || what === 'failed') {
    const why = t.dynamic(`team_${what}_${reason ?? ''}`);
    return what === 'refused' && number !== '' ? t('team_entry_refused_number', { number, why }) : why;
  }
  if (channel === 'policy') return t.dynamic(`team_entry_policy_${what}`);
  return t.dynamic(
    number === '' && (what === 'same' || what === 'added') ? 'team_entry_nothing' : `team_entry_${what}`,
    {
      number,
    },
  );
}
