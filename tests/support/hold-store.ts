import type { Page } from 'playwright/test';

/**
 * Holds a store of the extension's database for reading: what reads goes on, what writes waits until the returned function
 * is called. `own`: a page of the extension, which may do nothing else meanwhile.
 */
export async function holdStore(own: Page, store: string): Promise<() => Promise<void>> {
  await own.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name);
          const held = { release: false };
          // A transaction lives as long as it has a request under way.
          const again = (): void => {
            if (!held.release) transaction.objectStore(name).count().onsuccess = again;
          };
          transaction.oncomplete = () => opening.result.close();
          again();
          Object.assign(window, { held });
          resolve();
        };
      }),
    store,
  );
  return async () => {
    await own.evaluate(() => Object.assign(Reflect.get(window, 'held'), { release: true }));
  };
}

/** Whether a write waits for the store: then whoever wants to read waits behind it. */
export function isWriteWaiting(own: Page, store: string): Promise<boolean> {
  return own.evaluate(
    (name) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('sightline');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name);
          const late = setTimeout(() => resolve(true), 200);
          transaction.objectStore(name).count().onsuccess = () => {
            clearTimeout(late);
            resolve(false);
          };
          transaction.oncomplete = () => opening.result.close();
        };
      }),
    store,
  );
}
