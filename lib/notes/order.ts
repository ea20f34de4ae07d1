import type { NoteEvent } from './event';

/**
 * The one order of events: by clock, so that an answer comes after what it answers; then by the writers' own time, author and id,
 * so that every copy of a thread has the same. Texts are compared by code unit, never by the language of a machine.
 */
export function compareEvents(a: NoteEvent, b: NoteEvent): number {
  return a.clock - b.clock || a.at - b.at || compareTexts(a.author, b.author) || compareTexts(a.id, b.id);
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
