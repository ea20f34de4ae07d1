import type { NoteEvent, NoteText } from '../../notes/event';
import type { Database, Erasing, StoredThread } from '../database';
import { metaAt } from '../meta';
import { eventsOf, type Written, writing } from './acts';
import type { Changed, Writing } from './threads';
import { writeThreads } from './threads';

/** Threads that are erased in one transaction. */
const AT_ONCE = 500;

export interface Erased {
  threads: number;
  notes: number;
}

/**
 * Erases without undo: events, threads, what finds them, and unfinished writing in them. In pieces, each one transaction; what is
 * still to be done stands in the database until it is, so that a background that is killed goes on where it was (`resumeErasing`).
 */
export async function erase(database: Database, what: Erasing, told: (written: Written) => void): Promise<Erased> {
  await database.put('meta', { key: 'note-erasing', what });
  return goOn(database, what, told);
}

/** Goes on with an erasing that was begun. */
export async function resumeErasing(database: Database, told: (written: Written) => void): Promise<void> {
  const begun = await metaAt({ get: (key) => database.get('meta', key) }, 'note-erasing');
  if (begun) await goOn(database, begun.what, told);
}

async function goOn(database: Database, what: Erasing, told: (written: Written) => void): Promise<Erased> {
  const all = { threads: 0, notes: 0 };
  for (;;) {
    const piece = await writing(database, (transaction) => erasePiece(transaction, what));
    told(piece.written);
    all.threads += piece.threads;
    all.notes += piece.notes;
    if (piece.rows < AT_ONCE) break;
  }
  await eraseRest(database, what);
  return all;
}

async function erasePiece(transaction: Writing, what: Erasing): Promise<Erased & { rows: number; written: Written }> {
  const self = (await metaAt(transaction.objectStore('meta'), 'note-self'))?.id ?? null;
  const rows = await rowsOf(transaction, what);
  const erased = { threads: 0, notes: 0 };
  const changed: Changed[] = [];
  const gone = new Set<string>();
  const store = transaction.objectStore('note-events');
  for (const before of rows) {
    const events = await eventsOf(transaction, before.id);
    const kept = 'person' in what ? withoutPerson(events, what.person) : [];
    if (kept.length === 0) gone.add(before.id);
    erased.threads += kept.length === 0 ? 1 : 0;
    erased.notes += before.view.notes.filter(({ author }) => kept.length === 0 || author === personOf(what)).length;
    const keptIds = new Set(kept.map(({ id }) => id));
    for (const { id } of events) if (!keptIds.has(id)) await store.delete(id);
    for (const event of kept) await store.put(event);
    changed.push({ id: before.id, events: kept, before });
  }
  const { blocks } = await writeThreads(transaction, changed, self);
  await eraseDrafts(transaction, gone);
  const records = [...new Set(rows.flatMap(({ record }) => record ?? ''))];
  return { ...erased, rows: rows.length, written: { blocks, records } };
}

const personOf = (what: Erasing): string | null => ('person' in what ? what.person : null);

async function rowsOf(transaction: Writing, what: Erasing): Promise<StoredThread[]> {
  const threads = transaction.objectStore('threads');
  if ('record' in what) return threads.index('record').getAll(what.record, AT_ONCE);
  if ('person' in what) return threads.index('people').getAll(what.person, AT_ONCE);
  if ('before' in what) return threads.index('lastAt').getAll(IDBKeyRange.upperBound(what.before, true), AT_ONCE);
  const row = await threads.get(what.thread);
  return row ? [row] : [];
}

/** Unfinished replies and edits in threads that are gone. */
async function eraseDrafts(transaction: Writing, gone: ReadonlySet<string>): Promise<void> {
  const drafts = transaction.objectStore('note-drafts');
  for (const draft of await drafts.getAll()) {
    if ('doneAt' in draft || draft.place.kind === 'new') continue;
    if (gone.has(draft.place.thread)) await drafts.delete(draft.id);
  }
}

/** What is not in threads; with it the erasing is done. */
async function eraseRest(database: Database, what: Erasing): Promise<void> {
  const stores = ['meta', 'note-drafts', 'people', 'plans'] as const;
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  const meta = transaction.objectStore('meta');
  const drafts = transaction.objectStore('note-drafts');
  const self = await metaAt(meta, 'note-self');
  const isOwn = 'person' in what && self?.id === what.person;
  for (const draft of await drafts.getAll()) {
    const about = 'record' in what && 'record' in draft && draft.record === what.record;
    const old = 'before' in what && !('doneAt' in draft) && draft.at < what.before;
    if (about || old || isOwn) await drafts.delete(draft.id);
  }
  if ('person' in what) {
    await transaction.objectStore('people').delete(what.person);
    await transaction.objectStore('plans').delete(what.person);
    if (isOwn) await meta.delete('note-self');
  }
  await meta.delete('note-erasing');
  await transaction.done;
}

/**
 * The events without what a person wrote, and without their name where others mention them; none where they began the thread.
 */
function withoutPerson(events: readonly NoteEvent[], person: string): NoteEvent[] {
  const begun = events.find(({ type }) => type === 'begun');
  if (!begun || begun.author === person) return [];
  return events
    .filter(({ author }) => author !== person)
    .map((event) => ('text' in event ? { ...event, text: withoutMention(event.text, person) } : event));
}

function withoutMention(text: NoteText, person: string): NoteText {
  const mention = new RegExp(`@?\\[(?:\\\\.|[^\\]\\\\])*\\]\\(person:${person}\\)`, 'gi');
  // However it is written: where the id is gone it mentions nobody.
  const id = new RegExp(person, 'gi');
  return { ...text, markdown: text.markdown.replace(mention, '@…').replace(id, '') };
}
