import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import {
  type askNotes,
  beginning,
  dealRecord,
  done,
  elsewhere,
  notesAnswer,
  noteText,
  rawNotes,
} from '../../support/notes.ts';

const ACME = dealRecord('9001', 'Acme rollout');
const NORDWIND = dealRecord('9002', 'Nordwind renewal');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const list = (text: string) =>
  notesAnswer(own, 'review/list', { query: { text }, sort: 'best-match', after: null, limit: 50 });
const excerpts = async (text: string) => (await list(text)).threads.map(({ excerpt }) => excerpt);

test('what is erased is gone from search and from every store: about a record, a person, before a day, a thread', async () => {
  const gone = ['zebrafink', 'quittenmus', 'wolkenbruch', 'haselnuss'] as const;
  const [ofRecord, ofPerson, ofOld, ofThread] = gone;
  const person = { id: randomUUID(), name: 'Xaver Krummholz', email: null, roles: ['rep' as const], at: 1 };
  await done(own, beginning(ACME, `${ofRecord} on the record`));
  const single = await done(own, beginning(NORDWIND, `${ofThread} alone`));
  const kept = await done(
    own,
    beginning(NORDWIND, `Ask @[Xaver Krummholz](person:${person.id}) about it`, { visibility: 'team' }),
  );
  const base = { clock: 2, author: person.id, hat: 'rep', at: 5 } as const;
  const said = noteText(`${ofPerson} said in a reply`);
  const events = [
    { ...base, id: randomUUID(), thread: kept.id, type: 'replied', text: said },
    elsewhere(NORDWIND, `${ofPerson} begun`, base),
  ];
  await notesAnswer(own, 'notes/import', { events, people: [person], dry: false });
  const oldEvent = elsewhere(null, `${ofOld} long ago`);
  await notesAnswer(own, 'notes/import', { events: [oldEvent], people: [], dry: false });
  await notesAnswer(own, 'plan/set', {
    plan: {
      person: person.id,
      privateNotes: [{ id: randomUUID(), at: 1, markdown: 'Krummholz is shy' }],
      actions: [],
      lastContact: null,
    },
  });
  for (const word of gone) expect((await list(word)).total).toBeGreaterThan(0);
  const raw = await rawNotes(own);
  for (const word of [...gone, 'Krummholz']) expect(raw).toContain(word);

  const erased = (what: Parameters<typeof askNotes<'notes/erase'>>[2]['what']) =>
    notesAnswer(own, 'notes/erase', { what });
  expect(await erased({ record: ACME.key })).toEqual({ threads: 1, notes: 1 });
  expect(await erased({ before: 4 })).toEqual({ threads: 1, notes: 1 });
  expect(await erased({ thread: single.id })).toEqual({ threads: 1, notes: 1 });
  expect(await erased({ person: person.id })).toEqual({ threads: 1, notes: 2 });
  for (const word of [...gone, 'Krummholz']) expect((await list(word)).total).toBe(0);
  const left = await rawNotes(own);
  for (const word of [...gone, 'Krummholz', person.id]) expect(left).not.toContain(word);
  expect(await excerpts('')).toEqual(['Ask @… about it']);
  expect(await notesAnswer(own, 'notes/of-record', { record: NORDWIND.key })).toMatchObject({
    threads: [{ id: kept.id }],
  });
  await extension.killBackground();
  expect(await excerpts('about')).toHaveLength(1);
});

test('kept for so many days: what is older goes at once, and later what became older', async () => {
  const day = 24 * 60 * 60 * 1_000;
  const made = (at: number) => elsewhere(ACME, `${at}`, { at });
  expect(await notesAnswer(own, 'retention/get', {})).toEqual({ days: null });
  const events = [made(Date.now() - 40 * day), made(Date.now() - 10 * day), made(Date.now())];
  await notesAnswer(own, 'notes/import', { events, people: [], dry: false });
  expect(await notesAnswer(own, 'retention/set', { days: 30 })).toEqual({ days: 30, threads: 1 });
  expect(await notesAnswer(own, 'retention/get', {})).toEqual({ days: 30 });
  expect((await list('')).total).toBe(2);
  // Two days ago it was last looked at, and what is ten days old is now too old.
  await own.evaluate(
    (ran) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('sightline');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('meta', 'readwrite');
          transaction.objectStore('meta').put({ key: 'note-retention', days: 5, ran });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    Date.now() - 2 * day,
  );
  expect((await list('')).total).toBe(2);
  await expect.poll(async () => (await list('')).total).toBe(1);
});

test('an index that is gone or of another shape is made again, and finds the same', async () => {
  for (let one = 0; one < 5; one++) await done(own, beginning(ACME, `Number ${one} of the alphabet`));
  await own.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('sightline');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('note-index', 'readwrite');
          transaction.objectStore('note-index').clear();
          transaction.objectStore('note-index').put({ part: 'words', block: 0, shape: 0 });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await extension.killBackground();
  // Written before anything is read: the block is made whole all the same.
  await done(own, beginning(ACME, 'Number 5 of the alphabet'));
  expect((await list('alphabet')).total).toBe(6);
  await extension.killBackground();
  expect((await list('alphbaet record:acme')).total).toBe(6);
});
