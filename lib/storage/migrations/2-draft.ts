import type { Migration } from './index';

/**
 * The draft with its edits, records kept as examples, and beside each release its facts, so that a history of large releases
 * can be listed without reading them. A database with a release gets an empty draft that starts from the active one.
 */
export const draft: Migration = async (database, transaction) => {
  const edits = database.createObjectStore('edits', { keyPath: 'seq' });
  edits.createIndex('id', 'id');
  edits.createIndex('draft', 'draft');
  edits.createIndex('release', 'release');
  database.createObjectStore('examples', { keyPath: 'id' });
  const meta = transaction.objectStore('meta');
  const active = await answerOf(meta.get('active-release'));
  if (active) meta.put({ key: 'draft', draft: 1, base: active.release, revision: 1, ended: null });
  const releases = transaction.objectStore('releases');
  for (const number of await answerOf(releases.getAllKeys())) {
    const { release } = await answerOf(releases.get(number));
    const { date, author, note, digest, playbook } = release;
    const bytes = new TextEncoder().encode(JSON.stringify(release)).length;
    const facts = { number, date, author, note, digest, title: playbook.title, bytes, vision: playbook.vision };
    meta.put({ key: `facts ${String(number)}`, facts });
  }
};

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
