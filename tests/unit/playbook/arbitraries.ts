import fc from 'fast-check';
import type { Playbook } from '../../../lib/playbook/schema';
import { condition } from '../coaching/arbitraries';

/** Any valid playbook: every optional field there or not, fields of a later version everywhere, lists of any length. */

const line = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter((text) => /\S/.test(text));
export const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Few ids, so that references often meet and often miss. */
const idOf = (prefix: string) => fc.nat(5).map((number) => `${prefix}-${number}`);
const ids = (prefix: string) => fc.uniqueArray(idOf(prefix), { maxLength: 3 });
/** Fields of a version that does not exist yet, beside those of this one. */
const later = fc.dictionary(fc.stringMatching(/^x[a-z]{2,6}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0);
const resources = fc.array(
  fc.record({ title: line, url: fc.webUrl({ validSchemes: ['https'], withFragments: true }) }),
  { maxLength: 2 },
);
const owner = fc.string({ maxLength: 20 });

function item<T, K extends keyof T>(fields: { [key in keyof T]: fc.Arbitrary<T[key]> }, requiredKeys: K[]) {
  return fc
    .tuple(later, fc.record<T, K>(fields, { requiredKeys }))
    .map(([unknown, known]) => Object.assign({}, unknown, known));
}

const listOf = <T extends { id: string }>(one: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(one, { selector: ({ id }) => id, maxLength });

const goal = item(
  {
    id: idOf('goal'),
    title: line,
    why: line,
    measure: fc.record({ unit: line, baseline: number, target: number, current: number, asOf: day }),
    due: day,
    owner,
  },
  ['id', 'title', 'why'],
);

const redirect = item(
  {
    id: idOf('redirect'),
    date: day,
    cause: fc.constantFrom('competition', 'market', 'technology', 'other'),
    outcome: fc.constantFrom('changed', 'held'),
    title: line,
    whatChanged: line,
    whyConsiderable: line,
    badNews: fc.boolean(),
    challenge: line,
  },
  ['id', 'date', 'cause', 'outcome', 'title', 'whatChanged', 'whyConsiderable'],
);

const step = item(
  {
    id: idOf('step'),
    title: line,
    why: line,
    how: line,
    goals: ids('goal'),
    metrics: ids('metric'),
    doneWhen: condition,
    resources,
    owner,
  },
  ['id', 'title', 'why', 'goals', 'metrics', 'resources'],
);

const stage = item(
  {
    id: idOf('stage'),
    title: line,
    purpose: line,
    crmStages: fc.dictionary(fc.constantFrom('salesforce', 'hubspot'), fc.array(line, { maxLength: 2 })),
    outcome: fc.constantFrom('open', 'won', 'lost'),
    steps: listOf(step, 3),
  },
  ['id', 'title', 'crmStages', 'outcome', 'steps'],
);

const process = item(
  {
    id: idOf('process'),
    title: line,
    kinds: fc.constant<['deal']>(['deal']),
    when: condition,
    stages: listOf(stage, 3).filter(({ length }) => length > 0),
    owner,
  },
  ['id', 'title', 'kinds', 'stages'],
);

const metric = item(
  {
    id: idOf('metric'),
    title: line,
    definition: line,
    unit: line,
    direction: fc.constantFrom('up', 'down'),
    target: number,
    goals: ids('goal'),
    source: fc.oneof(
      fc.record({ kind: fc.constant('record'), measure: fc.constantFrom('daysInStage', 'stepsDone') }),
      fc.record({ kind: fc.constant('team'), current: number, asOf: day }, { requiredKeys: ['kind'] }),
    ),
    history: fc.array(fc.record({ on: day, value: number }), { maxLength: 3 }),
    owner,
  },
  ['id', 'title', 'definition', 'unit', 'direction', 'goals', 'source'],
);

const tip = item(
  {
    id: idOf('tip'),
    title: line,
    body: line,
    steps: ids('step'),
    metrics: ids('metric'),
    when: condition,
    priority: fc.integer({ min: 1, max: 5 }),
    resources,
    owner,
    confirmedOn: day,
    validFrom: day,
    validUntil: day,
    retired: fc.record({ on: day, successor: idOf('tip'), reason: line }, { requiredKeys: ['on'] }),
  },
  ['id', 'title', 'body', 'steps', 'metrics', 'priority', 'resources'],
);

const vision = item(
  {
    statement: line,
    answers: fc.record({ value: line, approach: line, position: line, economy: line }),
    horizon: day,
    goals: listOf(goal, 4),
    redirects: listOf(redirect, 3),
  },
  ['statement', 'answers', 'horizon', 'goals', 'redirects'],
);

const document = item(
  {
    format: fc.nat(9).map((minor) => ({ name: 'sightline-playbook' as const, major: 1 as const, minor })),
    id: fc.constant('generated'),
    title: line,
    about: line,
    language: fc.constantFrom('en', 'de'),
    vision,
    processes: listOf(process, 3).map(withUniqueSteps),
    metrics: listOf(metric, 4),
    tips: listOf(tip, 6),
  },
  ['format', 'id', 'title', 'language', 'vision', 'processes', 'metrics', 'tips'],
);

/** As it comes out of a file: JSON has no `-0`. */
export const playbook = document.map((made): Playbook => JSON.parse(JSON.stringify(made)));

/** Steps have one id in the whole playbook. */
function withUniqueSteps<S extends { id: string }, G extends { steps: S[] }, P extends { stages: G[] }>(
  list: P[],
): P[] {
  const taken = new Set<string>();
  const firstOf = ({ id }: S): boolean => !taken.has(id) && Boolean(taken.add(id));
  return list.map((one) => ({
    ...one,
    stages: one.stages.map((stage) => ({ ...stage, steps: stage.steps.filter(firstOf) })),
  }));
}
