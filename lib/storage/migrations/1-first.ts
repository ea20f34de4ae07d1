import type { Migration } from './index';

/** Releases, what is active, the event log, and the pipelines seen while browsing. */
export const first: Migration = (database) => {
  database.createObjectStore('releases', { keyPath: 'number' });
  database.createObjectStore('meta', { keyPath: 'key' });
  const events = database.createObjectStore('events', { keyPath: 'id' });
  events.createIndex('record', 'record');
  events.createIndex('item', 'item');
  events.createIndex('at', 'at');
  database.createObjectStore('pipelines', { keyPath: ['crm', 'org', 'object', 'labels'] });
};
