import type { Migration } from './index';

/**
 * Notes: their events, the threads that these make, an index of the threads in blocks, unfinished writing, people and
 * coaching plans (docs/decisions/0013).
 */
export const notes: Migration = (database) => {
  const events = database.createObjectStore('note-events', { keyPath: 'id' });
  events.createIndex('thread', 'thread');
  const threads = database.createObjectStore('threads', { keyPath: 'id' });
  threads.createIndex('no', 'no', { unique: true });
  threads.createIndex('record', 'record');
  threads.createIndex('lastAt', 'lastAt');
  threads.createIndex('flag', 'flag');
  threads.createIndex('unread', 'unread');
  threads.createIndex('people', 'people', { multiEntry: true });
  database.createObjectStore('note-index', { keyPath: ['part', 'block'] });
  const drafts = database.createObjectStore('note-drafts', { keyPath: 'id' });
  drafts.createIndex('record', 'record');
  database.createObjectStore('people', { keyPath: 'id' });
  database.createObjectStore('plans', { keyPath: 'person' });
};
