import { expect, type Page } from 'playwright/test';
import type { Extension } from './browsers.ts';

/**
 * Makes the browser refuse to store anything more of the extension's, as it does when the disk is full, and waits until it
 * does. The returned function gives the room back.
 */
export async function fullStorage(extension: Extension, own: Page): Promise<() => Promise<void>> {
  const devtools = await extension.context.newCDPSession(own);
  const origin = `chrome-extension://${extension.id}`;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // Chromium asks only now and then how much room there is.
  await expect.poll(() => isFull(own), { timeout: 50_000 }).toBe(true);
  return async () => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  };
}

/** Whether the browser refuses to store even a little. */
const isFull = (own: Page): Promise<boolean> =>
  own.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('probe');
        opening.onupgradeneeded = () => opening.result.createObjectStore('probe');
        opening.onerror = () => resolve(opening.error?.name === 'QuotaExceededError');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('probe', 'readwrite');
          transaction.objectStore('probe').put('x'.repeat(100_000), 1);
          const end = (full: boolean): void => {
            opening.result.close();
            resolve(full);
          };
          transaction.oncomplete = () => end(false);
          transaction.onabort = () => end(transaction.error?.name === 'QuotaExceededError');
        };
      }),
  );
