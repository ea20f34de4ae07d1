import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playbookOf } from '../../../lib/playbook/from-items';
import { itemsOf, kindOfKey } from '../../../lib/playbook/items';
import { parsePlaybook } from '../../../lib/playbook/parse';
import { playbook } from './arbitraries';
import { sample, withTips } from './sample';

describe('a playbook as items', () => {
  it('is made of generated playbooks that the schema takes', () => {
    fc.assert(
      fc.property(playbook, (document) => {
        expect(parsePlaybook(document)).toEqual({ playbook: document });
      }),
    );
  }, 60_000);

  it('comes back the same, to the last unknown field', () => {
    fc.assert(
      fc.property(playbook, (document) => {
        expect(playbookOf(itemsOf(document))).toEqual(document);
      }),
    );
  }, 60_000);

  it('names every item once, by a key that says its kind', () => {
    fc.assert(
      fc.property(playbook, (document) => {
        for (const [key, item] of itemsOf(document)) {
          expect([item.key, kindOfKey(key)]).toEqual([key, item.kind]);
        }
      }),
    );
    expect([...itemsOf(sample()).keys()]).toEqual([
      'playbook',
      'vision',
      'goal twenty-plants',
      'process deals',
      'stage deals/qualify',
      'step find-cost',
      'stage deals/propose',
      'step agree-plan',
      'metric days-in-stage',
      'tip ask-last-stop',
      'tip write-the-plan',
    ]);
    expect(kindOfKey('nothing at-all')).toBeUndefined();
  }, 60_000);

  it('knows what was not touched by identity, there and back', () => {
    const before = withTips(50);
    const first = playbookOf(itemsOf(before));
    const again = playbookOf(itemsOf({ ...first, title: 'Another title' }));
    expect(again.tips[7]).toBe(before.tips[7]);
    expect(itemsOf(again).get('tip tip-7')).toBe(itemsOf(before).get('tip tip-7'));
    const items = itemsOf(first);
    expect(playbookOf(items).processes).toBe(playbookOf(items).processes);
    expect(playbookOf(items).vision).toBe(playbookOf(items).vision);
  });

  it('takes no two items for one', () => {
    const document = sample();
    document.tips = [...document.tips, ...document.tips];
    expect(() => itemsOf(document)).toThrow('tip ask-last-stop');
  });
});
