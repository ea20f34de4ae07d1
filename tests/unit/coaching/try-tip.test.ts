import { describe, expect, test } from 'vitest';
import { NO_PROGRESS } from '../../../lib/coaching/advice';
import { compileRelease } from '../../../lib/coaching/compile';
import { tryTip } from '../../../lib/coaching/try-tip';
import type { Tip } from '../../../lib/playbook/schema';
import { choice, money, NOW, process, record, release, stage, step, tip } from './sample';

const deal = record([choice('stage', 'open'), money('amount', 3000, 'EUR')]);
const others = ['a', 'b'].map((id) => tip(id, { steps: ['ask'], priority: 5 }));
const attempt = (one: Tip, on = deal) => {
  const stages = [stage('open', [step('ask', { metrics: ['speed'] })]), stage('close', [step('sign')])];
  const compiled = compileRelease(release({ processes: [process('sales', stages)], tips: [...others, one] }));
  return tryTip(compiled, one, on, NO_PROGRESS, NOW);
};

describe('a tip tried on a record', () => {
  test('stands among the others, and says what is before it and why', () => {
    const trial = attempt(tip('mine', { steps: ['ask'] }));
    expect(trial.rank).toEqual({ kind: 'ranked', rank: 3, of: 3 });
    expect(trial.before).toEqual(['Tip a', 'Tip b']);
    expect(trial.reasons.map(({ code }) => code)).toContain('serves-step');
    expect(trial.stage).toMatchObject({ id: 'open' });
  });

  test('comes first where its condition is met, because that says more', () => {
    const when = { field: 'amount', operator: 'moreThan', value: 1000 } as const;
    expect(attempt(tip('mine', { steps: ['ask'], when })).rank).toEqual({ kind: 'ranked', rank: 1, of: 3 });
  });

  test('shows every rule with what was read, also those that decide nothing', () => {
    const trial = attempt(
      tip('mine', {
        steps: ['ask'],
        when: {
          any: [
            { field: 'amount', operator: 'moreThan', value: 1000 },
            { none: [{ field: 'amount', operator: 'moreThan', value: 5000 }] },
            { field: 'sf:Rival__c', operator: 'isFilled' },
          ],
        },
      }),
    );
    expect(trial.verdict).toBe('yes');
    expect(trial.rules.map(({ verdict, read }) => [verdict, read.raw])).toEqual([
      ['yes', 'EUR 3000'],
      ['no', 'EUR 3000'],
      ['unknown', ''],
    ]);
  });

  test('might apply where a field was not read, and is out where a rule is not met', () => {
    const unread = attempt(tip('mine', { steps: ['ask'], when: { field: 'type', operator: 'is', value: 'New' } }));
    expect([unread.verdict, unread.rank.kind]).toEqual(['unknown', 'possible']);
    const small = attempt(
      tip('mine', { steps: ['ask'], when: { field: 'amount', operator: 'moreThan', value: 9000 } }),
    );
    expect([small.verdict, small.rank.kind, small.hindrances]).toEqual(['no', 'out', []]);
  });

  test.each<[Partial<Tip>, string]>([
    [{ steps: ['sign'] }, 'other-place'],
    [{ steps: ['ask'], retired: { on: '2026-11-01' } }, 'retired'],
    [{ steps: ['ask'], validFrom: '2026-12-01' }, 'not-yet'],
    [{ steps: ['ask'], validUntil: '2026-11-01' }, 'expired'],
  ])('%j is not shown, and says why', (extra, hindrance) => {
    const trial = attempt(tip('mine', extra));
    expect(trial.rank.kind).toBe('out');
    expect(trial.hindrances).toEqual([hindrance]);
  });

  test('has no stage to serve on a record that is in none', () => {
    const nowhere = record([choice('stage', 'unheard of')]);
    expect(attempt(tip('mine', { steps: ['ask'] }), nowhere).hindrances).toEqual(['no-stage']);
  });
});
