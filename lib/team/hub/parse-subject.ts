import type { Audience, EventSubject } from './subjects';

/** What the subject of an event says; `to` instead of an audience: it is meant for one person. */
export type NoteSubject = Pick<EventSubject, 'author' | 'record' | 'thread' | 'event'> &
  ({ audience: Audience; party: string } | { to: string });

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const REST = `(?<author>${UUID})\\.(?<record>-|[A-Za-z0-9_-]{22})\\.(?<thread>${UUID})\\.(?<event>${UUID})`;
const EVENT = new RegExp(`^sl\\.ev\\.(?<audience>coach|team)\\.(?<party>${UUID})\\.${REST}$`);
const MENTION = new RegExp(`^sl\\.to\\.(?<to>${UUID})\\.${REST}$`);

/** The parts of an event's subject (subjects.ts); null for any other. */
export function parseNoteSubject(subject: string): NoteSubject | null {
  const { audience, party, to, author, record, thread, event } =
    (EVENT.exec(subject) ?? MENTION.exec(subject))?.groups ?? {};
  if (!author || !record || !thread || !event) return null;
  const about = { author, record, thread, event };
  if (to) return { to, ...about };
  return party && (audience === 'coach' || audience === 'team') ? { audience, party, ...about } : null;
}
