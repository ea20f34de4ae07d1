import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit, EditFacts } from '../../../lib/playbook/edit';
import { editBetween } from '../../../lib/playbook/edit-between';
import { applyEdit, continued, draftOf, invertEdit } from '../../../lib/playbook/edit-history';
import { playbookOf } from '../../../lib/playbook/from-items';
import { type Items, itemsOf } from '../../../lib/playbook/items';
import type { Playbook } from '../../../lib/playbook/schema';
import { playbook } from './arbitraries';
import { sample, withTips } from './sample';

const FACTS: EditFacts = { id: 'one', at: 0, hat: 'coach', page: 'page' };

function applied(items: Items, edit: Pick<Edit, 'changes'>): Playbook {
  const result = applyEdit(items, edit);
  if ('conflicts' in result) throw new Error(`conflict in ${result.conflicts.join(', ')}`);
  return playbookOf(result.items);
}

/** The sample after a change of a copy of it. */
function changed(change: (playbook: Playbook) => void, from: Playbook = sample()): Playbook {
  const after = structuredClone(from);
  change(after);
  return after;
}

const edit = (before: Playbook, after: Playbook, facts: Partial<EditFacts> = {}): Edit =>
  editBetween(before, after, { ...FACTS, ...facts });

const tip = (playbook: Playbook, index: number) => {
  const found = playbook.tips[index];
  if (!found) throw new Error(`no tip ${index}`);
  return found;
};

describe('an edit', () => {
  it('makes any playbook of any other, also after it travelled as JSON, and taken back gives the first again', () => {
    fc.assert(
      fc.property(playbook, playbook, (before, after) => {
        const made: Edit = JSON.parse(JSON.stringify(edit(before, after)));
        expect(applied(itemsOf(before), made)).toEqual(after);
        expect(applied(itemsOf(after), invertEdit(made))).toEqual(before);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('holds nothing where both say the same, and twice taken back is itself', () => {
    fc.assert(
      fc.property(playbook, playbook, (before, after) => {
        expect(edit(before, structuredClone(before)).changes).toEqual([]);
        const made = edit(before, after);
        expect(invertEdit(invertEdit(made)).changes).toEqual(made.changes);
      }),
    );
  }, 60_000);

  it('names the fields that differ and nothing else of an item', () => {
    const after = changed((playbook) => {
      tip(playbook, 0).priority = 5;
      delete tip(playbook, 0).owner;
    });
    expect(edit(sample(), after).changes).toEqual([
      { key: 'tip ask-last-stop', before: { priority: 4, owner: 'Coach' }, after: { priority: 5 } },
    ]);
  });

  it('says where a new item stands, and not what stands around it, in a list of ten thousand', () => {
    const before = withTips(10_000);
    const fresh = { ...tip(before, 5), id: 'fresh', title: 'Fresh' };
    const after = { ...before, tips: [...before.tips.slice(0, 5), fresh, ...before.tips.slice(5)] };
    const made = edit(before, after);
    expect(made.changes).toEqual([
      {
        key: 'tip fresh',
        before: null,
        after: fresh,
        to: { parent: 'playbook', previous: 'tip tip-4', next: 'tip tip-5' },
      },
    ]);
    expect(applied(itemsOf(before), made).tips[5]).toEqual(fresh);
  });

  it('moves one step, and one only, when one is dragged to another stage or place', () => {
    const after = changed(({ processes: [process] }) => {
      const [from, to] = process?.stages ?? [];
      to?.steps.unshift(...(from?.steps.splice(0, 1) ?? []));
    });
    expect(edit(sample(), after).changes).toEqual([
      {
        key: 'step find-cost',
        before: {},
        after: {},
        from: { parent: 'stage deals/qualify', previous: null, next: null },
        to: { parent: 'stage deals/propose', previous: null, next: 'step agree-plan' },
      },
    ]);
    const many = withTips(100);
    const [first, ...rest] = many.tips;
    const turned = { ...many, tips: [...rest, ...(first ? [first] : [])] };
    expect(edit(many, turned).changes.map(({ key }) => key)).toEqual(['tip tip-0']);
  });

  it('is of meaning or of wording by its fields, unless the person says which', () => {
    const reworded = changed((playbook) => {
      tip(playbook, 0).body = 'Ask twice.';
    });
    const aimed = changed((playbook) => {
      tip(playbook, 0).steps = ['agree-plan'];
    });
    const restated = changed((playbook) => {
      playbook.vision.statement = 'Every plant plans.';
    });
    expect(edit(sample(), reworded).what).toBe('wording');
    expect(edit(sample(), reworded, { what: 'meaning' }).what).toBe('meaning');
    expect(edit(sample(), aimed).what).toBe('meaning');
    expect(edit(sample(), restated).what).toBe('meaning');
    expect(edit(sample(), restated, { what: 'wording' }).what).toBe('wording');
    expect(edit(sample(), { ...sample(), tips: [] }).what).toBe('meaning');
  });
});

describe('an edit on a playbook that somebody else changed meanwhile', () => {
  const retitled = edit(
    sample(),
    changed((playbook) => {
      tip(playbook, 0).title = 'Mine';
    }),
  );
  const on = (change: (playbook: Playbook) => void, made = retitled) => applyEdit(itemsOf(changed(change)), made);

  it('fits where the other changed another field of the same item', () => {
    const result = on((playbook) => {
      tip(playbook, 0).priority = 1;
    });
    if ('conflicts' in result) throw new Error('conflict');
    expect(tip(playbookOf(result.items), 0)).toMatchObject({ title: 'Mine', priority: 1 });
  });

  it('fits where the other did the very same', () => {
    expect(
      on((playbook) => {
        tip(playbook, 0).title = 'Mine';
      }),
    ).toHaveProperty('items');
    const removal = edit(
      sample(),
      changed((playbook) => playbook.tips.shift()),
    );
    expect(on((playbook) => playbook.tips.shift(), removal)).toHaveProperty('items');
  });

  it('does not fit where the other changed the same field or removed the item, and nothing of it is done', () => {
    expect(
      on((playbook) => {
        tip(playbook, 0).title = 'Theirs';
      }),
    ).toEqual({ conflicts: ['tip ask-last-stop'] });
    expect(on((playbook) => playbook.tips.shift())).toEqual({ conflicts: ['tip ask-last-stop'] });
    const base = itemsOf(
      changed((playbook) => {
        tip(playbook, 1).title = 'Theirs';
      }),
    );
    const both = edit(
      sample(),
      changed((playbook) => {
        playbook.tips.reverse();
        tip(playbook, 0).title = 'Mine';
        playbook.metrics.pop();
      }),
    );
    const { items, unfit } = draftOf(base, [both]);
    expect(unfit.map(({ keys }) => keys)).toEqual([['tip write-the-plan']]);
    expect(playbookOf(items)).toEqual(playbookOf(base));
  });

  it('does not fit where it removes what the other changed, or what the other put something into', () => {
    const removal = edit(
      sample(),
      changed((playbook) => playbook.processes[0]?.stages.pop()),
    );
    expect(
      on(({ processes: [process] }) => {
        const step = process?.stages[1]?.steps[0];
        if (step) step.why = 'Another reason.';
      }, removal),
    ).toMatchObject({ conflicts: expect.arrayContaining(['step agree-plan']) });
    expect(
      on(({ processes: [process] }) => {
        const [from, to] = process?.stages ?? [];
        to?.steps.push(...(from?.steps.splice(0, 1) ?? []));
      }, removal),
    ).toEqual({ conflicts: ['stage deals/propose'] });
  });

  it('puts a new item beside its neighbour, wherever that is now, and at the end where there is none left', () => {
    const before = withTips(4);
    const fresh = { ...tip(before, 0), id: 'fresh' };
    const made = edit(before, { ...before, tips: before.tips.toSpliced(2, 0, fresh) });
    const ids = (tips: Playbook['tips']) =>
      applied(itemsOf({ ...before, tips }), made).tips.map(({ id }) => id.replace('tip-', ''));
    expect(ids(before.tips.toReversed())).toEqual(['3', '2', '1', 'fresh', '0']);
    expect(ids(before.tips.toSpliced(1, 1))).toEqual(['0', 'fresh', '2', '3']);
    expect(ids(before.tips.toSpliced(1, 2))).toEqual(['0', '3', 'fresh']);
  });
});

describe('a draft', () => {
  it('of many edits is the same as one after the other, and each is taken back in turn', () => {
    fc.assert(
      fc.property(fc.array(playbook, { minLength: 2, maxLength: 5 }), (versions) => {
        const [first, ...more] = versions;
        if (!first) return;
        const edits = more.map((after, index) => edit(versions[index] ?? first, after));
        const { items, unfit } = draftOf(itemsOf(first), edits);
        expect(unfit).toEqual([]);
        expect(playbookOf(items)).toEqual(versions.at(-1));
        const back = draftOf(items, edits.map(invertEdit).reverse());
        expect(playbookOf(back.items)).toEqual(first);
      }),
    );
  }, 60_000);

  it('shares every tip that no edit touched', () => {
    const before = withTips(10_000);
    const items = itemsOf(before);
    const after = { ...before, tips: before.tips.with(5_000, { ...tip(before, 5_000), title: 'Another' }) };
    const draft = playbookOf(draftOf(items, [edit(before, after)]).items);
    expect(draft.tips.filter((one, index) => one !== before.tips[index]).map(({ id }) => id)).toEqual(['tip-5000']);
    expect(draft.processes).toBe(playbookOf(items).processes);
  });
});

describe('typing', () => {
  const typed = (text: string, at: number, facts: Partial<EditFacts> = {}): Edit => {
    const before = changed((playbook) => {
      tip(playbook, 0).title = text.slice(0, -1);
    });
    const after = changed((playbook) => {
      tip(playbook, 0).title = text;
    });
    return edit(before, after, { ...FACTS, id: `typed ${text}`, at, ...facts });
  };

  it('in one field is one act, as long as it goes on', () => {
    const one = continued(typed('A', 0), typed('Ab', 1_000));
    expect(one).toMatchObject({ id: 'typed Ab', at: 1_000 });
    expect(one?.changes).toEqual([{ key: 'tip ask-last-stop', before: { title: '' }, after: { title: 'Ab' } }]);
    expect(continued(one ?? typed('A', 0), typed('Abc', 2_500))?.changes[0]?.after).toEqual({ title: 'Abc' });
  });

  it('is the same act in whatever pieces it comes', () => {
    const [a, b, c] = [typed('A', 0), typed('Ab', 1_000), typed('Abc', 2_000)];
    const [left, right] = [continued(a, b), continued(b, c)];
    if (!left || !right) throw new Error('not one act');
    expect(continued(left, c)).toEqual(continued(a, right));
    expect(continued(left, c)).toMatchObject({ began: 0, at: 2_000 });
  });

  it('after a pause, in another page, under another hat or in another field is another act', () => {
    const first = typed('A', 0);
    expect(continued(first, typed('Ab', 1_501))).toBeNull();
    expect(continued(first, typed('Ab', 1, { page: 'other' }))).toBeNull();
    expect(continued(first, typed('Ab', 1, { hat: 'leader' }))).toBeNull();
    expect(continued(first, typed('Ab', 1, { what: 'meaning' }))).toBeNull();
    const owner = edit(
      sample(),
      changed((playbook) => {
        tip(playbook, 0).owner = 'X';
      }),
    );
    expect(continued(first, owner)).toBeNull();
    expect(continued(first, edit(sample(), { ...sample(), tips: [] }))).toBeNull();
  });
});
