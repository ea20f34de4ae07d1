import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright/test';
import type { Messages } from '../../lib/i18n/translate.ts';
import type { Identity } from '../../lib/note-requests.ts';
import type { Playbook, Release } from '../../lib/playbook/schema.ts';
import { bundle } from './bundle.ts';
import { PEOPLE, seeds } from './note-seeds.ts';
import { starterText } from './options-page.ts';

const script = bundle('tests/support/review-in-page.tsx', 'ReviewInPage');

function messagesOf(language: string): Messages {
  const file = readFileSync(new URL(`../../public/_locales/${language}/messages.json`, import.meta.url), 'utf8');
  const entries: { [key: string]: { message: string } } = JSON.parse(file);
  return Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, message]));
}

export const NOW = Date.parse('2026-11-24T10:00:00Z');
const EMIL = PEOPLE[4];

export interface Wish {
  threads?: number;
  language?: string;
  width?: number;
  height?: number;
  hash?: string;
  failure?: string;
  /** Nobody said who they are. */
  nameless?: boolean;
}

/** A plain page with the review page in it; who reads is a coach. */
export async function reviewPage(context: BrowserContext, wish: Wish = {}): Promise<Page> {
  const { threads = 40, language = 'en', width = 1280, height = 800, hash = '', failure, nameless } = wish;
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.route('https://review.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Review</title><body></body></html>`,
    }),
  );
  await page.goto(`https://review.example/${hash}`);
  await page.evaluate(`${await script}; globalThis.ReviewInPage = ReviewInPage;`);
  const playbook: Playbook = JSON.parse(starterText('b2b-software'));
  const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps.map(({ id }) => id)));
  const tips = playbook.tips.map(({ id }) => id);
  const goals = playbook.vision.goals.map(({ id }) => id);
  const release = { number: 1, date: '2026-11-01T09:00:00Z', author: '', note: '', digest: '', playbook } as Release;
  const me: Identity | null =
    EMIL && !nameless
      ? { id: EMIL.id, name: EMIL.name, email: null, roles: ['coach', 'manager'], shared: false }
      : null;
  await page.evaluate(
    (scene) => {
      (globalThis as unknown as { ReviewInPage: { show(scene: unknown): void } }).ReviewInPage.show(scene);
    },
    {
      locale: language,
      messages: messagesOf(language),
      release: release as object,
      ...seeds(threads, NOW, { steps, tips, goals }),
      me,
      now: NOW,
      failure,
    } as object,
  );
  return page;
}
