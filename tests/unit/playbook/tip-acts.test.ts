import { describe, expect, test } from 'vitest';
import {
  changeTip,
  changeTips,
  confirmTip,
  retireTip,
  reviveTip,
  withSuccessor,
  withTipFields,
} from '../../../lib/playbook/tip-acts';
import { sample } from './sample';

const playbook = sample();
const [tip] = playbook.tips;
if (!tip) throw new Error('the sample has no tip');

describe('acts on tips', () => {
  test('change those that are meant and leave the others the same objects', () => {
    const two = { ...playbook, tips: [tip, { ...tip, id: 'other' }] };
    const changed = changeTips(two, new Set(['other']), (one) => confirmTip(one, '2026-11-24'));
    expect(changed.tips[0]).toBe(tip);
    expect(changed.tips[1]?.confirmedOn).toBe('2026-11-24');
    expect(changeTip(two, 'other', (one) => ({ ...one, priority: 1 })).tips[0]).toBe(tip);
    expect(changeTip(two, 'nowhere', (one) => ({ ...one, priority: 1 }))).toBe(two);
  });

  test('take a field away where it is emptied', () => {
    expect(Object.hasOwn(withTipFields({ ...tip, owner: 'Ada' }, { owner: '' }), 'owner')).toBe(false);
    expect(withTipFields(tip, { validUntil: '2027-01-01' }).validUntil).toBe('2027-01-01');
  });

  test('retire a tip only for a successor or a reason, and take it back whole', () => {
    expect(retireTip(tip, { reason: '  ' }, '2026-11-24')).toBeNull();
    const gone = retireTip(tip, { successor: 'better', reason: ' Outdated ' }, '2026-11-24');
    expect(gone?.retired).toEqual({ on: '2026-11-24', successor: 'better', reason: 'Outdated' });
    expect(gone && reviveTip(gone)).toEqual(tip);
    expect(gone && withSuccessor(gone, 'best').retired).toEqual({ ...gone?.retired, successor: 'best' });
    expect(gone && withSuccessor(gone, undefined).retired).toEqual({ on: '2026-11-24', reason: 'Outdated' });
    expect(withSuccessor(tip, 'best')).toBe(tip);
  });
});
