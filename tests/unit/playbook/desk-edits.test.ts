import { describe, expect, it } from 'vitest';
import { alignment } from '../../../lib/playbook/alignment';
import { moved, movedBy, nextPlace, placeStage, placeStep } from '../../../lib/playbook/arrange';
import { calledWording } from '../../../lib/playbook/called-wording';
import { stepIn } from '../../../lib/playbook/find-in';
import { withValue } from '../../../lib/playbook/in-out/metric-values';
import { valuesOf, withoutValue } from '../../../lib/playbook/metric-history';
import { ownersOf } from '../../../lib/playbook/owners';
import { parsePlaybook } from '../../../lib/playbook/parse';
import { addPipeline } from '../../../lib/playbook/pipeline-skeleton';
import {
  withoutGoal,
  withoutMetric,
  withoutProcess,
  withoutRedirect,
  withoutStage,
  withoutStep,
} from '../../../lib/playbook/remove';
import { put, reviseGoal, reviseMetric, reviseStage, reviseStep } from '../../../lib/playbook/revise';
import type { Playbook } from '../../../lib/playbook/schema';
import { servingGoal, servingTips } from '../../../lib/playbook/serving';
import { sample } from './sample';

const order = ({ processes }: Playbook): string[][] =>
  processes.flatMap(({ stages }) => stages.map(({ id, steps }) => [id, ...steps.map((step) => step.id)]));
const dangling = (playbook: Playbook): string[] =>
  alignment(playbook, '2026-11-24').flatMap(({ code, path }) => (code === 'dangling-id' ? [path] : []));

describe('revising one thing', () => {
  it('leaves everything else the same object', () => {
    const before = sample();
    const after = reviseStep(before, 'find-cost', (step) => ({ ...step, why: 'Other' }));
    expect(stepIn(after, 'find-cost')?.step.why).toBe('Other');
    expect(stepIn(before, 'find-cost')?.step.why).toBe('Without a cost there is no case.');
    expect(after.vision).toBe(before.vision);
    expect(after.tips).toBe(before.tips);
    expect(after.processes[0]?.stages[1]).toBe(before.processes[0]?.stages[1]);
  });

  it('answers the same playbook where the thing is not there', () => {
    const before = sample();
    expect(reviseStep(before, 'nowhere', (step) => ({ ...step, why: '' }))).toBe(before);
    expect(reviseGoal(before, 'nowhere', (goal) => ({ ...goal, why: '' }))).toBe(before);
    expect(reviseMetric(before, 'nowhere', (metric) => ({ ...metric, unit: '' }))).toBe(before);
    expect(reviseStage(before, 'deals', 'nowhere', (stage) => ({ ...stage, title: '' }))).toBe(before);
  });

  it('takes an optional field away instead of blanking it', () => {
    const [goal] = sample().vision.goals;
    if (!goal) throw new Error('the sample has a goal');
    expect(Object.hasOwn(put(goal, 'owner', undefined), 'owner')).toBe(false);
    expect(put(goal, 'owner', 'Ada').owner).toBe('Ada');
  });
});

describe('arranging', () => {
  it('moves a thing as far as its list goes', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, -5)).toEqual(['c', 'a', 'b']);
    const list = [{ id: 'a' }, { id: 'b' }];
    expect(movedBy(list, 'a', -1)).toBe(list);
    expect(movedBy(list, 'a', 1).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('takes a step past the end of its stage into the next one, and no further than its process', () => {
    const before = sample();
    const down = nextPlace(before, 'find-cost', 1);
    expect(down).toEqual({ process: 'deals', stage: 'propose', index: 0 });
    if (!down) throw new Error('there is a next place');
    const after = placeStep(before, 'find-cost', down);
    expect(order(after)).toEqual([['qualify'], ['propose', 'find-cost', 'agree-plan'], ...order(before).slice(2)]);
    expect(nextPlace(before, 'find-cost', -1)).toBeNull();
    expect(nextPlace(before, 'agree-plan', -1)).toEqual({ process: 'deals', stage: 'qualify', index: 1 });
    const up = nextPlace(after, 'find-cost', -1);
    expect(up).toEqual({ process: 'deals', stage: 'qualify', index: 0 });
    if (up) expect(order(placeStep(after, 'find-cost', up))).toEqual(order(before));
  });

  it('leaves the playbook as it is where a step or stage is not there, or stands there already', () => {
    const before = sample();
    expect(placeStep(before, 'nowhere', { process: 'deals', stage: 'propose', index: 0 })).toBe(before);
    expect(placeStep(before, 'find-cost', { process: 'deals', stage: 'nowhere', index: 0 })).toBe(before);
    expect(placeStep(before, 'find-cost', { process: 'deals', stage: 'qualify', index: 0 })).toBe(before);
  });

  it('moves a stage with its steps', () => {
    expect(order(placeStage(sample(), 'deals', 'propose', 0)).slice(0, 2)).toEqual([
      ['propose', 'agree-plan'],
      ['qualify', 'find-cost'],
    ]);
  });
});

describe('removing', () => {
  it('takes the id out wherever another thing names it', () => {
    const before = sample();
    expect(dangling(before)).toEqual([]);
    const metric = before.metrics[0]?.id ?? '';
    for (const after of [
      withoutGoal(before, 'twenty-plants'),
      withoutMetric(before, metric),
      withoutStep(before, 'find-cost'),
      withoutStage(before, 'deals', 'qualify'),
      withoutProcess(before, 'deals'),
    ]) {
      expect(after).not.toEqual(before);
      expect(dangling(after)).toEqual([]);
    }
    expect(withoutGoal(before, 'twenty-plants').vision.goals).toEqual([]);
    expect(withoutMetric(before, metric).metrics.some(({ id }) => id === metric)).toBe(false);
    expect(stepIn(withoutStep(before, 'find-cost'), 'find-cost')).toBeUndefined();
    expect(withoutProcess(before, 'deals').processes.some(({ id }) => id === 'deals')).toBe(false);
  });

  it('does nothing for what is not there, and keeps the last stage of a process', () => {
    const before = sample();
    expect(withoutGoal(before, 'nowhere')).toBe(before);
    expect(withoutMetric(before, 'nowhere')).toBe(before);
    expect(withoutStep(before, 'nowhere')).toBe(before);
    expect(withoutProcess(before, 'nowhere')).toBe(before);
    expect(withoutRedirect(before, 'nowhere')).toBe(before);
    const stages = before.processes[0]?.stages.map(({ id }) => id) ?? [];
    const last = stages.reduce((playbook, stage) => withoutStage(playbook, 'deals', stage), before);
    expect(last.processes[0]?.stages).toHaveLength(1);
  });
});

describe('what serves what', () => {
  it('finds the tips of each step and metric, without the retired ones', () => {
    const playbook = sample();
    const [tip] = playbook.tips;
    if (!tip) throw new Error('the sample has a tip');
    const id = tip.steps[0] ?? '';
    const found = (tips: Playbook['tips']) =>
      servingTips({ tips })
        .ofStep(id)
        .map((one) => one.id);
    expect(found([tip, { ...tip, id: 'other' }])).toEqual([tip.id, 'other']);
    expect(found([tip, { ...tip, id: 'other', retired: { on: '2026-11-24' } }])).toEqual([tip.id]);
    expect(servingTips({ tips: [{ ...tip, metrics: ['speed'] }] }).ofMetric('speed')).toHaveLength(1);
    expect(servingTips({ tips: [tip] }).ofMetric('speed')).toEqual([]);
  });

  it('finds the steps and metrics of a goal', () => {
    const { steps } = servingGoal(sample(), 'twenty-plants');
    expect(steps.map(({ id }) => id)).toEqual(['find-cost', 'agree-plan']);
    expect(servingGoal(sample(), 'nowhere')).toEqual({ steps: [], metrics: [] });
  });

  it('names every owner once', () => {
    expect(ownersOf(sample())).toEqual(['Coach', 'Leader', 'Manager']);
  });
});

describe('a process out of a pipeline', () => {
  const stages = [
    { label: 'Prospecting' },
    { label: 'Angebot', api: 'Proposal' },
    { label: 'Closed Won' },
    { label: 'Verloren', api: 'Closed Lost' },
  ];

  it('has its stages in order, mapped, with the ends told apart', () => {
    const { playbook, added } = addPipeline(
      sample(),
      { crm: 'salesforce', object: 'Opportunity', stages },
      'New business',
    );
    expect(added.map(({ title }) => title)).toEqual(['New business']);
    const made = playbook.processes.at(-1);
    expect(made?.kinds).toEqual(['deal']);
    expect(made?.stages.map(({ title, outcome, crmStages }) => [title, outcome, crmStages.salesforce])).toEqual([
      ['Prospecting', 'open', ['Prospecting']],
      ['Angebot', 'open', ['Angebot', 'Proposal']],
      ['Closed Won', 'won', ['Closed Won']],
      ['Verloren', 'lost', ['Verloren', 'Closed Lost']],
    ]);
  });

  it('is added once, under a free id, and never without a stage', () => {
    const pipeline = { crm: 'hubspot', object: 'deal', stages };
    const once = addPipeline(sample(), pipeline, 'Deals').playbook;
    expect(once.processes.map(({ id }) => id)).toContain('deals-2');
    expect(addPipeline(once, pipeline, 'Deals').playbook).toBe(once);
    const before = sample();
    expect(addPipeline(before, { ...pipeline, stages: [] }, 'Deals').playbook).toBe(before);
  });

  it('names the stages for which a process has no room', () => {
    const many = Array.from({ length: 53 }, (_, index) => ({ label: `Stage ${index + 1}` }));
    const { playbook, left } = addPipeline(sample(), { crm: 'hubspot', object: 'deal', stages: many }, 'Deals');
    expect(playbook.processes.at(-1)?.stages).toHaveLength(50);
    expect(left.map(({ label }) => label)).toEqual(['Stage 51', 'Stage 52', 'Stage 53']);
    expect(parsePlaybook(playbook)).toHaveProperty('playbook');
    expect(addPipeline(sample(), { crm: 'hubspot', object: 'deal', stages }, 'Deals').left).toEqual([]);
  });
});

describe('the values of a team metric', () => {
  const [metric] = sample().metrics;
  if (!metric) throw new Error('the sample has a metric');
  const team = { ...metric, source: { kind: 'team' as const } };
  const two = withValue(withValue(team, '2026-10-01', 4), '2026-11-01', 6);

  it('are listed with the latest day first, with a current one that no history has', () => {
    expect(valuesOf(two).map(({ value }) => value)).toEqual([6, 4]);
    expect(valuesOf({ ...team, source: { kind: 'team', current: 3, asOf: '2026-01-01' } })).toEqual([
      { on: '2026-01-01', value: 3 },
    ]);
    expect(valuesOf(metric)).toEqual([]);
  });

  it('lose one, and the latest that is left is current', () => {
    const one = withoutValue(two, '2026-11-01');
    expect(one.source).toEqual({ kind: 'team', current: 4, asOf: '2026-10-01' });
    expect(withoutValue(two, '2026-10-01').source).toEqual(two.source);
    const three = withValue(two, '2026-12-01', 9);
    expect(withoutValue(three, '2026-12-01').source).toEqual(two.source);
    const none = withoutValue(one, '2026-10-01');
    expect(none.source).toEqual({ kind: 'team' });
    expect(none.history).toBeUndefined();
    expect(withoutValue(metric, '2026-10-01')).toBe(metric);
  });
});

describe('what was called wording', () => {
  const before = sample();
  const after = reviseGoal(before, 'twenty-plants', (goal) => ({
    ...goal,
    title: 'Twenty plants are live',
    due: '2028-01-31',
  }));
  const edit = (what: 'meaning' | 'wording', name: 'title' | 'due', key = 'goal twenty-plants') =>
    ({
      id: crypto.randomUUID(),
      at: 0,
      hat: 'leader',
      page: 'p',
      what,
      changes: [{ key, before: { [name]: 'a' }, after: { [name]: 'b' } }],
    }) as const;
  const called = (...edits: ReturnType<typeof edit>[]) =>
    calledWording(before, after, edits).map(({ fields }) => fields);

  it('is named by its fields, as long as no later edit meant something else', () => {
    expect(called(edit('meaning', 'title'), edit('wording', 'title'), edit('meaning', 'due'))).toEqual([['title']]);
    expect(called(edit('wording', 'title'), edit('meaning', 'title'))).toEqual([]);
    expect(called()).toEqual([]);
  });

  it('is nothing where the draft says what was published', () => {
    expect(calledWording(before, before, [edit('wording', 'title')])).toEqual([]);
    expect(calledWording(before, sample(), [edit('wording', 'title')])).toEqual([]);
  });
});
