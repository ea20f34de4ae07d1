import type { NoteDraft } from '../../note-requests';
import type { Database } from '../database';

/** What stays for a while of writing that was emptied or finished: no keystroke from before `at` that comes late counts. */
export interface DoneWriting {
  id: string;
  at: number;
  /** Milliseconds since the epoch, by this machine. */
  doneAt: number;
}

export type KeptWriting = NoteDraft | DoneWriting;

/** Milliseconds for which that is remembered. */
const REMEMBERED = 24 * 60 * 60 * 1_000;

const isDraft = (kept: KeptWriting): kept is NoteDraft => !('doneAt' in kept);

/** Keeps unfinished writing, or drops it where it is empty. Of one id the newest counts. Durable when it resolves. */
export async function keepDraft(database: Database, draft: NoteDraft, now: number): Promise<void> {
  const transaction = database.transaction('note-drafts', 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  const known = await store.get(draft.id);
  if (!known || known.at <= draft.at) {
    await store.put(isEmpty(draft) ? { id: draft.id, at: draft.at, doneAt: now } : draft);
    if (isEmpty(draft)) await forgetDone(store, now);
  }
  await transaction.done;
}

/** Ends a draft whose text was saved as a note: nothing that is typed into it comes back. */
export async function endDraft(store: Drafts, id: string, now: number): Promise<void> {
  await forgetDone(store, now);
  await store.put({ id, at: Number.MAX_SAFE_INTEGER, doneAt: now });
}

interface Drafts {
  getAll(): Promise<KeptWriting[]>;
  put(kept: KeptWriting): Promise<unknown>;
  delete(id: string): Promise<void>;
}

/** Forgets what was done with long ago. */
async function forgetDone(store: Drafts, now: number): Promise<void> {
  for (const kept of await store.getAll()) {
    if ('doneAt' in kept && kept.doneAt < now - REMEMBERED) await store.delete(kept.id);
  }
}

/** The unfinished writing about one record, the newest first. */
export async function draftsOfRecord(database: Database, record: string): Promise<NoteDraft[]> {
  return newestFirst(await database.getAllFromIndex('note-drafts', 'record', record));
}

/** The unfinished replies and edits in these threads, the newest first. */
export async function draftsOfThread(database: Database, thread: string): Promise<NoteDraft[]> {
  return (await allDrafts(database)).filter(({ place }) => place.kind !== 'new' && place.thread === thread);
}

/** All unfinished writing, the newest first. */
export async function allDrafts(database: Database): Promise<NoteDraft[]> {
  return newestFirst(await database.getAll('note-drafts'));
}

const newestFirst = (kept: readonly KeptWriting[]): NoteDraft[] =>
  kept.filter(isDraft).sort((one, other) => other.at - one.at);

const isEmpty = ({ text }: NoteDraft): boolean =>
  text.markdown.trim() === '' && text.links.length === 0 && text.tips.length === 0;
