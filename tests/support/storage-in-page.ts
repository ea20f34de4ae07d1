/** What the storage tests run in a real page, where IndexedDB is the browser's own. */
export { openDatabase } from '../../lib/storage/database.ts';
export { addEvents, eventsOfRecord } from '../../lib/storage/events.ts';
export { MIGRATIONS, migrate } from '../../lib/storage/migrations/index.ts';
export { activeRelease, installRelease } from '../../lib/storage/releases.ts';
