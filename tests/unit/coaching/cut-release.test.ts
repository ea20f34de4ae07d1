import { expect, it } from 'vitest';
import { NO_PROGRESS } from '../../../lib/coaching/advice';
import { advise } from '../../../lib/coaching/advise';
import { compileCutRelease, compileRelease } from '../../../lib/coaching/compile';
import { cutRelease } from '../../../lib/playbook/cut-release';
import type { Release } from '../../../lib/playbook/schema';
import { sampleRecord, sampleRelease } from '../../bench/sample';

const NOW = { at: Date.UTC(2026, 10, 24, 11, 0), timeZone: 'Europe/Berlin' };
const RECORDS = Array.from({ length: 30 }, (_, turn) => sampleRecord(turn));

/** As it comes out of the database. */
const stored = (release: Release) => structuredClone(cutRelease(release));

it('gives for every record the advice that the whole release gives', () => {
  const release = sampleRelease(500);
  const cut = compileCutRelease(stored(release));
  const whole = compileRelease(release);
  for (const record of RECORDS)
    expect(advise(cut, record, NO_PROGRESS, NOW)).toEqual(advise(whole, record, NO_PROGRESS, NOW));
});

it('gives each tip once, wherever it was cut, and all of them in their order when the whole is asked for', () => {
  const release = sampleRelease(500);
  release.playbook.tips.reverse();
  const { tips } = release.playbook;
  // One tip that serves by a metric alone, and one that serves much.
  Object.assign(tips[3] ?? {}, { steps: [], metrics: ['metric-1'] });
  Object.assign(tips[4] ?? {}, { steps: ['step-1-0', 'step-1-1'], metrics: ['metric-1', 'metric-2'] });
  const cut = compileCutRelease(stored(release));
  expect(cut.release).toEqual(release);
  const shown = advise(cut, sampleRecord(1), NO_PROGRESS, NOW);
  const ids = [...(shown.tip ? [shown.tip] : []), ...shown.others, ...shown.possible].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(shown).toEqual(advise(compileRelease(release), sampleRecord(1), NO_PROGRESS, NOW));
});

it('parses none of the tips that are not in view', () => {
  const release = sampleRelease(500);
  for (const tip of release.playbook.tips) tip.metrics = [];
  const cut = stored(release);
  const away = cut.bundles.filter(({ steps }) => !steps.some((step) => step.startsWith('step-1-')));
  expect(away).toHaveLength(20);
  for (const bundle of away) bundle.json = 'no JSON';
  expect(advise(compileCutRelease(cut), sampleRecord(1), NO_PROGRESS, NOW).tip).not.toBeNull();
});
