import type { BrowserContext, Page } from 'playwright/test';
import { recordKey } from '../../lib/crm/record.ts';
import type { BegunEvent, NoteEvent, NoteText, Person } from '../../lib/notes/event.ts';
import { bundle } from './bundle.ts';
import type { World } from './notes-in-page.ts';
import { NOW, opportunity } from './scenes.ts';
import type { Scene } from './sidebar-in-page.ts';

const script = bundle('tests/support/notes-in-page.ts', 'NotesInPage');

/** Made-up people: the one at this browser, and others. */
export const SELF = '00000000-0000-4000-8000-0000000000aa';
export const COACH: Person = {
  id: '00000000-0000-4000-8000-0000000000bb',
  name: 'Anna Berg',
  email: null,
  roles: ['coach'],
  at: NOW,
};

export const emptyWorld = (change: Partial<World> = {}): World => ({
  events: [],
  drafts: [],
  people: [COACH],
  me: null,
  self: SELF,
  channel: false,
  now: NOW,
  ...change,
});

export const textOf = (markdown: string, change: Partial<NoteText> = {}): NoteText => ({
  markdown,
  links: [],
  tips: [],
  ...change,
});

let made = 0;
/** A UUID that is the same in every run of a test. */
export const nextId = (): string => {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
};

/** A thread's beginning on the record of `opportunity()`. */
export function begun(markdown: string, change: Partial<BegunEvent> = {}): BegunEvent {
  const record = opportunity();
  const id = change.id ?? nextId();
  const { crm, org, object, kind, name, url } = record;
  return {
    type: 'begun',
    id,
    thread: id,
    at: NOW - 3 * 3_600_000,
    clock: 1,
    author: SELF,
    hat: 'rep',
    record: { key: recordKey(record), crm, org, object, kind, id: record.id, name, url },
    tie: null,
    visibility: 'private',
    flag: null,
    snapshot: { stage: 'Negotiation/Review', release: 1, goal: null, step: null, metric: null, tip: null, fields: [] },
    text: textOf(markdown),
    ...change,
  };
}

/** An event of that thread by somebody. */
export const inThread = <T extends NoteEvent['type']>(
  thread: string,
  event: { type: T } & Partial<Extract<NoteEvent, { type: T }>> & object,
): NoteEvent =>
  ({ id: nextId(), thread, at: NOW - 3_600_000, clock: 2, author: COACH.id, hat: 'coach', ...event }) as NoteEvent;

/** A plain page with the sidebar and its notes in it. */
export async function notesPage(
  context: BrowserContext,
  scene: Scene,
  world: World = emptyWorld(),
  width = 420,
  height = 900,
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.setContent('<!doctype html><html lang="en"><title>Page</title><main><h1>A page</h1></main></html>');
  await page.evaluate(`${await script}; globalThis.NotesInPage = NotesInPage;`);
  await showNotes(page, scene, world);
  return page;
}

interface InPage {
  NotesInPage: {
    show(scene: unknown, world?: unknown): void;
    tell(): void;
    openThread(thread: string): void;
  };
}

/** Another scene, or another world, in the same sidebar. */
export const showNotes = (page: Page, scene: Scene, world?: World): Promise<void> =>
  page.evaluate((given) => (globalThis as unknown as InPage).NotesInPage.show(given.scene, given.world), {
    scene,
    world,
  } as unknown as { scene: object; world: object });

/** Somebody else wrote: adds the events, and tells the panel. */
export const tellOf = (page: Page, events: NoteEvent[]): Promise<void> =>
  page.evaluate(
    (given) => {
      window.world.events.push(...(given as unknown as NoteEvent[]));
      (globalThis as unknown as InPage).NotesInPage.tell();
    },
    events as unknown as object[],
  );

export const openThread = (page: Page, thread: string): Promise<void> =>
  page.evaluate((id) => (globalThis as unknown as InPage).NotesInPage.openThread(id), thread);

/** What the page's background in small holds. */
export const worldOf = (page: Page): Promise<World> => page.evaluate(() => window.world);
