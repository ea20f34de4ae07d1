import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import type { NoteEvent } from '../../../lib/notes/event.ts';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord } from '../../support/extension.ts';
import { fullStorage } from '../../support/full-storage.ts';
import { holdStore, isWriteWaiting } from '../../support/hold-store.ts';
import {
  askNotes,
  beginning,
  dealRecord,
  done,
  elsewhere,
  notesAnswer,
  noteText,
  rawNotes,
  storedNoteEvents,
} from '../../support/notes.ts';

const ACME = dealRecord('9001', 'Acme rollout');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo({}, { own: true });
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

async function killBackground(): Promise<void> {
  const session = await extension.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

const found = async (text: string): Promise<number> =>
  (await notesAnswer(own, 'review/list', { query: { text }, sort: 'newest', after: null, limit: 1 })).total;

/** Events, thread, and what finds it say the same: all of the thread's events, or none. */
async function expectWhole(thread: string, notes: number, word: string): Promise<void> {
  const events = (await storedNoteEvents(own)).filter((event) => event.thread === thread);
  const { thread: view } = await notesAnswer(own, 'review/thread', { id: thread });
  expect([events.length, view?.notes.length ?? 0]).toEqual([notes, notes]);
  expect(await found(word)).toBe(notes === 0 ? 0 : 1);
}

test('a background that is killed while it writes a note has written all of it or nothing; repeated, it is there once', async () => {
  const event = randomUUID();
  const body = { event, at: 1, hat: 'rep', act: beginning(ACME, 'zebra one') } as const;
  const release = await holdStore(own, 'note-index');
  const lost = askNotes(own, 'notes/act', body).catch(() => 'lost');
  await expect.poll(() => isWriteWaiting(own, 'note-index'), { timeout: 20_000 }).toBe(true);
  await killBackground();
  await release();
  await lost;
  expect([0, 1]).toContain((await storedNoteEvents(own)).length);
  expect(await askNotes(own, 'notes/act', body)).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  await expectWhole(event, 1, 'zebra');
});

test('killed at any moment of many acts, each is kept once, with its draft gone and its words found', async () => {
  test.setTimeout(180_000);
  const { id: thread } = await done(own, beginning(ACME, 'zebra'));
  const written: string[] = [];
  for (let turn = 0; turn < 14; turn += 1) {
    const draft = randomUUID();
    const text = noteText(`turn${turn} of it`);
    const place = { kind: 'reply', thread } as const;
    const kept = { id: draft, record: ACME.key, place, text, visibility: 'private' as const, fields: [], at: 1 };
    const act = { type: 'reply', thread, text } as const;
    for (const [type, body] of [
      ['notes/draft', { draft: kept }],
      ['notes/act', { event: randomUUID(), at: turn, hat: 'rep', act, draft }],
    ] as const) {
      const first = askNotes(own, type, body).catch(() => 'lost');
      // Odd moments, so that the kills fall on other awaits each time.
      await own.waitForTimeout((turn * 37) % 90);
      await killBackground();
      await first;
      expect(await askNotes(own, type, body)).toMatchObject({ ok: true });
    }
    written.push(text.markdown);
    expect(await found(`turn${turn}`)).toBe(1);
  }
  const { threads, drafts } = await notesAnswer(own, 'notes/of-record', { record: ACME.key });
  expect(threads[0]?.notes.map(({ text }) => text?.markdown)).toEqual(['zebra', ...written]);
  expect(drafts).toEqual([]);
});

test('an erasing that was begun is ended by the next background, before anything is found', async () => {
  test.setTimeout(180_000);
  // More than are erased in one piece.
  const events = Array.from({ length: 1_200 }, (_, number) => elsewhere(ACME, `zebra ${number}`));
  expect(await notesAnswer(own, 'notes/import', { events, people: [], dry: false })).toMatchObject({ added: 1_200 });
  const release = await holdStore(own, 'threads');
  const lost = askNotes(own, 'notes/erase', { what: { record: ACME.key } }).catch(() => 'lost');
  await expect.poll(() => isWriteWaiting(own, 'threads'), { timeout: 20_000 }).toBe(true);
  await killBackground();
  await release();
  await lost;
  // Whole pieces of 500 only.
  expect([1_200, 700, 200]).toContain((await storedNoteEvents(own)).length);
  expect(await found('')).toBe(0);
  expect(await rawNotes(own)).not.toContain('zebra');
});

test('with the storage full nothing is written and nothing is lost; with room again it is', async () => {
  test.setTimeout(120_000);
  const { id: thread } = await done(own, beginning(ACME, 'zebra'));
  const giveRoom = await fullStorage(extension, own);
  const reply = {
    event: randomUUID(),
    at: 1,
    hat: 'rep',
    act: { type: 'reply', thread, text: noteText('yak') },
  } as const;
  const draft = {
    id: randomUUID(),
    record: ACME.key,
    place: { kind: 'reply', thread } as const,
    text: noteText('yak'),
    visibility: 'private' as const,
    fields: [],
    at: 1,
  };
  const full = { ok: false, error: { code: 'storage-full' } };
  expect(await askNotes(own, 'notes/act', reply)).toMatchObject(full);
  expect(await askNotes(own, 'notes/draft', { draft })).toMatchObject(full);
  const events = [elsewhere(ACME, 'yak')];
  expect(await askNotes(own, 'notes/import', { events, people: [], dry: false })).toMatchObject(full);
  await expectWhole(thread, 1, 'zebra');
  expect(await found('yak')).toBe(0);
  await giveRoom();
  expect(await askNotes(own, 'notes/act', reply)).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  await expectWhole(thread, 2, 'yak');
});

test('two windows that write in one thread at the same moment both keep what they wrote', async () => {
  const { id: thread, notes } = await done(own, beginning(ACME, 'zebra'));
  const other = await openOwnPage(extension);
  const reply = (page: Page, markdown: string) => done(page, { type: 'reply', thread, text: noteText(markdown) });
  const words = Array.from({ length: 10 }, (_, number) => `word${number}`);
  await Promise.all(words.map((word, number) => reply(number % 2 === 0 ? own : other, word)));
  // The same note in other words, each made over the text that both saw.
  const edit = (page: Page, markdown: string) =>
    done(page, { type: 'edit', thread, note: thread, over: [notes[0]?.head ?? ''], text: noteText(markdown) });
  await Promise.all([edit(own, 'mine'), edit(other, 'theirs')]);
  const { thread: view } = await notesAnswer(own, 'review/thread', { id: thread });
  expect(
    view?.notes
      .slice(1)
      .map(({ text }) => text?.markdown)
      .sort(),
  ).toEqual(words);
  const [first] = view?.notes ?? [];
  const texts = [first?.text?.markdown, ...(first?.clashes.map(({ text }) => text.markdown) ?? [])];
  expect(texts.sort()).toEqual(['mine', 'theirs']);
  for (const word of words) expect(await found(word)).toBe(1);
});

test('the notes of a newer version are left alone, and the person is told', async () => {
  const { id } = await done(own, beginning(ACME, 'zebra'));
  await openRecord(extension.context, hubspotAddress('acme-rollout'));
  await own.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('sightline', 99);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await extension.killBackground();
  const newer = { ok: false, error: { code: 'newer-database' } };
  expect(await askNotes(own, 'notes/of-record', { record: ACME.key })).toMatchObject(newer);
  const act = { type: 'reply', thread: id, text: noteText('yak') } as const;
  expect(await askNotes(own, 'notes/act', { event: randomUUID(), at: 1, hat: 'rep', act })).toMatchObject(newer);
  const left: NoteEvent[] = await storedNoteEvents(own);
  expect(left.map((event) => event.id)).toEqual([id]);
});
