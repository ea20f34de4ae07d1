import { browser } from 'wxt/browser';
import type { Database } from './database';

/** Deletes every release but the active one, which advice is made from. */
export async function clearFormerReleases(database: Database): Promise<void> {
  const transaction = database.transaction(['meta', 'releases'], 'readwrite', { durability: 'strict' });
  const active = await transaction.objectStore('meta').get('active-release');
  const releases = transaction.objectStore('releases');
  for (const number of await releases.getAllKeys()) if (number !== active?.release) await releases.delete(number);
  await transaction.done;
}

/** Empties one store. */
export async function clearStore(database: Database, store: 'events' | 'pipelines'): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
  await transaction.store.clear();
  await transaction.done;
}

/** Empties every store of the database, whatever stores there are, all or none. */
export async function clearDatabase(database: Database): Promise<void> {
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  for (const store of stores) await transaction.objectStore(store).clear();
  await transaction.done;
}

/** Deletes everything in the extension's own storage: how the sidebar was set, per CRM. */
export async function clearPreferences(): Promise<void> {
  await browser.storage.local.clear();
}
