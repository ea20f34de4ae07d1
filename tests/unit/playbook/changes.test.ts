import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  countsOf,
  differencesBetween,
  isUnchanged,
  type KindChanges,
  summaryOf,
} from '../../../lib/playbook/changes';
import type { Playbook } from '../../../lib/playbook/schema';
import { sample } from './sample';

const of = (changes: KindChanges[], kind: string): KindChanges | undefined => changes.find((one) => one.kind === kind);

function changed(edit: (playbook: Playbook) => void): KindChanges[] {
  const after = sample();
  edit(after);
  return changesBetween(sample(), after);
}

/** The entry at an index, which must be there. */
function at<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error(`nothing at ${index}`);
  return entry;
}

describe('what a new playbook would change', () => {
  it('is nothing when it says the same, whatever the order of keys', () => {
    const turned = JSON.parse(JSON.stringify(sample()), (_key, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    const changes = changesBetween(sample(), turned);
    expect(isUnchanged(changes)).toBe(true);
    expect(of(changes, 'step')?.same).toBe(countsOf(sample()).step);
  });

  it('names an item that came, went or changed, with the fields that differ', () => {
    const changes = changed((playbook) => {
      const tip = at(playbook.tips, 0);
      playbook.tips = [
        { ...tip, priority: 5, body: 'Ask twice.' },
        { ...tip, id: 'brand-new', title: 'Brand new' },
      ];
      playbook.metrics.pop();
    });
    expect(of(changes, 'tip')?.changed).toEqual([
      { id: at(sample().tips, 0).id, title: at(sample().tips, 0).title, fields: ['body', 'priority'] },
    ]);
    expect(of(changes, 'tip')?.added).toEqual([{ id: 'brand-new', title: 'Brand new' }]);
    expect(of(changes, 'metric')?.removed).toHaveLength(1);
    expect(isUnchanged(changes)).toBe(false);
  });

  it('sees a field that this version does not know, on the item and on the document', () => {
    const changes = changed((playbook) => {
      Object.assign(playbook, { season: 'launch' });
      Object.assign(at(playbook.vision.goals, 0), { colour: 'green' });
    });
    expect(of(changes, 'playbook')?.changed[0]?.fields).toEqual(['season']);
    expect(of(changes, 'goal')?.changed[0]?.fields).toEqual(['colour']);
  });

  it('tells a step that moved to another stage from one that was removed', () => {
    const changes = changed((playbook) => {
      const [from, to] = at(playbook.processes, 0).stages;
      to?.steps.push(...(from?.steps.splice(0, 1) ?? []));
    });
    expect(of(changes, 'step')?.changed).toEqual([expect.objectContaining({ id: 'find-cost', fields: ['place'] })]);
    expect(of(changes, 'step')?.removed).toEqual([]);
  });

  it('tells a new order once, on what holds the items, and not for what was only added', () => {
    const turned = changed((playbook) => at(playbook.processes, 0).stages.reverse());
    expect(of(turned, 'process')?.changed).toEqual([expect.objectContaining({ fields: ['order'] })]);
    expect(of(turned, 'stage')?.changed).toEqual([]);
    const grown = changed((playbook) => {
      const stages = at(playbook.processes, 0).stages;
      stages.unshift({ ...at(stages, 0), id: 'first', title: 'First', steps: [] });
    });
    expect(of(grown, 'process')?.changed).toEqual([]);
    expect(of(grown, 'stage')?.added).toEqual([{ id: 'first', title: 'First' }]);
  });

  it('counts every item of either document exactly once', () => {
    const changes = changed((playbook) => {
      playbook.tips = playbook.tips.slice(1);
      at(playbook.vision.goals, 0).title = 'Thirty plants live';
    });
    const before = countsOf(sample());
    for (const kind of ['goal', 'process', 'stage', 'step', 'metric', 'tip'] as const) {
      const found = of(changes, kind);
      expect([kind, (found?.changed.length ?? 0) + (found?.removed.length ?? 0) + (found?.same ?? 0)]).toEqual([
        kind,
        before[kind],
      ]);
    }
  });
});

describe('what kind of change each one is', () => {
  const differences = (edit: (playbook: Playbook) => void) => {
    const after = sample();
    edit(after);
    return differencesBetween(sample(), after);
  };
  const step = (playbook: Playbook) => at(at(at(playbook.processes, 0).stages, 0).steps, 0);

  it('is said by its weightiest field, with both values of each', () => {
    const [found, ...more] = differences((playbook) =>
      Object.assign(at(playbook.tips, 0), { body: 'New.', priority: 1 }),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ key: 'tip ask-last-stop', kind: 'tip', what: 'meaning' });
    expect(found?.fields).toEqual([
      { name: 'body', weight: 'wording', before: at(sample().tips, 0).body, after: 'New.' },
      { name: 'priority', weight: 'meaning', before: 4, after: 1 },
    ]);
  });

  it.each<[string, (playbook: Playbook) => void, string]>([
    ['a step in other words', (playbook) => Object.assign(step(playbook), { how: 'Like this.' }), 'wording'],
    ['a step with another goal', (playbook) => Object.assign(step(playbook), { goals: [] }), 'meaning'],
    ['the vision in other words', (playbook) => Object.assign(playbook.vision, { statement: 'New.' }), 'meaning'],
    ['a goal in other words', (playbook) => Object.assign(at(playbook.vision.goals, 0), { why: 'New.' }), 'meaning'],
    ['another owner', (playbook) => Object.assign(at(playbook.tips, 0), { owner: 'Somebody' }), 'upkeep'],
    [
      'where a goal stands today',
      (playbook) => Object.assign(at(playbook.vision.goals, 0).measure ?? {}, { current: 11, asOf: '2026-11-20' }),
      'upkeep',
    ],
    [
      'what a goal is to reach',
      (playbook) => Object.assign(at(playbook.vision.goals, 0).measure ?? {}, { current: 11, target: 30 }),
      'meaning',
    ],
    ['tips in another order', (playbook) => playbook.tips.reverse(), 'place'],
    ['a field of a later version', (playbook) => Object.assign(at(playbook.tips, 0), { season: 'launch' }), 'meaning'],
  ])('%s', (_name, edit, what) => {
    expect(differences(edit).map((one) => one.what)).toEqual([what]);
  });

  it('is counted kind by kind, also where nothing differs', () => {
    const summary = summaryOf(
      differences((playbook) => {
        playbook.tips.push({ ...at(playbook.tips, 0), id: 'new' }, { ...at(playbook.tips, 0), id: 'newer' });
        step(playbook).how = 'Like this.';
      }),
    );
    const none = { added: 0, removed: 0, meaning: 0, place: 0, wording: 0, upkeep: 0 };
    expect(summary.filter(({ counts }) => Object.values(counts).some((count) => count > 0))).toEqual([
      { kind: 'step', counts: { ...none, wording: 1 } },
      { kind: 'tip', counts: { ...none, added: 2 } },
    ]);
    expect(summary.map(({ kind }) => kind)).toContain('vision');
  });
});
