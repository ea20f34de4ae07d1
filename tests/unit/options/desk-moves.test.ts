import { describe, expect, it } from 'vitest';
import { chosenAt } from '../../../components/options/desk/process/chosen';
import { acceptsRow, dropRow, moveRow, rowKey, standingOf } from '../../../components/options/desk/process/moves';
import { newRedirect, withBadNews } from '../../../components/options/desk/vision/redirect-draft';
import { type Playbook, Redirect } from '../../../lib/playbook/schema';
import { sample } from '../playbook/sample';

/** Two processes, the first with three stages of two, one and no steps. */
function twoProcesses(): Playbook {
  const playbook = sample();
  const [deals] = playbook.processes;
  const [qualify, propose] = deals?.stages ?? [];
  const [step] = qualify?.steps ?? [];
  if (!deals || !qualify || !propose || !step) throw new Error('the sample has stages and steps');
  qualify.steps.push({ ...step, id: 'find-owner', title: 'Find the owner' });
  deals.stages.push({ id: 'won', title: 'Won', crmStages: {}, outcome: 'won', steps: [] });
  // The same stage id in another process is another stage.
  playbook.processes.push({ id: 'renewals', title: 'Renewals', kinds: ['deal'], stages: [{ ...propose, steps: [] }] });
  return playbook;
}

const shape = ({ processes }: Playbook): string =>
  processes
    .map(({ id, stages }) => `${id}(${stages.map((one) => `${one.id}:${one.steps.map((step) => step.id)}`).join(' ')})`)
    .join(' ');
const START = 'deals(qualify:find-cost,find-owner propose:agree-plan won:) renewals(propose:)';
const dropped = (dragged: string, target: string, side: 'before' | 'after') =>
  shape(dropRow(twoProcesses(), dragged, target, side));

describe('what the address of the process desk leads to', () => {
  const at = (address: string | null) => {
    const chosen = chosenAt(twoProcesses().processes, address);
    if (!chosen) return null;
    if (chosen.kind === 'step') return `step ${chosen.step.id} in ${chosen.stage.id}`;
    return chosen.kind === 'stage' ? `stage ${chosen.process.id}/${chosen.stage.id}` : `process ${chosen.process.id}`;
  };

  it('is a step, a stage of its process, or a process', () => {
    expect(at('agree-plan')).toBe('step agree-plan in propose');
    expect(at('renewals/propose')).toBe('stage renewals/propose');
    expect(at('deals/')).toBe('process deals');
    expect(at('renewals')).toBe('process renewals');
  });

  it('is the first process where it says nothing that is there, and nothing where there is none', () => {
    expect([at(null), at('nowhere'), at('nowhere/propose'), at('deals/nowhere')]).toEqual(
      Array(4).fill('process deals'),
    );
    expect(chosenAt([], 'deals/')).toBeNull();
  });
});

describe('moving a row of the outline', () => {
  const moved = (key: string, by: -1 | 1) => shape(moveRow(twoProcesses(), key, by));

  it('goes one place in its list, a step on into the next stage, and no further than the ends', () => {
    expect(shape(twoProcesses())).toBe(START);
    expect(moved(rowKey.process('deals'), 1)).toBe(
      'renewals(propose:) deals(qualify:find-cost,find-owner propose:agree-plan won:)',
    );
    expect(moved(rowKey.stage('deals', 'propose'), 1)).toBe(
      'deals(qualify:find-cost,find-owner won: propose:agree-plan) renewals(propose:)',
    );
    expect(moved(rowKey.step('find-owner'), 1)).toBe(
      'deals(qualify:find-cost propose:find-owner,agree-plan won:) renewals(propose:)',
    );
    const ends = [rowKey.process('deals'), rowKey.stage('deals', 'qualify'), rowKey.step('find-cost')];
    expect(ends.map((key) => moved(key, -1))).toEqual([START, START, START]);
  });

  it('says where the row stands then', () => {
    const after = moveRow(twoProcesses(), rowKey.step('find-owner'), 1);
    expect(standingOf(after, rowKey.step('find-owner'))).toEqual({
      title: 'Find the owner',
      place: 1,
      count: 2,
      within: 'Propose',
    });
    expect(standingOf(after, rowKey.stage('deals', 'won'))).toMatchObject({ place: 3, count: 3, within: 'Deals' });
    expect(standingOf(after, rowKey.process('renewals'))).toMatchObject({ place: 2, count: 2, within: null });
    expect(standingOf(after, rowKey.step('nowhere'))).toBeNull();
  });
});

describe('dropping a row of the outline', () => {
  const [cost, owner, plan] = [rowKey.step('find-cost'), rowKey.step('find-owner'), rowKey.step('agree-plan')];
  const [qualify, propose, won] = [
    rowKey.stage('deals', 'qualify'),
    rowKey.stage('deals', 'propose'),
    rowKey.stage('deals', 'won'),
  ];

  it('puts it before or after the other one, in the same list and in another', () => {
    expect(dropped(cost, owner, 'after')).toContain('qualify:find-owner,find-cost');
    expect(dropped(cost, owner, 'before')).toBe(START);
    expect(dropped(owner, cost, 'before')).toContain('qualify:find-owner,find-cost');
    expect(dropped(cost, plan, 'after')).toContain('qualify:find-owner propose:agree-plan,find-cost');
    expect(dropped(qualify, won, 'after')).toContain('(propose:agree-plan won: qualify:find-cost,find-owner)');
    expect(dropped(won, qualify, 'before')).toContain('(won: qualify:');
    expect(dropped(rowKey.process('renewals'), rowKey.process('deals'), 'before')).toMatch(/^renewals/);
  });

  it('puts a step that is dropped onto a stage first in it', () => {
    expect(dropped(owner, propose, 'after')).toContain('propose:find-owner,agree-plan');
    expect(dropped(cost, won, 'before')).toContain('won:find-cost');
  });

  it('takes stages among those of their process only, and nothing onto what it cannot be in', () => {
    expect(acceptsRow(qualify, won)).toBe(true);
    expect(acceptsRow(qualify, rowKey.stage('renewals', 'propose'))).toBe(false);
    expect(acceptsRow(cost, won)).toBe(true);
    expect(acceptsRow(qualify, cost)).toBe(false);
    expect(acceptsRow(rowKey.process('deals'), qualify)).toBe(false);
  });
});

describe('a redirect that is being written', () => {
  const vision = sample().vision;
  const written = { title: 'A', whatChanged: 'B', whyConsiderable: 'C' };

  it('cannot be published before its texts are written, and keeps the vision as it was', () => {
    const fresh = newRedirect('redirect-1', 'changed', '2026-11-24', vision);
    expect(Redirect.safeParse(fresh).success).toBe(false);
    expect(Redirect.safeParse({ ...fresh, ...written }).success).toBe(true);
    expect(fresh.visionBefore?.statement).toBe(vision.statement);
    expect(newRedirect('redirect-1', 'held', '2026-11-24', vision).visionBefore).toBeUndefined();
  });

  it('needs all three parts of the reframe where it is bad news, and none where it is not', () => {
    const good = { ...newRedirect('redirect-1', 'changed', '2026-11-24', vision), ...written };
    const bad = withBadNews(good, true);
    expect(Redirect.safeParse(bad).success).toBe(false);
    const reframed = { ...bad, challenge: 'D', opportunity: 'E', whyWeCan: 'F' };
    expect(Redirect.safeParse(reframed).success).toBe(true);
    expect(withBadNews(bad, false)).toEqual(good);
    expect(withBadNews(reframed, false)).toMatchObject({ challenge: 'D', opportunity: 'E', whyWeCan: 'F' });
    expect(withBadNews(withBadNews(reframed, false), true)).toEqual(reframed);
  });
});
