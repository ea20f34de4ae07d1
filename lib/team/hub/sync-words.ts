import type { Entry } from '../weigh';
import type { People } from './envelope';
import type { TakenIn } from './take-in';

/**
 * What the sync log says of what came: how much was added, what waits for a key or a person, and of each reason and author what was
 * refused. A thread's later words that come before its beginning are not worth a word.
 */
export function entriesOf({ added, held, refused, dropped }: TakenIn, { byId }: People): Entry[] {
  const entries: Entry[] = [];
  if (added > 0) entries.push({ what: 'added', notes: added });
  for (const why of ['key', 'person'] as const) {
    const notes = held.filter((one) => one.why === why).length;
    if (notes > 0) entries.push({ what: 'held', reason: `note-${why}`, notes });
  }
  if (dropped > 0) entries.push({ what: 'refused', reason: 'note-no-room', notes: dropped });
  const reasons = new Map<string, Entry & { notes: number }>();
  for (const { why, author } of refused) {
    const name = author === null ? null : (byId.get(author)?.name ?? author);
    const key = `${why} ${name}`;
    const known = reasons.get(key) ?? {
      what: 'refused' as const,
      reason: `note-${why}`,
      ...(name === null ? {} : { detail: name }),
      notes: 0,
    };
    known.notes += 1;
    reasons.set(key, known);
  }
  return [...entries, ...reasons.values()];
}
