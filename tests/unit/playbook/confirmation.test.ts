import { describe, expect, it } from 'vitest';
import { settleConfirmations } from '../../../lib/playbook/confirmation';
import type { Weight } from '../../../lib/playbook/edit';
import type { Tip } from '../../../lib/playbook/schema';
import { sample, withTips } from './sample';

/** When the sample's first tip counts as confirmed after a change of it. */
function confirmed(change: Partial<Tip>, what?: Weight): string | undefined {
  const before = sample();
  const after = { ...before, tips: before.tips.map((tip, index) => (index === 0 ? { ...tip, ...change } : tip)) };
  return settleConfirmations(before, after, what).tips[0]?.confirmedOn;
}

describe('the confirmation of a tip', () => {
  it('stands where only its wording, its owner or nothing changed', () => {
    expect(confirmed({ title: 'Reworded', body: 'Reworded.', resources: [] })).toBe('2026-11-01');
    expect(confirmed({ owner: 'Somebody' }, 'meaning')).toBe('2026-11-01');
    expect(confirmed({ priority: 1 }, 'wording')).toBe('2026-11-01');
    expect(confirmed({})).toBe('2026-11-01');
  });

  it('falls where it now means something else', () => {
    expect(confirmed({ steps: ['agree-plan'] })).toBeUndefined();
    expect(confirmed({ when: { field: 'amount', operator: 'isFilled' } })).toBeUndefined();
    expect(confirmed({ priority: 1 })).toBeUndefined();
    expect(confirmed({ body: 'The contrary.' }, 'meaning')).toBeUndefined();
  });

  it('stands where the edit itself gives it, or retires the tip', () => {
    expect(confirmed({ priority: 1, confirmedOn: '2026-11-24' })).toBe('2026-11-24');
    expect(confirmed({ priority: 1, retired: { on: '2026-11-24', reason: 'Over.' } })).toBe('2026-11-01');
  });

  it('is nobody else’s: the tips that were not edited stay the same objects', () => {
    const before = withTips(1_000);
    const after = { ...before, tips: before.tips.map((tip, index) => (index === 7 ? { ...tip, priority: 5 } : tip)) };
    const settled = settleConfirmations(before, after);
    expect(settled.tips.filter((tip, index) => tip !== before.tips[index]).map(({ id }) => id)).toEqual(['tip-7']);
    expect(settleConfirmations(before, { ...before, title: 'Other' }).tips).toBe(before.tips);
  });
});
