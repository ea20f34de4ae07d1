import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignment } from '../../../lib/playbook/alignment';
import { parsePlaybookText } from '../../../lib/playbook/parse';
import type { Playbook } from '../../../lib/playbook/schema';
import { freshStarter, STARTERS, STARTERS_WRITTEN } from '../../../lib/playbook/starter';
import { sample } from './sample';

const folder = new URL('../../../public/starters/', import.meta.url);

function starter(id: string): Playbook {
  const result = parsePlaybookText(readFileSync(new URL(`${id}.json`, folder), 'utf8'));
  if ('refused' in result) throw new Error(id);
  return result.playbook;
}

it('every starter that is offered is there, and the other way round', () => {
  expect(STARTERS.map((id) => `${id}.json`).sort()).toEqual(readdirSync(folder).sort());
});

describe('a starter chosen later', () => {
  it.each(STARTERS)('%s has no date that is past, ten years on', (id) => {
    const gaps = alignment(freshStarter(starter(id), '2036-12-24'), '2036-12-24');
    expect(gaps.filter(({ code }) => code !== 'unconfirmed')).toEqual([]);
  });

  it('keeps the day of the month, and the last day as the last', () => {
    const fresh = freshStarter(sample(), '2027-03-16');
    expect(fresh.vision.horizon).toBe('2029-04-30');
    expect(fresh.vision.goals[0]).toMatchObject({ due: '2028-04-30', measure: { asOf: '2027-03-01' } });
  });

  it('moves the end of a short month to the end of a long one', () => {
    const written = sample();
    written.vision.horizon = '2028-06-30';
    expect(freshStarter(written, '2026-12-16').vision.horizon).toBe('2028-07-31');
  });

  it('does not claim that a tip was confirmed since', () => {
    expect(freshStarter(sample(), '2027-03-16').tips).toEqual(sample().tips);
  });

  it('is left as written in the first month and before it', () => {
    for (const today of ['2020-01-01', STARTERS_WRITTEN, '2026-12-15']) {
      expect(freshStarter(sample(), today)).toEqual(sample());
    }
  });
});
