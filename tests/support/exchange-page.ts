import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright/test';
import type { Messages } from '../../lib/i18n/translate.ts';
import type { Playbook } from '../../lib/playbook/schema.ts';
import { bundle } from './bundle.ts';

const script = bundle('tests/support/exchange-in-page.tsx', 'ExchangeInPage');

function messagesOf(language: string): Messages {
  const file = readFileSync(new URL(`../../public/_locales/${language}/messages.json`, import.meta.url), 'utf8');
  const entries: { [key: string]: { message: string } } = JSON.parse(file);
  return Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, message]));
}

/** A plain page with "In and out" in it; the draft lives in the page alone (`draftOf`). */
export async function exchangePage(
  context: BrowserContext,
  playbook: Playbook,
  language = 'en',
  editLimit = 1e9,
): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="${language}"><title>In and out</title><body></body></html>`);
  await page.evaluate(`${await script}; globalThis.ExchangeInPage = ExchangeInPage;`);
  await page.evaluate(
    (scene) => {
      (globalThis as unknown as { ExchangeInPage: { show(scene: unknown): void } }).ExchangeInPage.show(scene);
    },
    { locale: language, messages: messagesOf(language), playbook: playbook as object, today: '2026-11-24', editLimit },
  );
  return page;
}

export const draftOf = (page: Page): Promise<Playbook> => page.evaluate(() => window.draft as never);

/** Chooses a file as a person does with the button. */
export async function chooseFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /Choose a file|Datei auswählen|Datei wählen/ }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}
