import type { NoteRequests } from '../../note-requests';
import type { NoteEvent, Person } from '../../notes/event';
import type { ReviewQuery, ReviewSort } from '../../notes/query';
import type { Database, StoredThread } from '../database';
import { factsOf, isThere, isUnread } from './block';
import { find, type Hit, type Hits, valuesIn } from './find';
import { isWanted } from './find-words';
import { VALUE } from './indexed';
import type { IndexMemory } from './memory';
import { storedSummary } from './threads';
import { type Known, wantedOf } from './wanted';

type Answer<T extends keyof NoteRequests> = NoteRequests[T]['response'];

/** A page of the threads that a query finds. */
export async function listThreads(
  database: Database,
  memory: IndexMemory,
  known: Known,
  { query, sort, after, limit }: NoteRequests['review/list']['request'],
  now: number,
): Promise<Answer<'review/list'>> {
  const { hits, total } = await findThreads(database, memory, { query, sort, after, limit }, known, now);
  const unread = await countUnread(database, memory);
  const rows = await rowsOf(database, hits);
  return { threads: rows.map(storedSummary), total, next: hits.length < limit ? null : placeAfter(hits), unread };
}

/** How many threads are unread. IndexedDB would go through all of them to count. */
export async function countUnread(database: Database, memory: IndexMemory): Promise<number> {
  let count = 0;
  for (const block of await memory.read(database, 'numbers')) {
    for (const bits of block?.bits ?? []) if (isThere(bits) && isUnread(bits)) count += 1;
  }
  return count;
}

/** Every event of a page of those threads, with the people in them. */
export async function exportThreads(
  database: Database,
  memory: IndexMemory,
  known: Known,
  { query, after, limit }: NoteRequests['notes/export']['request'],
  now: number,
): Promise<Answer<'notes/export'>> {
  const { hits } = await findThreads(database, memory, { query, sort: 'oldest', after, limit }, known, now);
  const rows = await rowsOf(database, hits);
  const transaction = database.transaction('note-events');
  const byThread = transaction.store.index('thread');
  const events: NoteEvent[] = (await Promise.all(rows.map(({ id }) => byThread.getAll(id)))).flat();
  const met = new Set(rows.flatMap(({ people }) => people));
  const people: Person[] = known.people.filter(({ id }) => met.has(id));
  return { events, people, next: hits.length < limit ? null : placeAfter(hits) };
}

async function findThreads(
  database: Database,
  memory: IndexMemory,
  asked: { query: ReviewQuery; sort: ReviewSort; after: string | null; limit: number },
  known: Known,
  now: number,
): Promise<Hits> {
  const wanted = wantedOf(asked.query, known, now);
  const hasWords = isWanted(wanted.words);
  const [numbers, values, words, only] = await Promise.all([
    memory.read(database, 'numbers'),
    wanted.values.length > 0 ? memory.read(database, 'values') : null,
    hasWords ? memory.read(database, 'words') : null,
    asked.query.threads ? numbersOf(database, asked.query.threads) : null,
  ]);
  const sort = asked.sort === 'best-match' && !hasWords ? 'newest' : asked.sort;
  return find({ numbers, values, words }, wanted, { sort, after: hitAt(asked.after), limit: asked.limit, only });
}

async function numbersOf(database: Database, threads: readonly string[]): Promise<Set<number>> {
  const transaction = database.transaction('threads');
  const rows = await Promise.all(threads.map((id) => transaction.store.get(id)));
  return new Set(rows.flatMap((row) => row?.no ?? []));
}

async function rowsOf(database: Database, hits: readonly Hit[]): Promise<StoredThread[]> {
  const transaction = database.transaction('threads');
  const byNumber = transaction.store.index('no');
  // One that was erased meanwhile is left out.
  return (await Promise.all(hits.map(({ no }) => byNumber.get(no)))).flatMap((row) => row ?? []);
}

/** Where a page ends, so that the next one begins after it whatever comes and goes between. */
function placeAfter(hits: readonly Hit[]): string | null {
  const last = hits.at(-1);
  return last ? `${last.key} ${last.lastAt} ${last.no}` : null;
}

function hitAt(after: string | null): Hit | null {
  const [key = Number.NaN, lastAt = Number.NaN, no = Number.NaN] = after?.split(' ').map(Number) ?? [];
  return Number.isNaN(key + lastAt + no) ? null : { key, lastAt, no };
}

/** Values to choose from, the most used first. */
export async function choices(database: Database, memory: IndexMemory, most = 200): Promise<Answer<'review/choices'>> {
  const counts = new Map<string, number>();
  for (const block of await memory.read(database, 'values')) {
    if (!block) continue;
    const lines = valuesIn(block);
    const used = new Uint32Array(lines.length);
    for (const code of block.codes) used[code] = (used[code] ?? 0) + 1;
    lines.forEach((line, code) => {
      if (CHOSEN.has(line.charAt(0))) counts.set(line, (counts.get(line) ?? 0) + (used[code] ?? 0));
    });
  }
  const sorted = [...counts].sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1));
  const of = (kind: string): string[] =>
    sorted.flatMap(([line]) => (line.startsWith(kind) ? [line.slice(kind.length)] : [])).slice(0, most);
  return { objects: of(VALUE.object), stages: of(VALUE.stage), tags: of(VALUE.tag), items: of(VALUE.item) };
}

const CHOSEN: ReadonlySet<string> = new Set([VALUE.object, VALUE.stage, VALUE.tag, VALUE.item]);

interface Quiet {
  lastAt: number;
  openThreads: number;
}

/** People and stages with no word since that time: the latest of the threads that they are in, and how many of these wait. */
export async function quietSince(
  database: Database,
  memory: IndexMemory,
  since: number,
): Promise<Pick<Answer<'review/quiet'>, 'people' | 'stages'>> {
  const [numbers, values] = await Promise.all([memory.read(database, 'numbers'), memory.read(database, 'values')]);
  const all = new Map<string, Quiet>();
  values.forEach((block, place) => {
    const own = numbers[place];
    if (!block || !own) return;
    const lines = valuesIn(block);
    own.bits.forEach((bits, slot) => {
      if (!isThere(bits)) return;
      const lastAt = own.lastAt[slot] ?? 0;
      const waits = factsOf(bits).state === 'resolved' ? 0 : 1;
      for (const code of block.codes.subarray(block.starts[slot], block.starts[slot + 1])) {
        const line = lines[code] ?? '';
        if (!line.startsWith(VALUE.person) && !line.startsWith(VALUE.stage)) continue;
        const known = all.get(line) ?? { lastAt: 0, openThreads: 0 };
        all.set(line, { lastAt: Math.max(known.lastAt, lastAt), openThreads: known.openThreads + waits });
      }
    });
  });
  const quiet = [...all]
    .filter(([, { lastAt }]) => lastAt <= since)
    .sort(([, one], [, other]) => one.lastAt - other.lastAt);
  const of = (kind: string): [string, Quiet][] =>
    quiet.flatMap(([line, facts]) => (line.startsWith(kind) ? [[line.slice(kind.length), facts]] : []));
  return {
    people: of(VALUE.person).map(([person, facts]) => ({ person, ...facts })),
    stages: of(VALUE.stage).map(([stage, facts]) => ({ stage, ...facts })),
  };
}
