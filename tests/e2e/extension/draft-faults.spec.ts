import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import type { Extension } from '../../support/browsers.ts';
import { askDraft, draftNow, fieldEdit, kept, publish } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { fullStorage } from '../../support/full-storage.ts';
import { holdStore, isWriteWaiting } from '../../support/hold-store.ts';
import { starterText, storedReleases } from '../../support/options-page.ts';

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo({}, { own: true });
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [TIP] = STARTER.tips;
if (!TIP) throw new Error('the starter has tips');
const retitled = (title: string, before = TIP.title) => fieldEdit(`tip ${TIP.id}`, { title: before }, { title });

async function killBackground(): Promise<void> {
  const session = await extension.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Either the release with its edits, or the draft as it was; nothing between. */
async function expectAllOrNothing(edits: number): Promise<'all' | 'nothing'> {
  const [{ active, releases }, draft] = [await storedReleases(own), await draftNow(own)];
  const number = releases.length;
  expect([number, active, draft.base]).toEqual([number, number, number]);
  expect(draft.edits).toHaveLength(number === 2 ? 0 : edits);
  return number === 2 ? 'all' : 'nothing';
}

test('a background that is killed while it publishes has published all or nothing, and the request repeated does it once', async () => {
  await kept(own, retitled('Mine'));
  const { draft, revision } = await draftNow(own);
  const request = { draft, revision, note: '', author: '' };
  const release = await holdStore(own, 'releases');
  const lost = askDraft(own, 'draft/publish', request).catch(() => 'lost');
  await expect.poll(() => isWriteWaiting(own, 'releases'), { timeout: 20_000 }).toBe(true);
  await killBackground();
  await release();
  await lost;
  await expectAllOrNothing(1);
  expect(await askDraft(own, 'draft/publish', request)).toEqual({
    ok: true,
    value: { outcome: 'published', number: 2 },
  });
  expect(await expectAllOrNothing(1)).toBe('all');
});

test('killed at any moment of many edits and publishings, every edit is in a release or the draft exactly once', async () => {
  test.setTimeout(180_000);
  let title = TIP.title;
  for (let turn = 0; turn < 12; turn += 1) {
    const edit = { ...retitled(`Turn ${turn}`, title), at: 10_000 * turn };
    const { draft, revision } = await draftNow(own);
    for (const [type, body] of [
      ['draft/edit', { revision, edit }],
      ['draft/publish', { draft, revision: revision + 1, note: `${turn}`, author: '' }],
    ] as const) {
      const first = askDraft(own, type, body).catch(() => 'lost');
      // Odd moments, so that the kills fall on other awaits each time.
      await own.waitForTimeout((turn * 37) % 90);
      await killBackground();
      await first;
      expect(await askDraft(own, type, body)).toMatchObject({ ok: true });
    }
    title = `Turn ${turn}`;
    const { active, releases } = await storedReleases(own);
    expect([active, releases.length]).toEqual([turn + 2, turn + 2]);
  }
  expect(await draftNow(own)).toMatchObject({ base: 13, edits: [] });
  expect((await storedReleases(own)).releases.map(({ note }) => note).slice(1)).toEqual(
    Array.from({ length: 12 }, (_, turn) => `${turn}`),
  );
});

test('with the storage full nothing is published and nothing is lost; with room again it is', async () => {
  test.setTimeout(120_000);
  await kept(own, retitled('Mine'));
  const giveRoom = await fullStorage(extension, own);
  const { draft, revision } = await draftNow(own);
  const request = { draft, revision, note: '', author: '' };
  expect(await askDraft(own, 'draft/publish', request)).toMatchObject({ ok: false, error: { code: 'storage-full' } });
  expect(await expectAllOrNothing(1)).toBe('nothing');
  expect(await askDraft(own, 'draft/edit', { revision, edit: retitled('More', 'Mine') })).toMatchObject({
    error: { code: 'storage-full' },
  });
  expect((await draftNow(own)).edits).toHaveLength(1);
  await giveRoom();
  expect(await publish(own)).toEqual({ outcome: 'published', number: 2 });
  expect(await expectAllOrNothing(1)).toBe('all');
});
