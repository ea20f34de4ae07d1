import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from 'playwright/test';
import type { Record as CrmRecord } from '../../../lib/crm/record.ts';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import type { Extension } from '../../support/browsers.ts';
import { askDraft, draftAnswer, draftNow, fieldEdit, kept, publish } from '../../support/draft.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord, send, sendFromTab } from '../../support/extension.ts';
import { starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [TIP] = STARTER.tips;
if (!TIP) throw new Error('the starter has tips');
const tipKey = `tip ${TIP.id}`;
const retitled = (title: string, before = TIP.title) => fieldEdit(tipKey, { title: before }, { title });

/** The active release's playbook. */
async function published(): Promise<Playbook> {
  const { active } = await storedReleases(own);
  const { release } = await draftAnswer(own, 'releases/get', { number: active ?? 0 });
  if (!release) throw new Error('no active release');
  return release.playbook;
}
const titleOf = (playbook: Playbook) => playbook.tips.find(({ id }) => id === TIP.id)?.title;

test('an edit is kept once, in order, and is there after the background was killed', async () => {
  const { revision } = await draftNow(own);
  const edit = retitled('Mine');
  const first = await draftAnswer(own, 'draft/edit', { revision, edit });
  expect(first).toMatchObject({ outcome: 'kept', revision: revision + 1 });
  expect(await draftAnswer(own, 'draft/edit', { revision, edit })).toEqual(first);
  await extension.killBackground();
  const later = fieldEdit(tipKey, { priority: TIP.priority }, { priority: 1 });
  expect(await draftAnswer(own, 'draft/edit', { revision, edit: later })).toEqual({ outcome: 'behind' });
  await kept(own, later);
  const { edits, base } = await draftNow(own);
  expect(base).toBe(1);
  expect(edits.map(({ id, standing }) => [id, standing])).toEqual([
    [edit.id, 'done'],
    [later.id, 'done'],
  ]);
  const news = await draftAnswer(own, 'draft/get', { draft: edits[0]?.draft ?? 0, revision: revision + 1 });
  expect(news.edits.map(({ id }) => id)).toEqual([later.id]);
});

test('typing that goes on is one edit; after it was taken back, another edit makes that final', async () => {
  const typed = retitled('M');
  await kept(own, typed);
  const further = { ...retitled('Mine', 'M'), at: typed.at + 200 };
  await kept(own, further);
  const [one, ...more] = (await draftNow(own)).edits;
  expect(more).toEqual([]);
  expect(one).toMatchObject({ id: further.id, changes: [{ before: { title: TIP.title }, after: { title: 'Mine' } }] });

  const standings = async () => (await draftNow(own)).edits.map(({ standing }) => standing);
  const turn = async (type: 'draft/undo' | 'draft/redo') => {
    const { revision } = await draftNow(own);
    const answer = await draftAnswer(own, type, { revision, id: further.id });
    expect(await draftAnswer(own, type, { revision, id: further.id })).toEqual(answer);
    return answer;
  };
  expect(await turn('draft/undo')).toMatchObject({ outcome: 'done' });
  expect(await standings()).toEqual(['undone']);
  expect(await turn('draft/redo')).toMatchObject({ outcome: 'done' });
  expect(await standings()).toEqual(['done']);
  await turn('draft/undo');
  await kept(own, fieldEdit(tipKey, { priority: TIP.priority }, { priority: 1 }));
  expect(await standings()).toEqual(['dropped', 'done']);
  const { revision } = await draftNow(own);
  expect(await draftAnswer(own, 'draft/redo', { revision, id: further.id })).toEqual({ outcome: 'behind' });
});

test('a draft that is thrown away leaves the release alone, and the next one begins empty', async () => {
  await kept(own, retitled('Mine'));
  const { draft, revision } = await draftNow(own);
  expect(await draftAnswer(own, 'draft/discard', { draft, revision })).toEqual({ outcome: 'discarded' });
  expect(await draftAnswer(own, 'draft/discard', { draft, revision })).toEqual({ outcome: 'discarded' });
  expect(await draftNow(own)).toMatchObject({ draft: draft + 1, base: 1, edits: [] });
  expect((await storedReleases(own)).releases).toHaveLength(1);
});

test('publishing makes the next release of the draft; a request that is repeated makes no other', async () => {
  await kept(own, retitled('Mine'));
  const { draft, revision } = await draftNow(own);
  const request = { draft, revision, note: 'Why', author: 'Mara' };
  expect(await draftAnswer(own, 'draft/publish', request)).toEqual({ outcome: 'published', number: 2 });
  expect(await draftAnswer(own, 'draft/publish', request)).toEqual({ outcome: 'published', number: 2 });
  expect(titleOf(await published())).toBe('Mine');
  expect(await storedReleases(own)).toMatchObject({ active: 2, releases: [{ number: 1 }, { number: 2, note: 'Why' }] });
  expect(await draftNow(own)).toMatchObject({ draft: draft + 1, base: 2, edits: [] });
  expect(await publish(own)).toEqual({ outcome: 'same', number: 2 });
  const { releases } = await draftAnswer(own, 'releases/list', {});
  expect(releases).toMatchObject([
    { number: 2, author: 'Mara', note: 'Why', active: true, bytes: expect.any(Number) },
    { number: 1, active: false },
  ]);
});

test('what is broken, or not a playbook any more, is not published, and the draft stays', async () => {
  await kept(own, fieldEdit(tipKey, { steps: TIP.steps }, { steps: ['nowhere'] }));
  expect(await publish(own)).toMatchObject({ outcome: 'out-of-line', gaps: [{ code: 'dangling-id' }] });
  await kept(own, fieldEdit(tipKey, { title: TIP.title }, { title: '' }));
  expect(await publish(own)).toMatchObject({ outcome: 'refused', refused: [{ reason: { code: 'blank' } }] });
  expect((await draftNow(own)).edits).toHaveLength(2);
  expect((await storedReleases(own)).releases).toHaveLength(1);
});

test('a vision of one’s own is fixed once it is published: it changes with a redirect or as wording only', async () => {
  const { vision } = STARTER;
  const stated = (before: string, after: string, more = {}) =>
    fieldEdit('vision', { statement: before }, { statement: after }, { hat: 'leader', ...more });
  // The starter's is nobody's own.
  await kept(own, stated(vision.statement, 'Ours.'));
  expect(await publish(own)).toEqual({ outcome: 'published', number: 2 });
  await kept(own, stated('Ours.', 'Ours, in other words.', { what: 'wording' }));
  expect(await publish(own)).toEqual({ outcome: 'published', number: 3 });
  await kept(own, stated('Ours, in other words.', 'Another.'));
  expect(await publish(own)).toMatchObject({
    outcome: 'unexplained',
    changes: [{ key: 'vision', fields: ['statement'] }],
  });
  const redirect = {
    id: 'new-course',
    date: '2026-11-24',
    cause: 'market',
    outcome: 'changed',
    title: 'Another course',
    whatChanged: 'Prices fell.',
    whyConsiderable: 'By half.',
  };
  const [first] = vision.redirects;
  const to = { parent: 'vision', previous: null, next: first ? `redirect ${first.id}` : null };
  const changes = [{ key: 'redirect new-course', before: null, after: redirect, to }];
  await kept(own, { ...fieldEdit('', null, null, { hat: 'leader' }), changes });
  expect(await publish(own)).toEqual({ outcome: 'published', number: 4 });
  const changed = (await published()).vision;
  expect([changed.statement, changed.redirects[0]?.id]).toEqual(['Another.', 'new-course']);
});

test('a playbook that comes in is merged into the draft, and overwrites none of its edits', async () => {
  await kept(own, retitled('Mine'));
  const base = await published();
  const theirs = (change: object) => ({
    ...base,
    tips: base.tips.map((tip) => (tip.id === TIP.id ? { ...tip, ...change } : tip)),
  });
  const install = (playbook: object, number: number) =>
    send(own, { type: 'release/install', body: { playbook, note: '', base: number } });
  expect(await install(theirs({ priority: 1 }), 1)).toMatchObject({ value: { outcome: 'installed', number: 2 } });
  // Nothing had to be chosen, so the edit stands on the new release already.
  expect(await draftNow(own)).toMatchObject({ base: 2, edits: [{ changes: [{ after: { title: 'Mine' } }] }] });

  expect(await install(theirs({ priority: 1, title: 'Theirs' }), 2)).toMatchObject({ value: { number: 3 } });
  const { draft, revision, base: still } = await draftNow(own);
  expect(still).toBe(2);
  expect(await publish(own)).toEqual({ outcome: 'outdated', active: 3 });
  const asked = await draftAnswer(own, 'draft/rebase', { draft, revision, choices: {} });
  expect(asked).toMatchObject({ outcome: 'conflicts', conflicts: [{ key: tipKey, fields: ['title'] }] });
  const choices = { [tipKey]: { edited: { ...TIP, title: 'Both', priority: 1 } } };
  expect(await draftAnswer(own, 'draft/rebase', { draft, revision, choices })).toEqual({ outcome: 'merged' });
  expect(await draftAnswer(own, 'draft/rebase', { draft, revision, choices })).toEqual({ outcome: 'merged' });
  const merged = await draftNow(own);
  expect(merged).toMatchObject({ base: 3, edits: [{ hat: 'coach', changes: [{ key: tipKey }] }] });
  expect(await publish(own)).toEqual({ outcome: 'published', number: 4 });
  expect((await published()).tips.find(({ id }) => id === TIP.id)).toMatchObject({ title: 'Both', priority: 1 });
});

test('a draft without edits starts from whatever release comes in', async () => {
  expect(await draftNow(own)).toMatchObject({ base: 1, edits: [] });
  await send(own, {
    type: 'release/install',
    body: { playbook: JSON.parse(starterText('growth-renewal')), note: '', base: 1 },
  });
  expect(await draftNow(own)).toMatchObject({ base: 2, edits: [] });
});

test('an old release is published again as a new one, once', async () => {
  await kept(own, retitled('Mine'));
  await publish(own);
  const back = { number: 1, note: 'Back', author: 'Mara', base: 2 };
  expect(await draftAnswer(own, 'releases/republish', back)).toEqual({ outcome: 'published', number: 3 });
  expect(await draftAnswer(own, 'releases/republish', back)).toEqual({ outcome: 'same', number: 3 });
  expect(titleOf(await published())).toBe(TIP.title);
  expect(await draftAnswer(own, 'releases/republish', { ...back, number: 9 })).toEqual({ outcome: 'missing' });
  expect(await draftAnswer(own, 'releases/republish', { ...back, number: 2, base: 1 })).toEqual({
    outcome: 'stale',
    number: 3,
  });
  expect(await draftAnswer(own, 'releases/get', { number: 9 })).toEqual({ release: null });
});

test('fifty-five releases are all kept, each with its size and whole', async () => {
  test.setTimeout(120_000);
  let title = TIP.title;
  for (let number = 2; number <= 55; number += 1) {
    await kept(own, retitled(`Release ${number}`, title));
    expect(await publish(own, `Note ${number}`)).toEqual({ outcome: 'published', number });
    title = `Release ${number}`;
  }
  const { releases } = await draftAnswer(own, 'releases/list', {});
  expect(releases.map(({ number }) => number)).toEqual(Array.from({ length: 55 }, (_, index) => 55 - index));
  expect(releases.every(({ bytes }) => bytes > 10_000)).toBe(true);
  const { release } = await draftAnswer(own, 'releases/get', { number: 30 });
  expect([release?.note, release && titleOf(release.playbook)]).toEqual(['Note 30', 'Release 30']);
});

test('a record is kept as an example from its own tab, listed for our pages, and deleted', async () => {
  const address = hubspotAddress('acme-rollout');
  await openRecord(extension.context, address);
  const record: CrmRecord = {
    crm: 'hubspot',
    org: '4242001',
    object: 'deal',
    kind: 'deal',
    id: address.split('/').at(-2) ?? '',
    name: 'Acme',
    url: address,
    mode: 'view',
    stages: [],
    fields: {},
    readAt: 1,
  };
  const keep = (id: string, org = '4242001') => ({
    type: 'examples/keep',
    body: { id, name: 'Acme', record: { ...record, org } },
  });
  const id = randomUUID();
  expect(await sendFromTab(own, address, keep(id))).toEqual({ ok: true, value: { kept: true } });
  expect(await sendFromTab(own, address, keep(id))).toEqual({ ok: true, value: { kept: true } });
  expect(await sendFromTab(own, address, keep(randomUUID(), '999'))).toMatchObject({ error: { code: 'not-allowed' } });
  const { examples } = await draftAnswer(own, 'examples/list', {});
  expect(examples).toMatchObject([{ id, name: 'Acme', crm: 'hubspot', record }]);
  await draftAnswer(own, 'examples/remove', { id });
  expect(await draftAnswer(own, 'examples/list', {})).toEqual({ examples: [] });
});

test('a tab may not ask about the draft, and what does not fit its schema is refused', async () => {
  const address = hubspotAddress('acme-rollout');
  await openRecord(extension.context, address);
  for (const [type, body] of [
    ['draft/get', { draft: 0, revision: 0 }],
    ['draft/edit', { revision: 1, edit: retitled('Mine') }],
    ['draft/publish', { draft: 1, revision: 1, note: '', author: '' }],
    ['releases/get', { number: 1 }],
    ['examples/list', {}],
  ] as const) {
    expect([type, await sendFromTab(own, address, { type, body })]).toMatchObject([
      type,
      { error: { code: 'not-allowed' } },
    ]);
  }
  for (const edit of [
    { ...retitled('Mine'), id: 'no uuid' },
    { ...retitled('Mine'), hat: 'rep' },
    fieldEdit('nothing', {}, {}),
    { ...retitled('Mine'), changes: [{ key: tipKey, before: 1, after: null }] },
  ]) {
    expect(await askDraft(own, 'draft/edit', { revision: 1, edit: edit as never })).toMatchObject({
      error: { code: 'bad-message' },
    });
  }
  expect((await draftNow(own)).edits).toEqual([]);
});
