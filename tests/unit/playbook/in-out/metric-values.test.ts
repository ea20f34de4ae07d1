import { describe, expect, it } from 'vitest';
import type { ImportPlan, Locale } from '../../../../lib/playbook/in-out/import-plan';
import { planValues } from '../../../../lib/playbook/in-out/metric-values';
import type { Metric, Playbook } from '../../../../lib/playbook/schema';
import { sample } from '../sample';

const EN: Locale = { decimal: '.', days: 'mdy' };
const TODAY = '2026-11-24';

function withTeamMetric(source: Metric['source'], history?: Metric['history']): Playbook {
  const playbook = sample();
  const [metric] = playbook.metrics;
  if (!metric) throw new Error('no metric');
  const rate = { ...metric, id: 'win-rate', title: 'Win rate', source, ...(history ? { history } : {}) };
  return { ...playbook, metrics: [metric, rate] };
}

const before = () => withTeamMetric({ kind: 'team', current: 21, asOf: '2026-10-01' });
const plan = (lines: string[], playbook = before()) => planValues(lines.join('\n'), playbook, EN, TODAY);
const codes = ({ refused }: ImportPlan) => refused.map(({ line, path, reason }) => [line, path, reason.code]);
const rateOf = ({ playbook }: ImportPlan) => playbook?.metrics.find(({ id }) => id === 'win-rate');

describe('values of team metrics', () => {
  it('go into the history, the latest also becomes the current one, and what was current is kept', () => {
    const done = plan(['Kennzahl;Wert;Stand', 'win rate;24,5;01.11.2026', 'win-rate;19;1.7.2026', 'Win Rate;26;']);
    expect(codes(done)).toEqual([]);
    expect(done.updated.map(({ line, fields }) => [line, fields])).toEqual([
      [2, ['2026-11-01: 24.5']],
      [3, ['2026-07-01: 19']],
      [4, ['2026-11-24: 26']],
    ]);
    expect(rateOf(done)).toMatchObject({
      source: { kind: 'team', current: 26, asOf: TODAY },
      history: [
        { on: '2026-07-01', value: 19 },
        { on: '2026-10-01', value: 21 },
        { on: '2026-11-01', value: 24.5 },
        { on: TODAY, value: 26 },
      ],
    });
    expect({ ...done.playbook, metrics: [] }).toEqual({ ...before(), metrics: [] });
    expect(done.playbook?.metrics[0]).toEqual(before().metrics[0]);
  });

  it('of a day that is there already take its place, and the same ones change nothing', () => {
    const known = withTeamMetric({ kind: 'team', current: 21, asOf: '2026-10-01' }, [
      { on: '2026-09-01', value: 18, x: 'kept' },
      { on: '2026-10-01', value: 21 },
    ]);
    const same = plan(['metric,value,asOf', 'win-rate,21,2026-10-01', 'win-rate,18,2026-09-01'], known);
    expect(same).toMatchObject({ updated: [], same: [{ line: 2 }, { line: 3 }], playbook: known });
    const corrected = plan(['metric,value,asOf', 'win-rate,20,2026-09-01'], known);
    expect(rateOf(corrected)).toMatchObject({
      source: { current: 21, asOf: '2026-10-01' },
      history: [
        { on: '2026-09-01', value: 20, x: 'kept' },
        { on: '2026-10-01', value: 21 },
      ],
    });
  });

  it('are all taken or none, with the line and what to do', () => {
    const refused = plan([
      'metric,value,asOf',
      'win-rat,1,2026-11-01',
      'days-in-stage,1,2026-11-01',
      'win-rate,many,2026-11-01',
      'win-rate,,2026-11-01',
      'win-rate,1,yesterday',
      'win-rate,1,2026-11-02',
      'win-rate,2,2026-11-02',
      'win-rate,3,2026-11-03,surplus',
    ]);
    expect(refused.playbook).toBeNull();
    expect(codes(refused)).toEqual([
      [2, 'metric', 'unknown-metric'],
      [3, 'metric', 'record-metric'],
      [4, 'value', 'bad-number'],
      [5, 'value', 'missing'],
      [6, 'asOf', 'bad-date'],
      [8, 'asOf', 'id-twice'],
      [9, '', 'too-many-cells'],
    ]);
    expect(refused.refused[0]?.mend).toEqual({ code: 'name-metric', nearest: 'win-rate' });
  });

  it('need columns for the metric and the value', () => {
    expect(codes(plan(['value', '1']))).toEqual([[1, 'metric', 'missing-column']]);
    expect(codes(plan(['metric', 'x']))).toEqual([[1, 'value', 'missing-column']]);
    expect(codes(plan(['a,b', 'x,1']))).toEqual([[1, '', 'no-known-column']]);
  });

  it('of a history that is full are refused rather than dropped', () => {
    const days = Array.from({ length: 5_000 }, (_, at) =>
      new Date(Date.UTC(2000, 0, at + 1)).toISOString().slice(0, 10),
    );
    const full = withTeamMetric(
      { kind: 'team' },
      days.map((on) => ({ on, value: 1 })),
    );
    expect(codes(plan(['metric,value', 'win-rate,1'], full))).toEqual([[2, 'history', 'too-many']]);
  });
});
