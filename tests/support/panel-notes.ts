import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from 'playwright/test';
import type { FlagWord, NotedRecord, NoteText, Tie, Visibility } from '../../lib/notes/event.ts';
import { expectPanel, panelOn, send } from './extension.ts';

/** A HubSpot deal of the demo, as a note keeps it. */
export function notedDeal(address: string, name = 'Acme – Plant maintenance rollout'): NotedRecord {
  const id = address.split('/').at(-2) ?? '';
  return {
    key: `hubspot:4242001:deal:${id}`,
    crm: 'hubspot',
    org: '4242001',
    object: 'deal',
    kind: 'deal',
    id,
    name,
    url: address,
  };
}

/** An opportunity of the demo, as a note keeps it. */
export function notedOpportunity(address: string, name = 'Acme – Plant maintenance rollout'): NotedRecord {
  const id = address.split('/').at(-2) ?? '';
  const org = new URL(address).host.split('.')[0] ?? '';
  const key = `salesforce:${org}:Opportunity:${id}`;
  return { key, crm: 'salesforce', org, object: 'Opportunity', kind: 'deal', id, name, url: address };
}

interface Seed {
  tie?: Tie;
  flag?: FlagWord;
  visibility?: Visibility;
  text?: Partial<NoteText>;
  /** Milliseconds since the epoch; now without it. */
  at?: number;
}

/** Writes a note through the background, as this browser's person. The id of the thread. */
export async function noteOn(own: Page, record: NotedRecord, markdown: string, seed: Seed = {}): Promise<string> {
  const event = randomUUID();
  const answer = await send(own, {
    type: 'notes/act',
    body: {
      event,
      at: seed.at ?? Date.now(),
      hat: 'rep',
      act: {
        type: 'begin',
        record,
        tie: seed.tie ?? null,
        visibility: seed.visibility ?? 'private',
        flag: seed.flag ?? null,
        snapshot: { stage: null, release: 1, goal: null, step: null, metric: null, tip: null, fields: [] },
        text: { markdown, links: [], tips: [], ...seed.text },
      },
    },
  });
  expect(answer, markdown.slice(0, 80)).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  return event;
}

/** Opens the notes of the record in view by the panel's own key. */
export async function openNotes(page: Page): Promise<Locator> {
  await expectPanel(page, 'advice');
  await expect(panelOn(page).locator('.control.notes')).toBeVisible();
  await panelOn(page).locator('h2').focus();
  await page.keyboard.press('m');
  const view = panelOn(page).locator('.notes-view');
  await expect(view).toHaveAttribute('aria-busy', 'false');
  return view;
}

/** Opens the writing of a new note; the focus is in its text. */
export async function beginNote(page: Page): Promise<Locator> {
  const view = await openNotes(page);
  await view.locator('.new-note').click();
  const text = view.locator('textarea');
  await expect(text).toBeFocused();
  return text;
}
