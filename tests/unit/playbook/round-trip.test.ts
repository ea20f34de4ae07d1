import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson, digestOf } from '../../../lib/playbook/digest';
import { parsePlaybookText } from '../../../lib/playbook/parse';
import { condition } from '../coaching/arbitraries';
import { sample } from './sample';

// As the background and the pages run it.
z.config({ jitless: true });

const line = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).filter((text) => /\S/.test(text));
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ids = (prefix: string) =>
  fc.array(
    fc.nat(99).map((number) => `${prefix}-${number}`),
    { maxLength: 3 },
  );
/** Fields of a version that does not exist yet, beside those of this one. */
const later = fc.dictionary(fc.stringMatching(/^x[a-z]{2,8}$/), fc.jsonValue(), { maxKeys: 2 });
const resources = fc.array(
  fc.record({ title: line, url: fc.webUrl({ validSchemes: ['https'], withFragments: true }) }),
  { maxLength: 2 },
);

const tip = fc
  .tuple(
    fc.record(
      {
        title: line,
        body: line,
        steps: ids('step'),
        metrics: ids('metric'),
        when: condition,
        priority: fc.integer({ min: 1, max: 5 }),
        resources,
        owner: fc.string({ maxLength: 20 }),
        confirmedOn: day,
        validFrom: day,
        validUntil: day,
      },
      { requiredKeys: ['title', 'body', 'steps', 'metrics', 'priority', 'resources'] },
    ),
    later,
  )
  .map(([known, unknown]) => ({ ...unknown, ...known }));

const playbook = fc
  .tuple(fc.array(tip, { maxLength: 6 }), later, later, fc.nat(9))
  .map(([tips, top, inVision, minor]) => {
    const base = sample();
    return {
      ...top,
      ...base,
      format: { ...base.format, minor },
      vision: { ...inVision, ...base.vision },
      tips: tips.map((one, index) => ({ id: `tip-${index}`, ...one })),
    };
  });

it('any valid playbook comes back from text the same, to the last unknown field, and with the same digest', async () => {
  await fc.assert(
    fc.asyncProperty(playbook, async (document) => {
      const text = JSON.stringify(document);
      const result = parsePlaybookText(text);
      if ('refused' in result) throw new Error(JSON.stringify(result.refused[0]));
      expect(canonicalJson(result.playbook)).toBe(canonicalJson(JSON.parse(text)));
      expect(parsePlaybookText(JSON.stringify(result.playbook))).toEqual(result);
      expect(await digestOf(result.playbook)).toBe(await digestOf(JSON.parse(text)));
    }),
    { numRuns: 200 },
  );
}, 60_000);
