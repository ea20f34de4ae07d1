import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../lib/playbook/digest';
import { itemsOf } from '../../../lib/playbook/items';
import { merge } from '../../../lib/playbook/merge';
import type { MergeChoice } from '../../../lib/playbook/merge-conflict';
import type { Playbook } from '../../../lib/playbook/schema';
import { playbook } from './arbitraries';
import { sample, withTips } from './sample';

function changed(change: (playbook: Playbook) => void): Playbook {
  const after = sample();
  change(after);
  return after;
}

const tip = (playbook: Playbook, index: number) => {
  const found = playbook.tips[index];
  if (!found) throw new Error(`no tip ${index}`);
  return found;
};
const stages = (playbook: Playbook) => playbook.processes[0]?.stages ?? [];
const titles = (playbook: Playbook) => playbook.tips.map(({ title }) => title);

describe('two people who changed one playbook', () => {
  it('get both changes: other items, other fields of one item, new ones and moves', () => {
    const mine = changed((playbook) => {
      tip(playbook, 0).title = 'Mine';
      playbook.tips.unshift({ ...tip(playbook, 1), id: 'new-of-mine', title: 'New of mine' });
      stages(playbook)[1]?.steps.push(...(stages(playbook)[0]?.steps.splice(0, 1) ?? []));
    });
    const theirs = changed((playbook) => {
      tip(playbook, 0).priority = 1;
      playbook.tips.push({ ...tip(playbook, 1), id: 'new-of-theirs', title: 'New of theirs' });
      playbook.vision.statement = 'Theirs';
    });
    const { merged, conflicts } = merge(sample(), mine, theirs);
    expect(conflicts).toEqual([]);
    expect(titles(merged)).toEqual(['New of mine', 'Mine', 'Write the plan together', 'New of theirs']);
    expect(tip(merged, 1).priority).toBe(1);
    expect(merged.vision.statement).toBe('Theirs');
    expect(stages(merged).map(({ steps }) => steps.map(({ id }) => id))).toEqual([[], ['agree-plan', 'find-cost']]);
  });

  it('choose where both changed one field, and only there', () => {
    const mine = changed((playbook) => Object.assign(tip(playbook, 0), { title: 'Mine', body: 'Mine.' }));
    const theirs = changed((playbook) => Object.assign(tip(playbook, 0), { title: 'Theirs', priority: 2 }));
    const { conflicts } = merge(sample(), mine, theirs);
    expect(conflicts).toMatchObject([{ key: 'tip ask-last-stop', kind: 'tip', title: 'Mine', fields: ['title'] }]);
    expect(conflicts[0]?.base?.fields).toMatchObject({ title: 'Ask about the last stop' });
    expect(conflicts[0]?.theirs?.fields).toMatchObject({ title: 'Theirs' });
    const chosen = (choice: MergeChoice) => {
      const result = merge(sample(), mine, theirs, new Map([['tip ask-last-stop', choice]]));
      expect(result.conflicts).toEqual([]);
      return tip(result.merged, 0);
    };
    expect(chosen('mine')).toMatchObject({ title: 'Mine', body: 'Mine.', priority: 2 });
    expect(chosen('theirs')).toMatchObject({ title: 'Theirs', body: 'Mine.', priority: 2 });
    const third = itemsOf(changed((playbook) => Object.assign(tip(playbook, 0), { title: 'Third' }))).get(
      'tip ask-last-stop',
    );
    expect(chosen({ edited: third?.fields ?? {} })).toMatchObject({ title: 'Third', priority: 4 });
  });

  it('choose where one removed what the other changed, with all that is in it', () => {
    const mine = changed((playbook) => stages(playbook).splice(1, 1));
    const theirs = changed((playbook) => {
      Object.assign(stages(playbook)[1]?.steps[0] ?? {}, { why: 'Another reason.' });
      stages(playbook)[1]?.steps.push({
        ...sample().processes[0]?.stages[1]?.steps[0],
        id: 'more',
        title: 'More',
      } as never);
    });
    const { merged, conflicts } = merge(sample(), mine, theirs);
    expect(conflicts).toMatchObject([{ key: 'stage deals/propose', mine: null, fields: [] }]);
    expect(stages(merged).map(({ id }) => id)).toEqual(['qualify', 'propose']);
    const chosen = (choice: 'mine' | 'theirs') =>
      stages(merge(sample(), mine, theirs, new Map([['stage deals/propose', choice]])).merged);
    expect(chosen('mine')).toEqual(stages(mine));
    expect(chosen('theirs')).toEqual(stages(theirs));
  });

  it('need not choose where one removed what the other left alone', () => {
    const mine = changed((playbook) => stages(playbook).splice(1, 1));
    const theirs = changed((playbook) => playbook.tips.pop());
    const { merged, conflicts } = merge(sample(), mine, theirs);
    expect(conflicts).toEqual([]);
    expect(stages(merged).map(({ id }) => id)).toEqual(['qualify']);
    expect(titles(merged)).toEqual(['Ask about the last stop']);
  });

  it('never lose a step that was moved into what the other removed', () => {
    const mine = changed((playbook) => {
      const [from, to] = stages(playbook);
      to?.steps.push(...(from?.steps ?? []));
      stages(playbook).shift();
    });
    const theirs = changed((playbook) => stages(playbook).pop());
    const { conflicts } = merge(sample(), mine, theirs);
    expect(conflicts.map(({ key }) => key)).toEqual(['stage deals/propose']);
    const { merged } = merge(sample(), mine, theirs, new Map([['stage deals/propose', 'theirs']]));
    expect(stages(merged).flatMap(({ steps }) => steps.map(({ id }) => id))).toEqual(['find-cost']);
  });

  it('choose between two orders, and get the order that only one of them changed', () => {
    const base = withTips(4);
    const order = (...places: number[]) => ({ ...base, tips: places.flatMap((place) => base.tips[place] ?? []) });
    const ids = ({ tips }: Playbook) => tips.map(({ id }) => id.replace('tip-', '')).join('');
    expect(ids(merge(base, order(3, 2, 1, 0), order(0, 1, 3)).merged)).toBe('310');
    const { conflicts } = merge(base, order(3, 2, 1, 0), order(1, 0, 2, 3));
    expect(conflicts).toMatchObject([{ key: 'playbook', fields: ['order'] }]);
    const chosen = merge(base, order(3, 2, 1, 0), order(1, 0, 2, 3), new Map([['playbook', 'theirs']]));
    expect(ids(chosen.merged)).toBe('1023');
  });

  it('need not choose between two minor versions of the format', () => {
    const mine = changed((playbook) => Object.assign(playbook.format, { minor: 1 }));
    const theirs = changed((playbook) => Object.assign(playbook.format, { minor: 3 }));
    for (const { merged, conflicts } of [merge(sample(), mine, theirs), merge(sample(), theirs, mine)]) {
      expect([merged.format.minor, conflicts]).toEqual([3, []]);
    }
  });
});

describe('merging any three playbooks', () => {
  const three = fc.tuple(playbook, playbook, playbook);

  it('gives the side that changed something where the other did not', () => {
    fc.assert(
      fc.property(playbook, playbook, (base, other) => {
        expect(merge(base, other, base)).toEqual({ merged: other, conflicts: [] });
        expect(merge(base, base, other)).toEqual({ merged: other, conflicts: [] });
        expect(merge(base, other, structuredClone(other))).toEqual({ merged: other, conflicts: [] });
      }),
    );
  }, 60_000);

  it('is the same with the sides exchanged', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const one = merge(base, mine, theirs);
        const other = merge(base, theirs, mine);
        const said = ({ conflicts }: typeof one) =>
          conflicts.map(({ key, fields }) => [key, [...fields].sort()]).sort();
        expect(said(one)).toEqual(said(other));
        const all = (choice: 'mine' | 'theirs') => new Map(one.conflicts.map(({ key }) => [key, choice] as const));
        const chosen = merge(base, mine, theirs, all('mine'));
        expect(chosen.conflicts).toEqual([]);
        expect(merge(base, theirs, mine, all('theirs')).merged).toEqual(chosen.merged);
      }),
    );
  }, 60_000);

  it('loses no item and no field without a conflict that says so', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const { merged, conflicts } = merge(base, mine, theirs);
        const [was, one, other, now] = [base, mine, theirs, merged].map(itemsOf);
        const clashing = new Map(conflicts.map(({ key, fields }) => [key, fields]));
        for (const key of new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])) {
          const item = now?.get(key);
          if (!item) {
            expect([key, was?.has(key), one?.has(key) && other?.has(key)]).toEqual([key, true, false]);
            continue;
          }
          const [then, here, there]: ({ [name: string]: unknown } | undefined)[] = [
            was?.get(key)?.fields,
            one?.get(key)?.fields,
            other?.get(key)?.fields,
          ];
          for (const [name, value] of Object.entries(item.fields)) {
            const sides = [here, there].flatMap((side) => (side ? [side[name]] : []));
            expect(sides).toContainEqual(value);
            const changes = sides.filter((side) => canonicalJson(side) !== canonicalJson(then?.[name]));
            const differ = new Set(changes.map(canonicalJson)).size > 1;
            if (differ && name !== 'format') expect(clashing.get(key)).toContain(name);
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
