import type { NoteEvent, NoteText, ThreadState, Visibility } from '../../../lib/notes/event';

/**
 * The rules of a thread written down as slowly and plainly as possible, each for itself: what the real one is held against.
 * Takes distinct events; says what has to come out of them, without marks of the text.
 */
export interface ReferenceThread {
  visibility: Visibility;
  state: ThreadState;
  changedIn: number | null;
  notes: { id: string; text: NoteText | null; head: string; history: string[]; clashes: string[] }[];
  lastAt: number;
  lastAuthor: string;
}

const key = (event: NoteEvent): [number, number, string, string] => [event.clock, event.at, event.author, event.id];
function isBefore(one: NoteEvent, other: NoteEvent): boolean {
  const [a, b] = [key(one), key(other)];
  for (const at of [0, 1, 2, 3] as const) {
    if (a[at] < b[at]) return true;
    if (a[at] > b[at]) return false;
  }
  return false;
}
const inOrder = <E extends NoteEvent>(events: E[]): E[] =>
  [...events].sort((one, other) => (isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0));

export function referenceThread(given: NoteEvent[]): ReferenceThread | null {
  const begun = inOrder(given).find((event) => event.type === 'begun' && event.id === event.thread);
  if (begun?.type !== 'begun') return null;
  const own = given.filter((event) => event.thread === begun.id && event.type !== 'begun');
  const isOpeners = (event: NoteEvent): boolean => event.author === begun.author;

  const visibilityBefore = (event: NoteEvent | null): Visibility => {
    const changes = own.filter(
      (one) => one.type === 'visibility' && isOpeners(one) && (!event || isBefore(one, event)),
    );
    const last = inOrder(changes).at(-1);
    return last?.type === 'visibility' ? last.visibility : begun.visibility;
  };
  const mayWrite = (event: NoteEvent): boolean => isOpeners(event) || visibilityBefore(event) !== 'private';
  const replies = own.filter((event) => event.type === 'replied' && mayWrite(event));
  const roots = [begun, ...inOrder(replies)];
  const editsOf = (root: NoteEvent) =>
    own.filter(
      (event) => event.type === 'edited' && event.note === root.id && event.author === root.author && mayWrite(event),
    );
  const isDeleted = (root: NoteEvent): boolean => {
    const said = own.filter(
      (event) => event.type === 'deleted' && event.note === root.id && event.author === root.author,
    );
    const last = inOrder(said).at(-1);
    return last?.type === 'deleted' && last.deleted;
  };
  const textIn = (event: NoteEvent): NoteText => ('text' in event ? event.text : { markdown: '', links: [], tips: [] });

  const notes = roots.map((root) => {
    const edits = editsOf(root);
    const isHead = (event: NoteEvent): boolean =>
      (event !== root || edits.length === 0) &&
      !edits.some((edit) => edit.type === 'edited' && edit.over.includes(event.id) && isBefore(event, edit));
    const versions = [root, ...inOrder(edits)];
    const heads = versions.filter(isHead);
    const head = heads.at(-1) ?? root;
    const gone = isDeleted(root);
    return {
      id: root.id,
      text: gone ? null : textIn(head),
      head: head.id,
      history: gone ? [] : versions.filter((event) => !isHead(event)).map(({ id }) => id),
      clashes: gone ? [] : heads.filter((event) => event !== head).map(({ id }) => id),
    };
  });

  const stateAfter = (events: NoteEvent[]): ThreadState => {
    const last = events.at(-1);
    if (!last) return 'open';
    const before = stateAfter(events.slice(0, -1));
    if (before === 'resolved') return last.type === 'state' && last.state === 'reopened' ? 'reopened' : 'resolved';
    if (last.type === 'state') return last.state;
    if (!isOpeners(last)) return 'answered';
    return before === 'answered' ? 'open' : before;
  };
  const moves = [
    ...own.filter((event) => event.type === 'state' && mayWrite(event)),
    ...replies.filter((event) => !isDeleted(event)),
  ];

  const credits = inOrder(own.filter((event) => event.type === 'credited' && mayWrite(event)));
  const credit = credits.at(-1);
  const wordings = roots.flatMap((root) => [root, ...editsOf(root)].map((event) => ({ event, gone: isDeleted(root) })));
  const standing = wordings.filter(({ gone }) => !gone);
  const candidates = (standing.length > 0 ? standing : wordings).map(({ event }) => event);
  // The first note comes before all others, whatever its clock.
  const last = inOrder(candidates.filter((event) => event !== begun)).at(-1) ?? begun;
  return {
    visibility: visibilityBefore(null),
    state: stateAfter(inOrder(moves)),
    changedIn: begun.flag !== null && credit?.type === 'credited' ? credit.release : null,
    notes,
    lastAt: last.at,
    lastAuthor: last.author,
  };
}
