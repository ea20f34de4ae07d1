import { readFileSync } from 'node:fs';
import { expect, type Page } from 'playwright/test';
import type { Extension } from './browsers.ts';

/** Opens the options page at a section and waits until it shows what is stored. */
export async function openOptions(extension: Extension, section = 'playbook'): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(`chrome-extension://${extension.id}/options.html#${section}`);
  await expect(page.locator('h1')).toBeVisible();
  return page;
}

/** A starter as it is in the package. */
export function starterText(id: string): string {
  return readFileSync(new URL(`../../public/starters/${id}.json`, import.meta.url), 'utf8');
}

export interface StoredReleases {
  active: number | null;
  releases: { number: number; digest: string; title: string; note: string }[];
}

/** What the extension's database holds of releases; `page` is one of the extension's own. */
export function storedReleases(page: Page): Promise<StoredReleases> {
  return page.evaluate(
    () =>
      new Promise<StoredReleases>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction(['releases', 'meta']);
          const all = reading.objectStore('releases').getAll();
          const meta = reading.objectStore('meta').get('active-release');
          reading.onerror = () => reject(reading.error);
          reading.oncomplete = () => {
            database.close();
            resolve({
              active: meta.result?.release ?? null,
              releases: all.result.map(({ number, release }) => ({
                number,
                digest: release.digest,
                title: release.playbook.title,
                note: release.note,
              })),
            });
          };
        };
      }),
  );
}

/** A file for a file input. */
export const jsonFile = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'application/json',
  buffer: typeof text === 'string' ? Buffer.from(text) : text,
});

/** Chooses a file as a person does with the button; Playwright cannot press the system's own dialog. */
export async function importFile(page: Page, file: ReturnType<typeof jsonFile> | string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /Choose a file/ }).click(),
  ]);
  await chooser.setFiles(file);
}
