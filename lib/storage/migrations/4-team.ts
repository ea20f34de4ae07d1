import type { Migration } from './index';

/** What is followed and published, and the log of what came and went. */
export const team: Migration = (database) => {
  database.createObjectStore('team', { keyPath: 'key' });
  database.createObjectStore('sync-log', { keyPath: 'seq', autoIncrement: true });
};
