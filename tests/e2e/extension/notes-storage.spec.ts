import { randomUUID } from 'node:crypto';
import type { browser } from '@wxt-dev/browser';
import { expect, type Page, test } from 'playwright/test';
import type { Extension } from '../../support/browsers.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord } from '../../support/extension.ts';
import {
  askNotes,
  beginning,
  dealRecord,
  done,
  elsewhere,
  noSnapshot,
  notesAnswer,
  noteText,
  storedNoteEvents,
} from '../../support/notes.ts';

declare const chrome: typeof browser;

const ACME = dealRecord('9001', 'Acme rollout');
const NORDWIND = dealRecord('9002', 'Nordwind renewal');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const list = (text: string, more = {}) =>
  notesAnswer(own, 'review/list', { query: { text, ...more }, sort: 'best-match', after: null, limit: 50 });
const excerpts = async (text: string, more = {}) => (await list(text, more)).threads.map(({ excerpt }) => excerpt);

test('a note is written, answered, edited, resolved and reopened; sent twice it counts once; another background knows it', async () => {
  const event = randomUUID();
  const act = beginning(ACME, 'Who signs? #buyer');
  const thread = await done(own, act, event);
  expect(await done(own, act, event)).toEqual(thread);
  expect(thread).toMatchObject({ id: event, state: 'open', visibility: 'private', tags: ['buyer'] });
  await done(own, { type: 'reply', thread: event, text: noteText('The **CFO**') });
  const edited = await done(own, {
    type: 'edit',
    thread: event,
    note: event,
    over: [thread.notes[0]?.head ?? ''],
    text: noteText('Who signs, and when?'),
  });
  expect(edited.notes[0]).toMatchObject({ history: [{ text: { markdown: 'Who signs? #buyer' } }], clashes: [] });
  for (const state of ['resolved', 'reopened'] as const) await done(own, { type: 'state', thread: event, state });
  await extension.killBackground();
  const kept = await notesAnswer(own, 'notes/of-record', { record: ACME.key });
  expect(kept).toMatchObject({ me: null, self: thread.notes[0]?.author, channel: false, drafts: [] });
  expect(kept.threads).toMatchObject([
    { id: event, state: 'reopened', notes: [{}, { text: { markdown: 'The **CFO**' } }] },
  ]);
  expect(await notesAnswer(own, 'notes/of-record', { record: NORDWIND.key })).toMatchObject({ threads: [] });
  expect(await notesAnswer(own, 'notes/count', { record: ACME.key })).toMatchObject({ open: 1, unread: 0, drafts: 0 });
  expect(await storedNoteEvents(own)).toHaveLength(5);
});

test('an act on what is not there, or too long, is refused with the reason and changes nothing', async () => {
  const outcome = (act: Parameters<typeof done>[1]) =>
    notesAnswer(own, 'notes/act', { event: randomUUID(), at: 1, hat: 'rep', act });
  const nowhere = randomUUID();
  expect(await outcome({ type: 'reply', thread: nowhere, text: noteText('x') })).toMatchObject({ why: 'no-thread' });
  expect(await outcome(beginning(ACME, 'x'.repeat(20_001)))).toMatchObject({ why: 'too-long', limit: 20_000 });
  const { id } = await done(own, beginning(ACME, 'There'));
  expect(await outcome({ type: 'delete', thread: id, note: nowhere, deleted: true })).toMatchObject({ why: 'no-note' });
  expect(await storedNoteEvents(own)).toHaveLength(1);
  // A record's key is what it is found by, so it may be of no other record.
  const wrong = beginning({ ...ACME, id: '1' }, 'x');
  expect(await askNotes(own, 'notes/act', { event: randomUUID(), at: 1, hat: 'rep', act: wrong })).toMatchObject({
    error: { code: 'bad-message' },
  });
});

test('a draft is kept as typed, the newest counts, and a keystroke that comes late brings nothing back', async () => {
  const draft = (markdown: string, at: number, id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff') => ({
    id,
    record: ACME.key,
    place: { kind: 'new', tie: null, flag: null } as const,
    text: noteText(markdown),
    visibility: 'private' as const,
    fields: [],
    at,
  });
  const keep = (one: ReturnType<typeof draft>) => notesAnswer(own, 'notes/draft', { draft: one });
  const texts = async () =>
    (await notesAnswer(own, 'notes/of-record', { record: ACME.key })).drafts.map(({ text }) => text.markdown);
  await keep(draft('Wh', 2));
  await keep(draft('Who', 3));
  await keep(draft('W', 1));
  await extension.killBackground();
  expect(await texts()).toEqual(['Who']);
  await keep(draft('', 4));
  await keep(draft('Who', 3));
  expect(await texts()).toEqual([]);
  await keep(draft('Who signs', 5));
  expect(await texts()).toEqual(['Who signs']);
  const body = {
    event: randomUUID(),
    at: 6,
    hat: 'rep',
    act: beginning(ACME, 'Who signs'),
    draft: draft('', 0).id,
  } as const;
  expect(await notesAnswer(own, 'notes/act', body)).toMatchObject({ outcome: 'saved' });
  await keep(draft('Who signs', 7));
  expect(await texts()).toEqual([]);
});

test('a panel is answered about its own org alone, and never about another thread', async () => {
  const foreign = { ...dealRecord('1', 'Other'), org: '999', key: 'hubspot:999:deal:1' };
  const there = await done(own, beginning(foreign, 'Foreign'));
  const loose = await done(own, beginning(null, 'On no record'));
  const record = await openRecord(extension.context, hubspotAddress('acme-rollout'));
  const asPanel = (messages: unknown[]): Promise<{ ok: boolean; error?: { code: string } }[]> =>
    own.evaluate(
      async ([url, all]) => {
        const [tab] = await chrome.tabs.query({ url: `${url}*` });
        const [result] = await chrome.scripting.executeScript({
          target: { tabId: tab?.id ?? 0 },
          args: [JSON.stringify(all)],
          func: (text: string) =>
            Promise.all(JSON.parse(text).map((message: unknown) => chrome.runtime.sendMessage(message))),
        });
        return result?.result as never;
      },
      [record.url(), messages] as [string, unknown[]],
    );
  const reply = (thread: string) => ({ type: 'reply', thread, text: noteText('x') });
  const act = (what: unknown) => ({ type: 'notes/act', body: { event: randomUUID(), at: 1, hat: 'rep', act: what } });
  const refused = await asPanel([
    { type: 'notes/of-record', body: { record: foreign.key } },
    { type: 'notes/count', body: { record: foreign.key } },
    act(beginning(foreign, 'x')),
    act(beginning(null, 'x')),
    act(reply(there.id)),
    act(reply(loose.id)),
    { type: 'review/read', body: { threads: [there.id], read: true } },
    { type: 'review/thread', body: { id: there.id } },
    { type: 'review/list', body: { query: { text: '' }, sort: 'newest', after: null, limit: 5 } },
    { type: 'review/people', body: {} },
    { type: 'plan/get', body: { person: randomUUID() } },
    { type: 'flags/list', body: {} },
    { type: 'notes/export', body: { query: { text: '' }, after: null, limit: 5 } },
    { type: 'notes/import', body: { events: [], people: [], dry: true } },
    { type: 'notes/erase', body: { what: { before: 9e12 } } },
    { type: 'retention/set', body: { days: 1 } },
  ]);
  expect(refused.map((answer) => answer.error?.code)).toEqual(refused.map(() => 'not-allowed'));
  const [allowed] = await asPanel([act(beginning(ACME, 'Mine'))]);
  expect(allowed).toMatchObject({ ok: true, value: { outcome: 'saved' } });
  expect(await storedNoteEvents(own)).toHaveLength(3);
});

test('the queue is filtered, sorted, paged and searched; words may be misspelt, parts may be told by field', async () => {
  const coach = { id: randomUUID(), name: 'Jonas Weber', email: null, roles: ['coach' as const], at: 1 };
  const made = (markdown: string, more: object, at: number) =>
    elsewhere(ACME, markdown, { at, author: coach.id, hat: 'coach', visibility: 'coach', ...more });
  const events = [
    made('Ask for the budget before the demo #pricing', { tie: { kind: 'tip', id: 'ask' } }, 1_000),
    made('The champion left the company', { record: NORDWIND, snapshot: { ...noSnapshot, stage: 'Proposal' } }, 2_000),
    made('Competitor offered a discount', { flag: 'worked', tie: { kind: 'step', id: 's1' } }, 3_000),
    made('Ärger mit der Müller GmbH', { record: null }, 4_000),
  ];
  const report = { added: 4, updated: 0, same: 0, refused: [] };
  const bring = (dry: boolean) => notesAnswer(own, 'notes/import', { events, people: [coach], dry });
  expect(await bring(true)).toEqual(report);
  expect(await storedNoteEvents(own)).toEqual([]);
  expect(await bring(false)).toEqual(report);
  expect(await bring(false)).toEqual({ ...report, added: 0, same: 4 });
  await done(own, beginning(ACME, 'My own thought about the budget'));

  expect(await excerpts('budget')).toHaveLength(2);
  expect(await excerpts('bugdet')).toHaveLength(2);
  expect(await excerpts('champ')).toEqual(['The champion left the company']);
  expect(await excerpts('muller arger')).toEqual(['Ärger mit der Müller GmbH']);
  expect(await excerpts('"before the demo"')).toHaveLength(1);
  expect(await excerpts('"the before demo"')).toHaveLength(0);
  expect(await excerpts('budget -demo')).toEqual(['My own thought about the budget']);
  expect(await excerpts('nordwind')).toEqual(['The champion left the company']);
  expect(await excerpts('person:jonas is:flag')).toEqual(['Competitor offered a discount']);
  expect(await excerpts('record:acme tag:pricing')).toHaveLength(1);
  expect(await excerpts('stage:proposal')).toHaveLength(1);
  expect(await excerpts('tip:ask')).toHaveLength(1);
  expect(await excerpts('is:unread')).toHaveLength(4);
  expect(await excerpts('', { people: [coach.id], crms: ['hubspot'] })).toHaveLength(3);
  expect(await excerpts('', { record: ACME.key, visibilities: ['private'] })).toHaveLength(1);
  expect(await excerpts('', { items: [{ kind: 'step', id: 's1' }], flags: ['worked'] })).toHaveLength(1);
  expect(await excerpts('', { from: 2_000, until: 4_000 })).toHaveLength(2);
  const times: number[] = [];
  const paged = (after: string | null) =>
    notesAnswer(own, 'review/list', { query: { text: '' }, sort: 'oldest', after, limit: 2 });
  let page = await paged(null);
  for (;;) {
    expect(page.total).toBe(5);
    times.push(...page.threads.map(({ lastAt }) => lastAt));
    if (page.next === null) break;
    page = await paged(page.next);
  }
  expect(times.slice(0, 4)).toEqual([1_000, 2_000, 3_000, 4_000]);
  expect(times).toHaveLength(5);
  expect(await notesAnswer(own, 'review/choices', {})).toMatchObject({
    objects: ['deal'],
    stages: ['Proposal'],
    tags: ['pricing'],
    items: ['step s1', 'tip ask'],
  });
  expect(await notesAnswer(own, 'review/quiet', { days: null, now: Date.now() })).toMatchObject({
    days: 14,
    people: [{ person: coach.id, lastAt: 4_000, openThreads: 4 }],
    stages: [{ stage: 'Proposal', lastAt: 2_000, openThreads: 1 }],
  });

  // Read, and unread again when its writer says it in other words.
  const [first] = events;
  if (!first) throw new Error('an event');
  expect(await notesAnswer(own, 'review/read', { threads: events.map(({ id }) => id), read: true })).toEqual({
    unread: 0,
  });
  expect(await excerpts('is:unread')).toEqual([]);
  const edit = {
    ...first,
    id: randomUUID(),
    type: 'edited',
    note: first.id,
    over: [first.id],
    clock: 2,
    at: 9_000,
    text: noteText('Ask now'),
  };
  expect(await notesAnswer(own, 'notes/import', { events: [edit], people: [], dry: false })).toMatchObject({
    updated: 1,
  });
  expect(await excerpts('is:unread')).toEqual(['Ask now']);
  expect(await excerpts('pricing')).toEqual([]);

  const {
    events: out,
    people,
    next,
  } = await notesAnswer(own, 'notes/export', { query: { text: 'person:jonas' }, after: null, limit: 50 });
  expect([out.length, people, next]).toEqual([5, [coach], null]);
});

test('what does not parse or belongs to no thread is refused with its place; the rest is taken in', async () => {
  const orphan = {
    id: randomUUID(),
    thread: randomUUID(),
    at: 1,
    clock: 1,
    author: randomUUID(),
    hat: 'rep',
    type: 'state',
    state: 'resolved',
  };
  const answer = await notesAnswer(own, 'notes/import', { events: [7, orphan], people: [{}], dry: false });
  expect(answer.refused.map(({ at }) => at)).toEqual(['events[0]', 'people[0].id', 'events[1].thread']);
  expect(await storedNoteEvents(own)).toEqual([]);
});

test('the toolbar icon shows how much is unread to who answers others, also after a restart', async () => {
  const badge = () => own.evaluate(() => chrome.action.getBadgeText({}));
  const event = elsewhere(ACME, 'Help');
  await notesAnswer(own, 'notes/import', { events: [event], people: [], dry: false });
  await expect.poll(badge).toBe('');
  await notesAnswer(own, 'identity/set', { name: 'Mara', email: null, roles: ['coach'] });
  await expect.poll(badge).toBe('1');
  expect(await notesAnswer(own, 'identity/get', {})).toMatchObject({ me: { name: 'Mara', shared: false } });
  expect(await notesAnswer(own, 'identity/shared', {})).toMatchObject({ me: { shared: true } });
  // A browser that starts shows none by itself.
  await own.evaluate(() => chrome.action.setBadgeText({ text: '' }));
  const [background] = extension.context.serviceWorkers();
  await background?.evaluate(() => Reflect.get(chrome.runtime.onStartup, 'dispatch').call(chrome.runtime.onStartup));
  await expect.poll(badge).toBe('1');
  await notesAnswer(own, 'review/read', { threads: [event.id], read: true });
  await expect.poll(badge).toBe('');
});
