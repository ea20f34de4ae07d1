import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionFields, operatorsOf } from '../../../lib/coaching/condition-fields';
import { rulesMatchingNewValues } from '../../../lib/coaching/new-values';
import type { Condition } from '../../../lib/playbook/condition';
import {
  conditionOf,
  type FormGroup,
  type FormNode,
  faultsOf,
  formOf,
  type RuleDraft,
} from '../../../lib/playbook/condition-form';
import { addPart, changeNode, movePart, withField, withOperator } from '../../../lib/playbook/condition-form-edit';
import { condition } from './arbitraries';
import { release } from './sample';

const ids = () => {
  let last = 0;
  return () => `n${++last}`;
};
const form = (asked: Condition | undefined): FormGroup => formOf(asked, ids());
const rule = (id: string, draft: RuleDraft): FormNode => ({ id, kind: 'rule', rule: draft });

/** Adds keys that this version does not know, at every level. */
function withUnknown(asked: Condition, depth = 0): Condition {
  const extra = { hint: `level ${depth}`, nested: { kept: [depth] } };
  if ('operator' in asked) return { ...asked, ...extra };
  if ('all' in asked) return { all: asked.all.map((part) => withUnknown(part, depth + 1)), ...extra } as Condition;
  if ('any' in asked) return { ...extra, any: asked.any.map((part) => withUnknown(part, depth + 1)) } as Condition;
  return { none: asked.none.map((part) => withUnknown(part, depth + 1)), ...extra } as Condition;
}

describe('a condition as a form', () => {
  test('is the same condition afterwards, with all that this version does not know', () => {
    fc.assert(
      fc.property(condition, (asked) => {
        expect(conditionOf(form(asked))).toEqual(asked);
        const other = withUnknown(asked);
        expect(conditionOf(form(other))).toEqual(other);
        expect(faultsOf(form(asked)).size).toBe(
          [...faultsOf(form(asked)).values()].filter((one) => one === 'range').length,
        );
      }),
    );
  });

  test('gives every rule and group an id of its own', () => {
    fc.assert(
      fc.property(condition, (asked) => {
        const seen: string[] = [];
        const look = (node: FormNode): void => {
          seen.push(node.id);
          if (node.kind !== 'rule') node.parts.forEach(look);
        };
        look(form(asked));
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  test('asks nothing while it is empty, and is no condition while a rule is unfinished', () => {
    expect(conditionOf(form(undefined))).toBeUndefined();
    const begun = addPart(form(undefined), 'n1', rule('new', { field: '', operator: '' }));
    expect(conditionOf(begun)).toBeNull();
    expect([...faultsOf(begun)]).toEqual([['new', 'field']]);
  });

  test('turns one rule into a group as soon as it is refused or joined', () => {
    const asked: Condition = { field: 'amount', operator: 'moreThan', value: 1 };
    const one = form(asked);
    expect(
      conditionOf(changeNode(one, one.id, (node) => (node.kind === 'rule' ? node : { ...node, kind: 'none' }))),
    ).toEqual({
      none: [asked],
    });
    const two = addPart(one, one.id, rule('more', { field: 'nextStep', operator: 'isEmpty' }));
    expect(conditionOf(two)).toEqual({ all: [asked, { field: 'nextStep', operator: 'isEmpty' }] });
  });

  test.each<[RuleDraft, string | undefined]>([
    [{ field: 'amount', operator: '' }, 'operator'],
    [{ field: 'amount', operator: 'moreThan' }, 'number'],
    [{ field: 'amount', operator: 'moreThan', value: 5, currency: 'euro' }, 'currency'],
    [{ field: 'amount', operator: 'between', value: [5] }, 'numbers'],
    [{ field: 'amount', operator: 'between', value: [5, 1] }, 'range'],
    [{ field: 'type', operator: 'is', value: '' }, 'text'],
    [{ field: 'type', operator: 'isAnyOf', value: [] }, 'texts'],
    [{ field: 'closeDate', operator: 'before', value: '2026-02-30' }, 'day'],
    [{ field: 'closeDate', operator: 'withinNextDays', value: 1.5 }, 'days'],
    [{ field: 'stage', operator: 'beforeStage' }, 'stage'],
    [{ field: 'closeDate', operator: 'isPast' }, undefined],
  ])('%j says what is missing', (draft, fault) => {
    const one = addPart(form(undefined), 'n1', rule('r', draft));
    expect(faultsOf(one).get('r')).toBe(fault);
  });

  test('says that a group inside is empty', () => {
    const one = addPart(form(undefined), 'n1', { id: 'g', kind: 'any', parts: [], extra: {} });
    expect(faultsOf(one).get('g')).toBe('empty-group');
    expect(conditionOf(one)).toBeNull();
  });

  test('moves a rule among its own, and stops at the ends', () => {
    const two = form({
      any: [
        { field: 'a', operator: 'isFilled' },
        { field: 'b', operator: 'isFilled' },
      ],
    });
    const [first, second] = two.parts.map(({ id }) => id);
    expect(movePart(two, first ?? '', 1).parts.map(({ id }) => id)).toEqual([second, first]);
    expect(movePart(two, first ?? '', -1)).toBe(two);
    expect(movePart(two, 'nowhere', 1)).toBe(two);
  });

  test('keeps of a rule what still fits another field or operator', () => {
    const euro = { field: 'amount', operator: 'moreThan', value: 5, currency: 'EUR', hint: 'kept' };
    expect(withOperator(euro, 'between')).toEqual({ ...euro, operator: 'between', value: [5] });
    expect(withOperator(euro, 'isFilled')).toEqual({ field: 'amount', operator: 'isFilled', hint: 'kept' });
    expect(withOperator({ field: 'type', operator: 'is', value: 'New' }, 'isAnyOf').value).toEqual(['New']);
    expect(withField(euro, 'closeDate', operatorsOf({ key: 'closeDate', type: 'date' }))).toEqual({
      field: 'closeDate',
      operator: 'before',
      hint: 'kept',
    });
  });
});

describe('rules on what a list must not be', () => {
  const fields = new Map(
    conditionFields({ playbook: release({}).playbook, records: [], stageLabels: [] }).map((one) => [one.key, one]),
  );
  const warned = (asked: Condition): number => rulesMatchingNewValues(form(asked), fields).size;

  test('also hold for values that come later', () => {
    const renewal: Condition = { field: 'type', operator: 'is', value: 'Renewal' };
    expect(warned(renewal)).toBe(0);
    expect(warned({ none: [renewal] })).toBe(1);
    expect(warned({ none: [{ none: [renewal] }] })).toBe(0);
    expect(
      warned({ all: [{ none: [{ any: [renewal, { field: 'industry', operator: 'isAnyOf', value: ['Food'] }] }] }] }),
    ).toBe(2);
    expect(warned({ none: [{ field: 'nextStep', operator: 'contains', value: 'call' }] })).toBe(0);
    expect(warned({ none: [{ field: 'type', operator: 'isEmpty' }] })).toBe(0);
  });
});
