import type { NoteRequests } from '../../lib/note-requests';
import type { NoteEvent } from '../../lib/notes/event';
import type { Connection } from '../../lib/storage/connection';
import type { StoredThread } from '../../lib/storage/database';
import { announce } from '../../lib/storage/news';
import { addNoteEvents, markRead, saveAct, type Written } from '../../lib/storage/notes/acts';
import { showBadge } from './note-badge';
import { pushToAll } from './tabs';

/** Beyond so many records all panels are told at once, not each by itself. */
const TOLD_ONE_BY_ONE = 10;

/** Writes notes, and tells of it whoever shows them. */
export interface NoteDesk {
  /** `tab`: the one that asks, which is not told. */
  act(request: NoteRequests['notes/act']['request'], tab?: number): Promise<NoteRequests['notes/act']['response']>;
  /** Marks threads as read or not; answers how many are unread. */
  read(request: NoteRequests['review/read']['request'], tab?: number): Promise<number>;
  /** Adds events that the background made itself; those that are there already change nothing. */
  add(events: readonly NoteEvent[]): Promise<void>;
  thread(id: string): Promise<StoredThread | undefined>;
}

export function makeNoteDesk(connection: Connection): NoteDesk {
  const told = (written: Written, tab?: number): void => {
    const { records } = written;
    if (records.length === 0) return;
    announce('notes');
    const each = records.length <= TOLD_ONE_BY_ONE ? records : [null];
    for (const record of each) void pushToAll('notes/changed', { record }, tab);
    void showBadge(connection);
  };
  return {
    async act(request, tab) {
      const { outcome, written } = await connection.use((database) => saveAct(database, request, Date.now()));
      told(written, tab);
      return outcome;
    },
    async read(request, tab) {
      const { unread, written } = await connection.use((database) => markRead(database, request));
      told(written, tab);
      return unread;
    },
    async add(events) {
      told(await connection.use((database) => addNoteEvents(database, events)));
    },
    thread: (id) => connection.use((database) => database.get('threads', id)),
  };
}
