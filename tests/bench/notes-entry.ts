/** What the benchmark of notes runs in a page of the extension: the background's own work, without a message to it. */
export { openDatabase } from '../../lib/storage/database.ts';
export { saveAct } from '../../lib/storage/notes/acts.ts';
export { notesOfRecord } from '../../lib/storage/notes/records.ts';
