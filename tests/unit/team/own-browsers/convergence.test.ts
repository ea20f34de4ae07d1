import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENCE } from '../../../../lib/team/own-browsers/bring-release.ts';
import { manifestIn, pieceOf } from '../../../../lib/team/own-browsers/items.ts';
import { leftOver } from '../../../../lib/team/own-browsers/pieces.ts';
import { OwnBrowser } from '../../../support/own-browser.ts';
import { Account } from '../../../support/sync-area.ts';

type Act =
  | { act: 'publish'; browser: number; text: string }
  | { act: 'name'; browser: number; text: string }
  | { act: 'set'; browser: number; field: 'side' | 'width'; value: number }
  | { act: 'pass'; browser: number; kill: number | null }
  | { act: 'upload'; browser: number; pick: number }
  | { act: 'deliver'; browser: number; pick: number; yields: boolean }
  | { act: 'clock'; browser: number; skew: number }
  | { act: 'time'; minutes: number };

const ID = [0, 1, 2].map((number) => `${number}0000000-0000-4000-8000-000000000000`);
const DANA = ID[0] ?? '';
const DAY = 86_400_000;
const browser = fc.nat({ max: 2 });
const text = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }).filter((one) => !/\p{Surrogate}/u.test(one));
const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant('publish'), browser, text }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('name'), browser, text }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('set'),
      browser,
      field: fc.constantFrom('side', 'width'),
      value: fc.nat({ max: 9 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('pass'), browser, kill: fc.option(fc.nat({ max: 6 })) }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('upload'), browser, pick: fc.nat() }) },
  {
    weight: 8,
    arbitrary: fc.record({ act: fc.constant('deliver'), browser, pick: fc.nat(), yields: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('clock'), browser, skew: fc.integer({ min: -DAY, max: DAY }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('time'), minutes: fc.nat({ max: 90 }) }) },
) as fc.Arbitrary<Act>;

interface World {
  account: Account;
  browsers: OwnBrowser[];
}

function world(): World {
  const account = new Account();
  const published = new Set<string>();
  return { account, browsers: [0, 1, 2].map(() => new OwnBrowser(account.area(), published)) };
}

const picked = <T>(things: Iterable<T>, pick: number): T | undefined => {
  const all = [...things];
  return all[pick % all.length];
};

async function play({ account, browsers }: World, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    if (act.act === 'time') {
      for (const one of browsers) one.now += act.minutes * 60_000;
      continue;
    }
    const one = browsers[act.browser];
    if (!one) throw new Error('no such browser');
    const { area } = one;
    if (act.act === 'publish') await one.publish(act.text);
    else if (act.act === 'name') one.introduce(act.text, ID[act.browser] ?? '');
    else if (act.act === 'set') one.setPreference(act.field, act.value);
    else if (act.act === 'clock') one.skew = act.skew;
    else if (act.act === 'pass') await one.pass(act.kill ?? undefined);
    else if (act.act === 'upload') account.upload(area, picked(area.unsent, act.pick) ?? '');
    else if (act.act === 'deliver') area.deliver(picked(area.arriving.keys(), act.pick) ?? '', act.yields);
  }
}

/** Everything arrives and everybody looks, until nothing moves any more. Answers after how many rounds. */
async function settle({ account, browsers }: World): Promise<number> {
  for (let round = 1; round <= 40; round += 1) {
    let moved = false;
    for (const one of browsers) {
      const outcome = await one.pass();
      moved ||= outcome?.sent === true || (outcome?.told.length ?? 0) > 0 || one.area.unsent.size > 0;
      for (const key of [...one.area.unsent]) account.upload(one.area, key);
    }
    for (const one of browsers) {
      moved ||= one.area.arriving.size > 0;
      for (const key of [...one.area.arriving.keys()]) one.area.deliver(key, true);
      one.now += PATIENCE / 2;
    }
    if (!moved && round > 4) return round;
  }
  throw new Error('they never come to rest');
}

describe('three browsers of one person', () => {
  it('end with one release, one set of preferences and one name, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 60 }), async (acts) => {
        const here = world();
        await play(here, acts);
        const own = here.browsers.map(({ history }) => history.map(({ text }) => text));
        await settle(here);
        const [first, ...others] = here.browsers;
        if (!first) throw new Error('no browser');
        for (const other of others) {
          expect(other.active?.text).toEqual(first.active?.text);
          expect(other.preferences).toEqual(first.preferences);
          expect(other.identity).toEqual(first.identity);
          expect(other.area.items).toEqual(first.area.items);
        }
        // Nobody loses a release: what made way is in the history of the browser that made it.
        here.browsers.forEach(({ history }, index) => {
          expect(history.slice(0, own[index]?.length).map(({ text }) => text)).toEqual(own[index]);
        });
        // Nothing is left over of releases that are in force no longer.
        const manifest = manifestIn(first.area.items);
        const needless = manifest && manifest !== 'newer' ? leftOver(first.area.items, manifest) : [];
        const left = manifest ? needless : Object.keys(first.area.items).filter((key) => pieceOf(key));
        expect(left).toEqual([]);
      }),
      { numRuns: 400, seed: 6 },
    );
  }, 120_000);

  it('come to the release with the higher number; what was made meanwhile elsewhere is kept and named', async () => {
    const here = world();
    const [one, other, third] = here.browsers as [OwnBrowser, OwnBrowser, OwnBrowser];
    await one.publish('first');
    await settle(here);
    await one.publish('second here');
    await other.publish('second there');
    await other.publish('third there');
    await settle(here);
    for (const each of here.browsers) expect(each.active?.text).toBe('third there');
    expect(one.history.map(({ text }) => text)).toEqual(['first', 'second here', 'third there']);
    expect(one.outcomes.flatMap(({ told }) => told)).toContainEqual({ what: 'took', number: 3, kept: 2 });
    expect(third.outcomes.flatMap(({ told }) => told)).toContainEqual({ what: 'took', number: 3, kept: null });
  });

  it('of two releases with one number choose the greater digest, in whichever order they come', async () => {
    const ends = new Set<string | undefined>();
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const here = world();
      await Promise.all(['a', 'b'].map((text, index) => here.browsers[index]?.publish(text)));
      for (const index of order) await here.browsers[index]?.pass();
      await settle(here);
      ends.add(here.browsers[2]?.active?.text);
    }
    expect(ends.size).toBe(1);
  });

  it('lose no change to a clock that is a day behind or ahead: what was set after it was seen counts', async () => {
    for (const skew of [-DAY, DAY]) {
      const here = world();
      const [one, other] = here.browsers as [OwnBrowser, OwnBrowser];
      one.skew = skew;
      one.setPreference('width', 400);
      one.introduce('Dana', DANA);
      await settle(here);
      other.setPreference('width', 420);
      other.introduce('Dana Reyes', DANA);
      await settle(here);
      expect(one.preferences.crm.width).toBe(420);
      expect(one.identity?.name).toBe('Dana Reyes');
    }
  });

  it('keep the ids under which notes were written in two of them, and still say one name', async () => {
    const here = world();
    const [one, other, third] = here.browsers as [OwnBrowser, OwnBrowser, OwnBrowser];
    one.now += 1_000;
    for (const [index, each] of [one, other].entries()) {
      each.introduce('Dana', ID[index] ?? '');
      each.wroteNotes = true;
    }
    await settle(here);
    other.introduce('Dana Reyes', '');
    await settle(here);
    // The id that was there first, whichever of them says another name later.
    expect(third.identity?.id).toBe(ID[0]);
    expect(here.browsers.map(({ identity }) => identity?.name)).toEqual(['Dana Reyes', 'Dana Reyes', 'Dana Reyes']);
    expect([one.identity?.id, other.identity?.id]).toEqual(ID.slice(0, 2));
  });

  it('write again at once what another took for left over', async () => {
    const here = world();
    const [one, other] = here.browsers as [OwnBrowser, OwnBrowser];
    await one.publish('taken for left over');
    await one.pass();
    const piece = Object.keys(one.area.items).find((key) => pieceOf(key)) ?? '';
    one.area.write({ remove: [piece] });
    await one.pass();
    expect(one.outcomes.at(-1)?.release).toEqual({ is: 'same', number: 1 });
    await settle(here);
    expect(other.active?.text).toBe('taken for left over');
  });

  it('field by field: two settings that were changed in two browsers at once both count', async () => {
    const here = world();
    const [one, other, third] = here.browsers as [OwnBrowser, OwnBrowser, OwnBrowser];
    await settle(here);
    one.setPreference('width', 400);
    other.setPreference('side', 'left');
    await settle(here);
    expect(third.preferences.crm).toEqual({ width: 400, side: 'left' });
  });

  it('a browser that joins takes what travels, also where something else was set in it before', async () => {
    const here = world();
    const [one] = here.browsers as [OwnBrowser];
    one.setPreference('width', 400);
    await settle(here);
    const late = new OwnBrowser(here.account.area(), one.published);
    late.setPreference('width', 300);
    late.setPreference('side', 'left');
    for (const key of [...late.area.arriving.keys()]) late.area.deliver(key, true);
    here.browsers.push(late);
    await settle(here);
    for (const each of here.browsers) expect(each.preferences.crm).toEqual({ width: 400, side: 'left' });
  });

  it('whoever wrote half of a release and never came back holds nobody up for longer than an hour', async () => {
    const here = world();
    const [one, other, third] = here.browsers as [OwnBrowser, OwnBrowser, OwnBrowser];
    await one.publish('known to all, known to all');
    await settle(here);
    await other.publish('only half of this ever arrives anywhere');
    await other.pass();
    const keys = [...other.area.unsent];
    for (const key of keys.filter((one) => pieceOf(one) === null)) here.account.upload(other.area, key);
    other.area.unsent.clear();
    here.browsers.splice(1, 1);
    await one.pass();
    expect(one.active?.text).toBe('known to all, known to all');
    await settle(here);
    expect(third.active?.text).toBe('known to all, known to all');
    expect(third.outcomes.at(-1)?.release).toEqual({ is: 'same', number: 1 });
    // Back again, it still has the higher number.
    here.browsers.push(other);
    for (const key of [...other.area.arriving.keys()]) other.area.deliver(key, true);
    await settle(here);
    expect(third.active?.text).toBe('only half of this ever arrives anywhere');
  });
});
