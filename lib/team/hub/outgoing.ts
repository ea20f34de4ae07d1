import type { NoteEvent, Visibility } from '../../notes/event';
import { compareEvents } from '../../notes/order';
import type { ThreadView } from '../../notes/thread';
import type { WaitingEvent } from '../../storage/hub/stored';

const WIDTH: { [audience in Visibility]: number } = { private: 0, coach: 1, team: 2 };
/** Whether more people may read the one than the other. */
export const isWider = (one: Visibility, other: Visibility): boolean => WIDTH[one] > WIDTH[other];

/** A thread that changed on this browser, by its own person's act or by what came. */
export interface ChangedThread {
  /** Whose browser this is. */
  self: string;
  /** Null: it was not there. */
  before: Pick<ThreadView, 'visibility'> | null;
  after: ThreadView;
  /** Every event of it. */
  events: readonly NoteEvent[];
  /** Ids of those that this browser's person wrote just now; none where it came. */
  fresh: ReadonlySet<string>;
}

/** What is to be sent of a thread, and for whom something that still waits must not be sent any more. */
export interface Outgoing {
  send: WaitingEvent[];
  /** Fewer may read it now: what waits for others is not sent to them any more. Null: no fewer. */
  narrowedTo: Visibility | null;
}

/**
 * What a change of a thread sends: of one's own events those that are new; all of them where more people may read it than before; that
 * it is for fewer, to whoever had it until then. Of a private thread nothing. Others' events are theirs to send.
 */
export function outgoingOf({ self, before, after, events, fresh }: ChangedThread): Outgoing {
  const was = before?.visibility ?? 'private';
  const now = after.visibility;
  const own = [...events].filter(({ author }) => author === self).sort(compareEvents);
  // What another browser of this person brings is in the hub already.
  const widened = isWider(now, was) && (before !== null || fresh.size > 0);
  const narrowed = isWider(was, now);
  const chosen = widened ? own : own.filter(({ id }) => fresh.has(id));
  const send = chosen.flatMap((event) =>
    waitingOf(event, event.type === 'visibility' && narrowed ? was : now, after, self),
  );
  return { send, narrowedTo: narrowed && fresh.size > 0 ? now : null };
}

/** The rows under which one event waits: for its audience, and for each person of a team's thread who is in it. */
export function waitingOf(event: NoteEvent, audience: Visibility, thread: ThreadView, self: string): WaitingEvent[] {
  if (audience === 'private') return [];
  const row = (to: WaitingEvent['to'], name: string): WaitingEvent => ({
    id: `${name} ${event.id}`,
    lane: event.thread,
    kind: 'event',
    event: event.id,
    to,
  });
  const persons = audience === 'team' ? inIt(thread, self) : [];
  return [row({ audience }, audience), ...persons.map((person) => row({ person }, person))];
}

/** People that a thread of the team is brought to at most. */
const MOST_PERSONS = 50;

/** Who wrote in it or is mentioned; its opener reads their own threads anyway. */
function inIt({ notes, mentions }: ThreadView, self: string): string[] {
  const opener = notes[0]?.author;
  const people = new Set([...notes.map(({ author }) => author), ...mentions, self]);
  return [...people].filter((person) => person !== opener).slice(0, MOST_PERSONS);
}
