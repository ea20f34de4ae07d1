import type { ReviewData } from '../../components/review/model';
import { type Answered, ask, failed } from '../../lib/messages';
import { storageFailure } from '../../lib/storage/database';
import type { ReleaseShelf } from '../options/release-shelf';

/** What the whole page shows: who is known, and the release in force. `news`: grows with every reading. */
export async function loadReview(shelf: ReleaseShelf, news: number): Promise<Answered<ReviewData>> {
  const [active, people] = await Promise.all([ask('release/active', {}), ask('review/people', {})]);
  if (!active.ok) return active;
  if (!people.ok) return people;
  try {
    const release = await shelf.get(active.value.number);
    return release ? { ok: true, value: { ...people.value, release, news } } : failed('no-release');
  } catch (error) {
    return { ok: false, error: storageFailure(error).failure };
  }
}
