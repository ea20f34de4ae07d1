import type { BegunEvent, FlagWord, NoteEvent, Person, RepliedEvent, ThreadState, Tie } from '../../lib/notes/event.ts';

/** People, and events of as many threads as are asked for: always the same, with everything in them that a queue shows. */
export interface Seeds {
  people: Person[];
  events: NoteEvent[];
}

const DAY = 86_400_000;
const uuid = (kind: number, n: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export const PEOPLE: Person[] = (
  [
    ['Ann Keller', 'rep'],
    ['Ben Okafor', 'rep'],
    ['Chiara Rossi', 'rep'],
    ['Dora Lind', 'manager'],
    ['Emil Novak', 'coach'],
  ] as const
).map(([name, role], n) => ({ id: uuid(1, n), name, email: null, roles: [role], at: 1 }));

const NOTES = [
  'They want the roll-out before the fiscal year ends, but **procurement** has not named a buyer yet. #procurement',
  'The champion left for another company. Who owns the result now?',
  'Discount of 18 % was asked for on the phone. I said I would come back on Thursday.\n\n- [x] ask legal\n- [ ] call Maria Lopez\n- [ ] send the paper',
  'The question “what happens if nothing changes” opened the whole conversation. Worth keeping. #discovery',
  'No answer since three weeks. Should I close it or go over their head?',
  'Security review is stuck with their IT; see [their list](https://example.com/list).',
];
const REPLIES = [
  'Ask who would have to explain it if it fails. That person owns the result, whatever their title.',
  'Do not lower the price before they say what it is worth to them. Put their own number beside yours.',
  'Name the day and the way out in the same sentence: “If Thursday is too early, tell me which day is not.”',
];
const NAMES = [
  'Acme roll-out',
  'Borealis renewal',
  'Cobalt pilot',
  'Delta expansion',
  'Ember migration',
  'Fjord 200 seats',
];
const STAGES = ['Qualification', 'Needs analysis', 'Proposal', 'Negotiation'];
const FLAGS: FlagWord[] = ['not-true-here', 'missing', 'worked'];
const STATES: ThreadState[] = ['open', 'answered', 'resolved', 'reopened'];

const of = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
};

/** `now`: when the newest was written. `steps`, `tips`: ids of a playbook to tie threads to. */
export function seeds(
  count: number,
  now: number,
  playbook: { steps: string[]; tips: string[]; goals: string[] },
): Seeds {
  const events: NoteEvent[] = [];
  for (let n = 0; n < count; n += 1) {
    const author = of(PEOPLE, n % 3).id;
    const flag = n % 4 === 3 ? of(FLAGS, n) : null;
    const step = of(playbook.steps, n);
    const tip = of(playbook.tips, n);
    const tie: Tie =
      flag || n % 3 === 0
        ? { kind: n % 2 ? 'tip' : 'step', id: n % 2 ? tip : step }
        : n % 3 === 1
          ? { kind: 'field', key: 'amount', label: 'Amount' }
          : null;
    const at = now - n * (DAY / 3) - 60_000;
    const record = of(NAMES, n);
    const id = uuid(2, n);
    const begun: BegunEvent = {
      type: 'begun',
      id,
      thread: id,
      at,
      clock: 1,
      author,
      hat: 'rep',
      record: {
        key: `salesforce:acme:Opportunity:006${String(n % 6).padStart(15, '0')}`,
        crm: 'salesforce',
        org: 'acme',
        object: 'Opportunity',
        kind: 'deal',
        id: `006${String(n % 6).padStart(15, '0')}`,
        name: record,
        url: `https://acme.lightning.force.com/lightning/r/Opportunity/006${String(n % 6).padStart(15, '0')}/view`,
      },
      tie,
      visibility: n % 5 === 0 ? 'team' : 'coach',
      flag,
      snapshot: {
        stage: of(STAGES, n),
        release: 1,
        goal: of(playbook.goals, n),
        step,
        metric: null,
        tip,
        fields: n % 2 ? [{ key: 'amount', label: 'Amount', raw: '$ 120,000' }] : [],
      },
      text: { markdown: `${of(NOTES, n)}`, links: [], tips: [] },
    };
    events.push(begun);
    if (n % 3 === 1) {
      const reply: RepliedEvent = {
        type: 'replied',
        id: uuid(3, n),
        thread: id,
        at: at + 30_000,
        clock: 2,
        author: of(PEOPLE, 4).id,
        hat: 'coach',
        text: { markdown: of(REPLIES, n), links: [], tips: [tip] },
      };
      events.push(reply);
    }
    const state = of(STATES, n);
    if (state === 'resolved') {
      events.push({
        type: 'state',
        id: uuid(4, n),
        thread: id,
        at: at + 40_000,
        clock: 3,
        author: of(PEOPLE, 4).id,
        hat: 'coach',
        state,
      });
    }
  }
  return { people: PEOPLE, events };
}
