import type { BegunEvent, DeletedEvent, EditedEvent, NoteEvent, NoteText, RepliedEvent, ThreadState } from './event';
import { readMarks } from './text';
import type { NoteView, ThreadView } from './thread';
import { mergeEvents } from './union';

export { type Merged, mergeEvents } from './union';

/**
 * A thread out of its events, in whatever order and however often they come. Null until the event that began it is there.
 * Of the events that are no thread's own, and of those that their author was not allowed, nothing is taken (`counting`).
 */
export function threadOf(given: readonly NoteEvent[]): ThreadView | null {
  const { events } = mergeEvents(given, []);
  const begun = events.find((event): event is BegunEvent => event.type === 'begun' && event.id === event.thread);
  if (!begun) return null;
  const own = events.filter(({ thread }) => thread === begun.id);
  const { counted, visibility } = counting(begun, own);
  const notes = notesOf(begun, counted);
  const gone = new Set(notes.filter(({ text }) => text === null).map(({ id }) => id));
  const last = lastWord(begun, counted, gone);
  return {
    id: begun.id,
    record: begun.record,
    tie: begun.tie,
    flag: begun.flag,
    visibility,
    state: stateOf(begun, counted, gone),
    snapshot: begun.snapshot,
    notes,
    clock: own.at(-1)?.clock ?? begun.clock,
    beganAt: begun.at,
    lastAt: last.at,
    lastAuthor: last.author,
    changedIn: begun.flag === null ? null : changedIn(counted),
    ...marksOf(notes),
  };
}

/**
 * The events that count, besides the one that began the thread, in order. In a thread that is private at that point only its
 * opener's do, though anybody may take their own words away. Only the opener changes who may read it. Only a note's author
 * edits or deletes it, and only where the note itself counts.
 */
function counting(
  begun: BegunEvent,
  own: readonly NoteEvent[],
): Pick<ThreadView, 'visibility'> & { counted: NoteEvent[] } {
  let { visibility } = begun;
  const open: NoteEvent[] = [];
  for (const event of own) {
    if (event.type === 'begun') continue;
    const openers = event.author === begun.author;
    if (visibility === 'private' && !openers && event.type !== 'deleted') continue;
    if (event.type === 'visibility') {
      if (openers) visibility = event.visibility;
      continue;
    }
    open.push(event);
  }
  const authors = new Map([[begun.id, begun.author]]);
  for (const event of open) if (event.type === 'replied') authors.set(event.id, event.author);
  const counted = open.filter(
    (event) => (event.type !== 'edited' && event.type !== 'deleted') || authors.get(event.note) === event.author,
  );
  return { counted, visibility };
}

type Wording = BegunEvent | RepliedEvent | EditedEvent;

function notesOf(begun: BegunEvent, counted: readonly NoteEvent[]): NoteView[] {
  const wordings = new Map<string, Wording[]>([[begun.id, [begun]]]);
  for (const event of counted) if (event.type === 'replied') wordings.set(event.id, [event]);
  for (const event of counted) if (event.type === 'edited') wordings.get(event.note)?.push(event);
  const removals = new Map<string, DeletedEvent>();
  for (const event of counted) if (event.type === 'deleted') removals.set(event.note, event);
  return [...wordings.values()].flatMap((texts) => noteOf(texts, removals));
}

/**
 * A note out of its texts, the first and then its edits in order. Heads are the texts that no later one was made over;
 * the last of them is shown. What an edit names as replaced counts only where it comes before that edit in the order, which holds for
 * everything that its writer can have seen, so there is no going round in a circle. The first text is under every edit.
 */
function noteOf([first, ...edits]: readonly Wording[], removals: ReadonlyMap<string, DeletedEvent>): NoteView[] {
  if (!first) return [];
  const replaced = new Set<string>(edits.length > 0 ? [first.id] : []);
  const before = new Set<string>();
  for (const edit of edits) {
    if (edit.type === 'edited') for (const id of edit.over) if (before.has(id)) replaced.add(id);
    before.add(edit.id);
  }
  const texts = [first, ...edits];
  const heads = texts.filter(({ id }) => !replaced.has(id));
  const head = heads.at(-1) ?? first;
  const note = { id: first.id, author: first.author, hat: first.hat, at: first.at, head: head.id };
  if (removals.get(first.id)?.deleted) return [{ ...note, text: null, history: [], clashes: [] }];
  return [
    {
      ...note,
      text: head.text,
      history: texts.filter(({ id }) => replaced.has(id)).map(version),
      clashes: heads.filter(({ id }) => id !== head.id).map(version),
    },
  ];
}

function version({ id, author, at, text }: Wording): { event: string; author: string; at: number; text: NoteText } {
  return { event: id, author, at, text };
}

/**
 * What was set last counts, but a resolved thread stays so until it is reopened. Words of others answer it, words of
 * its opener ask again; a reply that was deleted did neither.
 */
function stateOf(begun: BegunEvent, counted: readonly NoteEvent[], gone: ReadonlySet<string>): ThreadState {
  let state: ThreadState = 'open';
  for (const event of counted) {
    if (event.type === 'state') {
      if (state !== 'resolved' || event.state === 'reopened') state = event.state;
    } else if (event.type === 'replied' && !gone.has(event.id) && state !== 'resolved') {
      if (event.author !== begun.author) state = 'answered';
      else if (state === 'answered') state = 'open';
    }
  }
  return state;
}

/** The last event that put words into the thread which are still there; where none are, the last that ever did. */
function lastWord(begun: BegunEvent, counted: readonly NoteEvent[], gone: ReadonlySet<string>): Wording {
  const words = [begun, ...counted.filter((event) => event.type === 'replied' || event.type === 'edited')];
  return words.findLast((event) => !gone.has(event.type === 'edited' ? event.note : event.id)) ?? words.at(-1) ?? begun;
}

function changedIn(counted: readonly NoteEvent[]): number | null {
  return counted.findLast((event) => event.type === 'credited')?.release ?? null;
}

function marksOf(notes: readonly NoteView[]): Pick<ThreadView, 'tags' | 'mentions' | 'checklist'> {
  const marks = notes.flatMap(({ id, text }) => (text ? [{ note: id, ...readMarks(text.markdown) }] : []));
  return {
    tags: [...new Set(marks.flatMap(({ tags }) => tags))],
    mentions: [...new Set(marks.flatMap(({ mentions }) => mentions))],
    checklist: marks.flatMap(({ note, checklist }) => checklist.map((item) => ({ note, ...item }))),
  };
}
