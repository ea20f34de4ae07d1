import type { Block } from '../../lib/markdown/tree';
import type { Failure } from '../../lib/messages';
import type { ActOutcome, Identity, NoteAct, NoteDraft, RecordNotes } from '../../lib/note-requests';
import type { Role } from '../../lib/notes/event';
import type { ThreadView } from '../../lib/notes/thread';
import { isEmptyText, NO_TEXT } from '../../lib/notes/write';
import { type Kept, makeDraftSender } from './draft-sender';
import type { NotesGate } from './gate';
import { askingOf } from './requests';

export type Known =
  | { state: 'coming' }
  | { state: 'failed'; why: Failure['code'] }
  | { state: 'here'; notes: RecordNotes };

/** Why an act was not done: a failure of the background, or what it refuses. */
export type Trouble = Failure['code'] | Extract<ActOutcome, { outcome: 'refused' }>['why'];

/** The notes of the records that a panel has shown, and the writing that is under way. Outlives every view of them. */
export interface NotesStore {
  /** What is known of this record; asks for it where that is nothing, or older than the panel's `news`. */
  of(record: string, news: number): Known;
  /** Asks anew for a record that was asked for before. */
  refresh(record: string): void;
  /** The tree of a text; null until it is here. */
  tree(markdown: string): Block[] | null;
  /** Null: done. */
  act(record: string, event: string, act: NoteAct): Promise<Trouble | null>;
  /** The unfinished writing of a place of this record. */
  drafts(record: string): readonly NoteDraft[];
  /** Whether it was begun or gone on with here, so that it needs no offer. */
  isGoing(draft: string): boolean;
  goOn(draft: string): void;
  write(draft: NoteDraft): void;
  /** Writing that came to its end, or was thrown away. */
  drop(draft: NoteDraft): void;
  /** Saves what was written, under the draft's own id: however often that is sent, it counts once. */
  finish(record: string, draft: NoteDraft, act: NoteAct): Promise<Trouble | null>;
  kept(draft: string): Kept;
  setIdentity(name: string, email: string | null, roles: Role[]): Promise<Trouble | null>;
  setShared(): Promise<Trouble | null>;
  subscribe(listener: () => void): () => void;
}

/** How many records are kept in memory, the one in view among them. */
const MOST_RECORDS = 8;
/** How many trees are kept; beyond it the memory starts anew. */
const MOST_TREES = 1_000;
/** How many texts one request may hold. */
const MOST_TEXTS = 200;

/** Ids of all writing that the threads hold: a draft under one of them was saved, and its end was lost on the way. */
function savedIds(threads: readonly ThreadView[]): Set<string> {
  return new Set(
    threads.flatMap(({ notes }) =>
      notes.flatMap((note) => [
        note.id,
        note.head,
        ...note.history.map(({ event }) => event),
        ...note.clashes.map(({ event }) => event),
      ]),
    ),
  );
}

export function makeNotesStore(gate: NotesGate): NotesStore {
  const background = askingOf(gate);
  const records = new Map<string, Known>();
  const asked = new Map<string, number>();
  /** Record → the news that it was last asked for at. */
  const heard = new Map<string, number>();
  const trees = new Map<string, Block[]>();
  const wanted = new Set<string>();
  const going = new Set<string>();
  const ended = new Set<string>();
  /** What was written here and is newer than what the background last told. */
  const own = new Map<string, NoteDraft>();
  const listeners = new Set<() => void>();
  let lastAt = 0;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const sender = makeDraftSender(background.keepDraft, gate.signal, changed);
  const now = (): number => {
    lastAt = Math.max(gate.now(), lastAt + 1);
    return lastAt;
  };

  const ask = async (record: string): Promise<void> => {
    const number = (asked.get(record) ?? 0) + 1;
    asked.set(record, number);
    const answer = await background.ofRecord(record);
    if (asked.get(record) !== number || gate.signal.aborted) return;
    if (answer.ok) set(record, answer.value);
    // What was shown before is still true.
    else if (records.get(record)?.state !== 'here') records.set(record, { state: 'failed', why: answer.error.code });
    changed();
  };
  const set = (record: string, notes: RecordNotes): void => {
    records.delete(record);
    records.set(record, { state: 'here', notes });
    for (const old of [...records.keys()].slice(0, -MOST_RECORDS)) {
      records.delete(old);
      asked.delete(old);
    }
  };
  const withMe = (me: Identity): void => {
    for (const [record, known] of records)
      if (known.state === 'here') records.set(record, { state: 'here', notes: { ...known.notes, me } });
    changed();
  };
  const place = (record: string, thread: ThreadView): void => {
    const known = records.get(record);
    if (known?.state !== 'here') return;
    const others = known.notes.threads.filter(({ id }) => id !== thread.id);
    // Who this person is comes to be known with the first thing that they write: this.
    const self = known.notes.self ?? thread.lastAuthor;
    records.set(record, { state: 'here', notes: { ...known.notes, self, threads: [thread, ...others] } });
    changed();
  };

  const fetchTrees = async (): Promise<void> => {
    const sources = [...wanted].slice(0, MOST_TEXTS);
    for (const source of sources) wanted.delete(source);
    const answer = await background.texts(sources);
    if (!answer.ok || gate.signal.aborted) return;
    if (trees.size + sources.length > MOST_TREES) trees.clear();
    for (const source of sources) {
      const tree = Object.hasOwn(answer.value.markdown, source) ? answer.value.markdown[source] : undefined;
      if (tree) trees.set(source, tree);
    }
    if (wanted.size > 0) void fetchTrees();
    changed();
  };

  const send = async (record: string, event: string, act: NoteAct, draft?: string): Promise<ThreadView | Trouble> => {
    const answer = await background.act(event, now(), act, draft);
    if (!answer.ok) return answer.error.code;
    if (answer.value.outcome === 'refused') return answer.value.why;
    place(record, answer.value.thread);
    return answer.value.thread;
  };

  const store: NotesStore = {
    of(record, news) {
      const known = records.get(record) ?? { state: 'coming' };
      if (!records.has(record)) records.set(record, known);
      else if (heard.get(record) === news) return known;
      heard.set(record, news);
      void ask(record);
      return known;
    },
    refresh(record) {
      if (records.has(record)) void ask(record);
    },
    tree(markdown) {
      const tree = trees.get(markdown);
      if (tree) return tree;
      if (wanted.size === 0) queueMicrotask(() => void fetchTrees());
      wanted.add(markdown);
      return null;
    },
    async act(record, event, act) {
      const answer = await send(record, event, act);
      return typeof answer === 'string' ? answer : null;
    },
    drafts(record) {
      const known = records.get(record);
      const told = known?.state === 'here' ? known.notes.drafts : [];
      const saved = known?.state === 'here' ? savedIds(known.notes.threads) : new Set<string>();
      const here = [...own.values()].filter((draft) => draft.record === record);
      return [...here, ...told.filter(({ id }) => !own.has(id))].filter(
        // What is being written here is there even while it is empty.
        ({ id, text }) => !saved.has(id) && !ended.has(id) && (own.has(id) || !isEmptyText(text)),
      );
    },
    isGoing: (draft) => going.has(draft),
    goOn(draft) {
      going.add(draft);
      changed();
    },
    write(draft) {
      const written = { ...draft, at: now() };
      going.add(draft.id);
      own.set(draft.id, written);
      sender.keep(written);
      changed();
    },
    drop(draft) {
      ended.add(draft.id);
      own.delete(draft.id);
      sender.keep({ ...draft, text: NO_TEXT, at: now() });
      changed();
    },
    async finish(record, draft, act) {
      const answer = await send(record, draft.id, act, draft.id);
      if (typeof answer === 'string') return answer;
      // An earlier sending, whose answer was lost, had other words.
      const note = answer.notes.find(({ head, id }) => head === draft.id || id === draft.id);
      if (note?.head === draft.id && note.text && JSON.stringify(note.text) !== JSON.stringify(draft.text)) {
        const over = [note.head];
        const edit: NoteAct = { type: 'edit', thread: answer.id, note: note.id, over, text: draft.text };
        const again = await send(record, gate.newId(), edit);
        if (typeof again === 'string') return again;
      }
      store.drop(draft);
      return null;
    },
    kept: sender.state,
    async setIdentity(name, email, roles) {
      const answer = await background.setIdentity(name, email, roles);
      if (answer.ok) withMe(answer.value.me);
      return answer.ok ? null : answer.error.code;
    },
    async setShared() {
      const answer = await background.setShared();
      if (answer.ok) withMe(answer.value.me);
      return answer.ok ? null : answer.error.code;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  for (const type of ['pagehide', 'visibilitychange'])
    globalThis.addEventListener?.(type, sender.flush, { signal: gate.signal, capture: true });
  return store;
}

const stores = new WeakMap<NotesGate, NotesStore>();

/** The one store of a panel: views come and go, what was written stays. */
export function storeOf(gate: NotesGate): NotesStore {
  const known = stores.get(gate);
  if (known) return known;
  const store = makeNotesStore(gate);
  stores.set(gate, store);
  return store;
}
