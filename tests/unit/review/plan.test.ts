import { describe, expect, it } from 'vitest';
import { peopleLines } from '../../../components/review/plan/people-lines';
import {
  addAction,
  changeAction,
  dropAction,
  inOrder,
  isOverdue,
  writePrivately,
} from '../../../components/review/plan/plan-acts';
import { endsOf } from '../../../components/review/plan/stage-ends';
import type { CoachingPlan } from '../../../lib/note-requests';
import type { NotedRecord } from '../../../lib/notes/event';
import { sample } from '../playbook/sample';

const PLAN: CoachingPlan = { person: 'p', privateNotes: [], actions: [], lastContact: null };
const action = (id: string, due: string | null = null, done = false, at = 1) => ({ id, text: id, due, done, at });

describe('what is agreed', () => {
  it('is in the order in which it is to be done, and what is done comes last', () => {
    const actions = [
      action('done', '2026-01-01', true),
      action('some day'),
      action('late', '2026-03-01'),
      action('soon', '2026-02-01'),
    ];
    expect(inOrder(actions).map(({ id }) => id)).toEqual(['soon', 'late', 'some day', 'done']);
  });

  it('is overdue after its day, unless it is done or has no day', () => {
    const overdue = [
      action('a', '2026-02-01'),
      action('b', '2026-02-02'),
      action('c'),
      action('d', '2026-02-01', true),
    ];
    expect(overdue.map((one) => isOverdue(one, '2026-02-02'))).toEqual([true, false, false, false]);
  });

  it('is added once however often it is sent, changed, and dropped, and leaves the plan that it was made of as it was', () => {
    const once = addAction(action('a'))(PLAN);
    expect(addAction(action('a'))(once).actions).toHaveLength(1);
    expect(changeAction('a', { done: true })(once).actions).toEqual([action('a', null, true)]);
    expect(dropAction('a')(once).actions).toEqual([]);
    expect(dropAction('nobody')(once)).toEqual(once);
    expect([PLAN.actions, once.actions]).toEqual([[], [action('a')]]);
  });
});

describe('a private note', () => {
  it('is kept under its id while it is typed, with the time at which it was begun, and goes when it is emptied', () => {
    const first = writePrivately({ id: 'n', at: 1, markdown: 'A' })(PLAN);
    const longer = writePrivately({ id: 'n', at: 9, markdown: 'A word' })(first);
    expect(longer.privateNotes).toEqual([{ id: 'n', at: 1, markdown: 'A word' }]);
    expect(writePrivately({ id: 'n', at: 9, markdown: ' \n' })(longer).privateNotes).toEqual([]);
    expect(writePrivately({ id: 'n', at: 9, markdown: '' })(PLAN).privateNotes).toEqual([]);
  });
});

describe('the people of the plan', () => {
  it('are everybody who is known or wrote, those with the most open notes first', () => {
    const person = (id: string, name: string) => ({ id, name, email: null, roles: [], at: 1 });
    const lines = peopleLines({ people: [person('b', 'Ben'), person('a', 'Ann'), person('c', 'Cy')] }, [
      { person: 'c', lastAt: 5, openThreads: 2 },
      { person: 'unnamed', lastAt: 7, openThreads: 0 },
    ]);
    expect(lines.map(({ id, lastAt }) => [id, lastAt])).toEqual([
      ['c', 5],
      ['unnamed', 7],
      ['a', null],
      ['b', null],
    ]);
  });
});

describe('the end of a process', () => {
  it('is known by the CRM’s name of the stage in its own CRM, and by the playbook’s title; no open stage is one', () => {
    const playbook = sample();
    const [process] = playbook.processes;
    const [open] = process?.stages ?? [];
    if (!process || !open) throw new Error('the sample has a process with a stage');
    process.stages.push({
      ...open,
      id: 'won',
      title: 'Won',
      outcome: 'won',
      crmStages: { hubspot: ['Closed Won'] },
      steps: [],
    });
    const isOver = endsOf(playbook);
    const on = (crm: NotedRecord['crm']) => ({ crm }) as NotedRecord;
    expect(isOver(on('hubspot'), ' closed won ')).toBe(true);
    expect(isOver(on('salesforce'), 'Closed Won')).toBe(false);
    expect(isOver(on('salesforce'), 'Won')).toBe(true);
    expect(isOver(on('hubspot'), open.title)).toBe(false);
  });
});
