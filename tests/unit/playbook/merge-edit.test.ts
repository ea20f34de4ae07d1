import { describe, expect, it } from 'vitest';
import { merge } from '../../../lib/playbook/merge';
import { thirdVersion } from '../../../lib/playbook/merge-edit';
import type { Playbook } from '../../../lib/playbook/schema';
import { sample } from './sample';

/** The sample with its first tip changed. */
function withTip(change: Partial<Playbook['tips'][number]>): Playbook {
  const playbook = sample();
  playbook.tips = playbook.tips.map((tip, index) => (index === 0 ? { ...tip, ...change } : tip));
  return playbook;
}

describe('a third version of an item in conflict', () => {
  const base = sample();
  const mine = withTip({ title: 'Mine', priority: 5 });
  const theirs = withTip({ title: 'Theirs', owner: 'Somebody else' });
  const [conflict] = merge(base, mine, theirs).conflicts;
  if (!conflict) throw new Error('no conflict');

  it('takes what only one side changed from that side, and what both changed as it was picked', () => {
    const fields = thirdVersion(conflict, new Map([['title', 'Ours']]));
    expect(fields).toMatchObject({ title: 'Ours', priority: 5, owner: 'Somebody else', body: base.tips[0]?.body });
  });

  it('is as in the draft where nothing was picked, and lacks what was taken away', () => {
    expect(thirdVersion(conflict, new Map())).toMatchObject({ title: 'Mine' });
    expect(thirdVersion(conflict, new Map([['owner', undefined]]))).not.toHaveProperty('owner');
  });

  it('settles the conflict when it is chosen', () => {
    const edited = thirdVersion(conflict, new Map([['title', 'Ours']]));
    if (!edited) throw new Error('no version');
    const { merged, conflicts } = merge(base, mine, theirs, new Map([[conflict.key, { edited }]]));
    expect(conflicts).toEqual([]);
    expect(merged.tips[0]).toMatchObject({ title: 'Ours', priority: 5, owner: 'Somebody else' });
  });

  it('does not exist for an item that one side removed', () => {
    expect(thirdVersion({ ...conflict, theirs: null }, new Map())).toBeNull();
  });
});
