import type { Migration } from './index';

/**
 * The hub: what waits to be sent, in its order; what came and cannot be taken in yet; how far each filter was read; and nudges.
 */
export const hub: Migration = (database) => {
  const outbox = database.createObjectStore('outbox', { keyPath: 'no', autoIncrement: true });
  outbox.createIndex('id', 'id', { unique: true });
  outbox.createIndex('lane', 'lane');
  const held = database.createObjectStore('held', { keyPath: 'subject' });
  held.createIndex('thread', 'thread');
  held.createIndex('why', 'why');
  database.createObjectStore('hub-marks', { keyPath: 'filter' });
  const nudges = database.createObjectStore('nudges', { keyPath: 'id' });
  nudges.createIndex('at', 'at');
};
