import { describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../../components/options/desk-model';
import { type DeskFacts, type DeskStore, makeDeskStore } from '../../../entrypoints/options/desk-store';
import type { Playbook, Tip } from '../../../lib/playbook/schema';
import { sample } from '../playbook/sample';
import { FakeBackground, releaseOf } from './fake-background';

async function open(background: FakeBackground, more: Partial<DeskFacts> = {}): Promise<DeskStore> {
  const store = makeDeskStore({
    source: background.source(),
    hat: 'coach',
    worn: () => undefined,
    borrowed: [],
    changed: () => undefined,
    ...more,
  });
  background.tell.push((revision) => store.told('draft', revision));
  await vi.waitFor(() => expect(store.desk()).not.toBeNull());
  return store;
}

function desk(store: DeskStore): Desk {
  const shown = store.desk();
  if (!shown) throw new Error('nothing is shown');
  return shown;
}

const saved = (store: DeskStore) => vi.waitFor(() => expect(desk(store).saving).toBe('saved'));

/** The playbook with another first tip. */
const tipped =
  (change: Partial<Tip>) =>
  (playbook: Playbook): Playbook => ({
    ...playbook,
    tips: playbook.tips.map((tip, index) => (index === 0 ? { ...tip, ...change } : tip)),
  });
const title = ({ tips }: Playbook): string | undefined => tips[0]?.title;

function held(background: FakeBackground): () => void {
  let open: () => void = () => undefined;
  background.gate = new Promise((resolve) => {
    open = resolve;
  });
  return open;
}

describe('an edit at the desk', () => {
  it('is shown at once, then stored, under the hat that is on', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    const release = held(background);
    store.actions.wear('manager');
    store.actions.edit(tipped({ title: 'Mine' }));
    expect([title(desk(store).playbook), desk(store).saving]).toEqual(['Mine', 'saving']);
    expect(title(background.playbook)).toBe('Ask about the last stop');
    release();
    await saved(store);
    expect(background.playbook).toEqual(desk(store).playbook);
    expect(background.edits).toMatchObject([{ hat: 'manager', what: 'wording', standing: 'done' }]);
  });

  it('typed quickly is sent in few pieces, is one act to take back, and ends as it was typed', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    const release = held(background);
    store.actions.edit(tipped({ title: 'A' }));
    await vi.waitFor(() => expect(background.requests).toEqual(['draft/edit']));
    for (const text of ['As', 'Ask', 'Ask!']) store.actions.edit(tipped({ title: text }));
    release();
    await saved(store);
    expect(background.requests.filter((type) => type === 'draft/edit')).toHaveLength(2);
    expect(background.edits).toHaveLength(1);
    expect(title(background.playbook)).toBe('Ask!');
    store.actions.undo();
    expect(desk(store).playbook).toEqual(sample());
    expect([desk(store).canUndo, desk(store).canRedo]).toEqual([false, true]);
    await saved(store);
    expect(background.playbook).toEqual(sample());
    store.actions.redo();
    await saved(store);
    expect([title(background.playbook), title(desk(store).playbook)]).toEqual(['Ask!', 'Ask!']);
  });

  it('that changes nothing is none', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    store.actions.edit(structuredClone(desk(store).playbook));
    expect(desk(store).edits).toEqual([]);
    expect(background.requests).toEqual([]);
  });

  it('that changes what a tip means takes its confirmation, unless it is called wording', async () => {
    const store = await open(new FakeBackground(sample()));
    store.actions.edit(tipped({ priority: 1 }), { what: 'wording' });
    expect(desk(store).playbook.tips[0]?.confirmedOn).toBe('2026-11-01');
    store.actions.edit(tipped({ priority: 2 }));
    expect(desk(store).playbook.tips[0]?.confirmedOn).toBeUndefined();
  });

  it('of the vision says that a redirect is missing, until it is called wording', async () => {
    const store = await open(new FakeBackground(sample()));
    store.actions.edit((playbook) => ({ ...playbook, vision: { ...playbook.vision, statement: 'Another.' } }));
    const [change] = desk(store).unexplained;
    expect(change).toMatchObject({ key: 'vision', fields: ['statement'] });
    if (change) store.actions.callWording(change);
    expect(desk(store).unexplained).toEqual([]);
    store.actions.undo();
    expect(desk(store).unexplained).toHaveLength(1);
  });

  it('shows where it puts the draft out of line, a moment later', async () => {
    const store = await open(new FakeBackground(sample()));
    expect(desk(store).gaps).toEqual([]);
    store.actions.edit(tipped({ steps: ['gone'] }));
    await vi.waitFor(() => expect(desk(store).gaps).toMatchObject([{ code: 'dangling-id' }, {}, {}]));
  });

  it('begins under the hat that was worn last, and tells of another one once', async () => {
    const worn: string[] = [];
    const store = await open(new FakeBackground(sample()), { hat: 'leader', worn: (hat) => worn.push(hat) });
    expect(desk(store).hat).toBe('leader');
    for (const hat of ['leader', 'manager', 'manager', 'coach'] as const) store.actions.wear(hat);
    expect([desk(store).hat, worn]).toEqual(['coach', ['manager', 'coach']]);
  });

  it('that is more than a message takes is refused with a word, and what follows is kept', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background, { mostBytes: 2_000 });
    store.actions.edit(tipped({ body: 'ü'.repeat(1_500) }));
    expect(desk(store)).toMatchObject({ trouble: { code: 'too-large' }, edits: [], saving: 'saved' });
    expect(desk(store).playbook).toEqual(sample());
    store.actions.edit(tipped({ title: 'Mine' }));
    await saved(store);
    expect(desk(store).trouble).toBeNull();
    expect(background.playbook).toEqual(tipped({ title: 'Mine' })(sample()));
  });

  it('with two items of one id changes nothing and says so', async () => {
    const store = await open(new FakeBackground(sample()));
    store.actions.edit((playbook) => ({ ...playbook, tips: [...playbook.tips, ...playbook.tips] }));
    expect(desk(store).trouble).toMatchObject({ code: 'internal' });
    expect(desk(store).playbook).toEqual(sample());
  });
});

describe('when the background cannot store', () => {
  it('the edit stays shown, the reason is told, and the next edit takes it along', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    background.trouble = ['fail'];
    store.actions.edit(tipped({ title: 'Mine' }));
    await vi.waitFor(() => expect(desk(store).saving).toBe('failed'));
    expect(desk(store)).toMatchObject({ trouble: { code: 'storage-full' } });
    expect(title(desk(store).playbook)).toBe('Mine');
    store.actions.edit(tipped({ body: 'Mine too.' }));
    await saved(store);
    expect(desk(store).trouble).toBeNull();
    expect(background.playbook.tips[0]).toMatchObject({ title: 'Mine', body: 'Mine too.' });
  });

  it('or its answer is lost, the edit counts once, and typing on is no conflict with oneself', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    background.trouble = ['lose'];
    background.tell = [];
    store.actions.edit(tipped({ title: 'Mi' }));
    await vi.waitFor(() => expect(desk(store).saving).toBe('failed'));
    store.actions.edit(tipped({ title: 'Mine' }));
    await saved(store);
    expect(desk(store).clashes).toEqual([]);
    expect(title(background.playbook)).toBe('Mine');
  });

  it('or only the answers are lost, what was stored in one piece is not taken for somebody else’s', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    background.trouble = ['lose'];
    background.tell = [];
    store.actions.edit(tipped({ title: 'M' }));
    await vi.waitFor(() => expect(desk(store).saving).toBe('failed'));
    const release = held(background);
    store.actions.edit(tipped({ title: 'Mi' }));
    store.flush();
    release();
    await saved(store);
    store.actions.edit(tipped({ title: 'Mine' }));
    await saved(store);
    expect(desk(store).clashes).toEqual([]);
    expect([title(background.playbook), title(desk(store).playbook)]).toEqual(['Mine', 'Mine']);
    expect(background.edits).toHaveLength(1);
  });

  it('for a page that is closed, everything that waits is sent at once', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    const release = held(background);
    store.actions.edit(tipped({ title: 'One' }));
    store.actions.edit((playbook) => ({ ...playbook, title: 'Two' }));
    store.actions.edit(tipped({ priority: 1 }));
    await vi.waitFor(() => expect(background.requests).toHaveLength(1));
    store.flush();
    expect(background.requests).toHaveLength(4);
    release();
    await saved(store);
    expect(background.playbook).toMatchObject({ title: 'Two', tips: [{ title: 'One', priority: 1 }, {}] });
    expect(background.edits).toHaveLength(3);
  });
});

describe('two pages at one draft', () => {
  it('show each other’s edits, and neither overwrites the other', async () => {
    const background = new FakeBackground(sample());
    const [one, other] = [await open(background), await open(background)];
    one.actions.edit(tipped({ title: 'Of one' }));
    await vi.waitFor(() => expect(title(desk(other).playbook)).toBe('Of one'));
    other.actions.edit(tipped({ priority: 1 }));
    await vi.waitFor(() => expect(desk(one).playbook.tips[0]).toMatchObject({ title: 'Of one', priority: 1 }));
  });

  it('put both edits together when they were made at the same moment', async () => {
    const background = new FakeBackground(sample());
    const [one, other] = [await open(background), await open(background)];
    one.actions.edit(tipped({ title: 'Of one' }));
    other.actions.edit(tipped({ priority: 1 }));
    await Promise.all([saved(one), saved(other)]);
    await vi.waitFor(() => {
      for (const store of [one, other]) {
        expect(desk(store).playbook).toEqual(background.playbook);
        expect(desk(store).clashes).toEqual([]);
      }
    });
    expect(background.playbook.tips[0]).toMatchObject({ title: 'Of one', priority: 1 });
  });

  it('tell the slower one when both changed the same, and let it choose', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const background = new FakeBackground(sample());
      const [one, other] = [await open(background), await open(background)];
      one.actions.edit(tipped({ title: 'Of one' }));
      other.actions.edit(tipped({ title: 'Of other' }));
      await vi.waitFor(() => expect(desk(other).clashes).toMatchObject([{ keys: ['tip ask-last-stop'] }]));
      expect(title(desk(other).playbook)).toBe('Of one');
      const [clash] = desk(other).clashes;
      if (clash) other.actions.settle(clash, choice);
      await saved(other);
      expect(desk(other).clashes).toEqual([]);
      const wanted = choice === 'mine' ? 'Of other' : 'Of one';
      await vi.waitFor(() => expect(title(desk(one).playbook)).toBe(wanted));
      expect(title(background.playbook)).toBe(wanted);
    }
  });

  it('do not take back what the other did meanwhile', async () => {
    const background = new FakeBackground(sample());
    const [one, other] = [await open(background), await open(background)];
    one.actions.edit(tipped({ title: 'Of one' }));
    await vi.waitFor(() => expect(title(desk(other).playbook)).toBe('Of one'));
    const release = held(background);
    one.actions.edit((playbook) => ({ ...playbook, title: 'Meanwhile' }));
    other.actions.undo();
    release();
    await Promise.all([saved(one), saved(other)]);
    await vi.waitFor(() => expect(desk(other).playbook).toMatchObject({ title: 'Meanwhile' }));
    expect(title(background.playbook)).toBe('Of one');
  });
});

describe('a draft that was emptied behind the page’s back', () => {
  it('is read anew with the next edit, which is told if it no longer fits', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    for (const text of ['One', 'Two']) {
      store.actions.edit(tipped({ title: text }), { hat: text === 'One' ? 'coach' : 'leader' });
      await saved(store);
    }
    Object.assign(background, { edits: [], revision: 1 });
    store.actions.edit(tipped({ title: 'Three' }));
    await vi.waitFor(() => expect(desk(store).clashes).toHaveLength(1));
    expect(desk(store).playbook).toEqual(sample());
    store.actions.edit(tipped({ priority: 1 }));
    await saved(store);
    expect(background.playbook).toEqual(desk(store).playbook);
  });
});

describe('a release that comes in while a draft is written', () => {
  it('is merged at once where nothing has to be chosen', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    store.actions.edit(tipped({ title: 'Mine' }));
    await saved(store);
    background.active = releaseOf(2, tipped({ priority: 1 })(sample()));
    store.told('release', 0);
    await vi.waitFor(() => expect(desk(store).base.number).toBe(2));
    expect(desk(store)).toMatchObject({ arrived: null, playbook: { tips: [{ title: 'Mine', priority: 1 }, {}] } });
  });

  it('shows what has to be chosen, and leaves the draft alone until then', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    store.actions.edit(tipped({ title: 'Mine' }));
    await saved(store);
    background.active = releaseOf(2, tipped({ title: 'Theirs' })(sample()));
    store.told('release', 0);
    await vi.waitFor(() => expect(desk(store).arrived?.conflicts).toMatchObject([{ key: 'tip ask-last-stop' }]));
    expect(title(desk(store).playbook)).toBe('Mine');
    await store.actions.merge(new Map([['tip ask-last-stop', 'mine']]));
    expect(desk(store).arrived).toBeNull();
    expect(desk(store).base.number).toBe(2);
  });

  it('says why it could not be merged, and is merged when that is tried again', async () => {
    const background = new FakeBackground(sample());
    const store = await open(background);
    store.actions.edit(tipped({ title: 'Mine' }));
    await saved(store);
    background.active = releaseOf(2, tipped({ priority: 1 })(sample()));
    background.trouble = ['fail'];
    store.told('release', 0);
    await vi.waitFor(() => expect(desk(store).arrived?.failure).toMatchObject({ code: 'storage-full' }));
    expect(desk(store)).toMatchObject({
      base: { number: 1 },
      playbook: { tips: [{ title: 'Mine', priority: 4 }, {}] },
    });
    await store.actions.merge(new Map());
    expect(desk(store)).toMatchObject({ arrived: null, base: { number: 2 } });
    expect(desk(store).playbook.tips[0]).toMatchObject({ title: 'Mine', priority: 1 });
  });

  it('is merged also where another page wrote at that very moment', async () => {
    const background = new FakeBackground(sample());
    const [store, other] = [await open(background), await open(background)];
    background.active = releaseOf(2, tipped({ priority: 1 })(sample()));
    const release = held(background);
    store.told('release', 0);
    await vi.waitFor(() => expect(background.requests).toEqual(['draft/rebase']));
    background.gate = Promise.resolve();
    // Not told: it is found out by the answer.
    background.tell = [];
    other.actions.edit(tipped({ title: 'Of the other' }));
    await saved(other);
    release();
    await vi.waitFor(() => expect(desk(store).base.number).toBe(2));
    expect(desk(store).arrived).toBeNull();
    expect(desk(store).playbook.tips[0]).toMatchObject({ title: 'Of the other', priority: 1 });
  });
});
