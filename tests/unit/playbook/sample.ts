import type { Playbook } from '../../../lib/playbook/schema';

/** The smallest playbook with every layer and no gap; each call gives a fresh one that a test may spoil. */
export function sample(): Playbook {
  return {
    format: { name: 'sightline-playbook', major: 1, minor: 0 },
    id: 'sample',
    title: 'Sample',
    language: 'en',
    vision: {
      statement: 'Every plant plans its downtime.',
      answers: { value: 'Fewer stops.', approach: 'Plant by plant.', position: 'Fastest start.', economy: 'Tight.' },
      horizon: '2028-12-31',
      goals: [
        {
          id: 'twenty-plants',
          title: 'Twenty plants live',
          why: 'Twenty plants prove it.',
          measure: { unit: 'plants', baseline: 4, target: 20, current: 9, asOf: '2026-11-01' },
          due: '2027-12-31',
          owner: 'Leader',
        },
      ],
      redirects: [],
    },
    processes: [
      {
        id: 'deals',
        title: 'Deals',
        kinds: ['deal'],
        owner: 'Manager',
        stages: [
          {
            id: 'qualify',
            title: 'Qualify',
            crmStages: { salesforce: ['Qualification'], hubspot: ['Qualified To Buy'] },
            outcome: 'open',
            steps: [
              {
                id: 'find-cost',
                title: 'Find the cost of a stop',
                why: 'Without a cost there is no case.',
                goals: ['twenty-plants'],
                metrics: ['days-in-stage'],
                doneWhen: { field: 'amount', operator: 'isFilled' },
                resources: [],
              },
            ],
          },
          {
            id: 'propose',
            title: 'Propose',
            crmStages: { salesforce: ['Proposal/Price Quote'] },
            outcome: 'open',
            steps: [
              {
                id: 'agree-plan',
                title: 'Agree the plan',
                why: 'A plan keeps both sides honest.',
                goals: ['twenty-plants'],
                metrics: ['days-in-stage'],
                resources: [],
              },
            ],
          },
        ],
      },
    ],
    metrics: [
      {
        id: 'days-in-stage',
        title: 'Days in stage',
        definition: 'Days since the record entered its stage.',
        unit: 'days',
        direction: 'down',
        target: 14,
        goals: ['twenty-plants'],
        source: { kind: 'record', measure: 'daysInStage' },
        owner: 'Manager',
      },
    ],
    tips: [
      {
        id: 'ask-last-stop',
        title: 'Ask about the last stop',
        body: 'Ask: “What did the last stop cost you?”',
        steps: ['find-cost'],
        metrics: [],
        when: {
          all: [{ field: 'amount', operator: 'isEmpty' }, { any: [{ field: 'type', operator: 'is', value: 'New' }] }],
        },
        priority: 4,
        resources: [{ title: 'Downtime', url: 'https://en.wikipedia.org/wiki/Downtime' }],
        owner: 'Coach',
        confirmedOn: '2026-11-01',
      },
      {
        id: 'write-the-plan',
        title: 'Write the plan together',
        body: 'Share your screen and type the dates they say.',
        steps: ['agree-plan'],
        metrics: [],
        priority: 3,
        resources: [],
        owner: 'Coach',
        confirmedOn: '2026-11-01',
      },
    ],
  };
}

/** A copy with the value at a dotted path set (undefined: removed), as a document that came from outside. */
export function spoilt(path: string, value: unknown, document: unknown = sample()): unknown {
  const copy: unknown = structuredClone(document);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let here = copy;
  for (const key of keys) here = Reflect.get(Object(here), key);
  if (value === undefined) Reflect.deleteProperty(Object(here), last);
  else Reflect.set(Object(here), last, value);
  return copy;
}

/** `count` tips like the sample's, each with its own id and a three-rule condition. */
export function withTips(count: number): Playbook {
  const playbook = sample();
  playbook.tips = Array.from({ length: count }, (_, index) => ({
    id: `tip-${index}`,
    title: `Tip ${index}`,
    body: `Ask: “What changed since ${index}?” Write the answer into the next step.`,
    steps: ['find-cost'],
    metrics: ['days-in-stage'],
    when: {
      all: [
        { field: 'amount', operator: 'atLeast' as const, value: index },
        { field: 'industry', operator: 'isAnyOf' as const, value: ['Manufacturing', 'Energy'] },
        { none: [{ field: 'nextStep', operator: 'isFilled' as const }] },
      ],
    },
    priority: (index % 5) + 1,
    resources: [{ title: 'Downtime', url: 'https://en.wikipedia.org/wiki/Downtime' }],
    owner: 'Coach',
    confirmedOn: '2026-11-01',
  }));
  return playbook;
}
