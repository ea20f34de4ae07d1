import { describe, expect, it } from 'vitest';
import { processesFromPipelines } from '../../../../lib/playbook/in-out/hubspot-pipelines';
import type { MarkupNode } from '../../../../lib/playbook/in-out/markup';
import { processFromPath } from '../../../../lib/playbook/in-out/path-assistant';
import { addProcesses, type SkeletonWords } from '../../../../lib/playbook/in-out/skeleton';
import { parsePlaybook } from '../../../../lib/playbook/parse';
import type { Process } from '../../../../lib/playbook/schema';
import { sample } from '../sample';
import { node, parserOf } from './markup-trees';

const WORDS: SkeletonWords = {
  stepTitle: (stage) => `What “${stage}” asks`,
  stepWhy: (stage) => `Say why “${stage}” matters.`,
  keyFields: (names) => `Key fields: ${names.map((name) => `\`${name}\``).join(', ')}`,
};

/** As in the Metadata API guide's sample definition, with the guidance as rich text. */
const PATH = node(
  'PathAssistant',
  '\n',
  node('active', 'true'),
  node('entityName', 'Opportunity'),
  node('fieldName', 'StageName'),
  node('masterLabel', 'New business'),
  node(
    'pathAssistantSteps',
    node('fieldNames', 'Amount'),
    node('fieldNames', 'CloseDate'),
    node('info', '<p>Find <b>both</b>.</p>'),
    node('picklistValueName', 'Id. Decision Makers'),
  ),
  node('pathAssistantSteps', node('picklistValueName', 'Proposal/Price Quote')),
  node('pathAssistantSteps', node('picklistValueName', 'Closed Won')),
  node('recordTypeName', '__MASTER__'),
);
const RICH = { '<p>Find <b>both</b>.</p>': node('body', node('p', 'Find ', node('b', 'both'), '.')) };

function fromPath(root: MarkupNode | null, text = '<PathAssistant/>'): Process {
  const read = processFromPath(text, parserOf(root, RICH), WORDS);
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.process;
}

describe('a Salesforce Path', () => {
  it('becomes a process: a stage for each configured value, its guidance and key fields in one step', () => {
    expect(fromPath(PATH)).toEqual({
      id: 'new-business',
      title: 'New business',
      kinds: ['deal'],
      stages: [
        {
          id: 'id-decision-makers',
          title: 'Id. Decision Makers',
          crmStages: { salesforce: ['Id. Decision Makers'] },
          outcome: 'open',
          steps: [
            {
              id: 'id-decision-makers',
              title: 'What “Id. Decision Makers” asks',
              why: 'Say why “Id. Decision Makers” matters.',
              how: 'Find **both**.\n\nKey fields: `Amount`, `CloseDate`',
              goals: [],
              metrics: [],
              resources: [],
            },
          ],
        },
        {
          id: 'proposal-price-quote',
          title: 'Proposal/Price Quote',
          crmStages: { salesforce: ['Proposal/Price Quote'] },
          outcome: 'open',
          steps: [],
        },
        {
          id: 'closed-won',
          title: 'Closed Won',
          crmStages: { salesforce: ['Closed Won'] },
          outcome: 'won',
          steps: [],
        },
      ],
    });
  });

  it('is for other records where its object is another, and names its record type', () => {
    const step = node('pathAssistantSteps', node('picklistValueName', 'New'));
    const lead = node('PathAssistant', node('entityName', 'Lead'), node('recordTypeName', 'Partner'), step);
    expect(fromPath(lead)).toMatchObject({ title: 'Lead (Partner)', kinds: ['lead'] });
    const own = node('PathAssistant', node('entityName', 'Plant__c'), node('masterLabel', 'Plants'), step);
    expect(fromPath(own)).toMatchObject({ title: 'Plants', kinds: ['other'] });
  });

  it.each<[string, string, MarkupNode | null]>([
    ['not-xml', '<PathAssistant>', null],
    ['xml-doctype', '<!DOCTYPE x [<!ENTITY a "b">]><PathAssistant/>', PATH],
    ['other-xml', '<CustomObject/>', node('CustomObject')],
    ['no-path-steps', '<PathAssistant/>', node('PathAssistant', node('pathAssistantSteps'))],
    ['too-large', ' '.repeat(5_000_000), PATH],
  ])('is refused as %s', (code, text, root) => {
    expect(processFromPath(text, parserOf(root), WORDS)).toMatchObject({ refused: [{ reason: { code } }] });
  });
});

const stage = (id: string, label: string, displayOrder: number, metadata: object, archived = false) => ({
  id,
  label,
  displayOrder,
  metadata,
  archived,
  createdAt: '2019-10-30T03:30:17.883Z',
});

/** As `GET /crm/v3/pipelines/deals` answers, out of order on purpose. */
const PIPELINES = {
  results: [
    { id: '7', label: 'Old', displayOrder: 0, archived: true, stages: [stage('a', 'A', 0, {})] },
    {
      id: 'default',
      label: 'Sales Pipeline',
      displayOrder: 2,
      archived: false,
      stages: [
        stage('closedlost', 'Closed Lost', 6, { isClosed: 'true', probability: '0.0' }),
        stage('closedwon', 'Closed Won', 5, { isClosed: 'true', probability: '1.0' }),
        stage('appointmentscheduled', 'Appointment Scheduled', 0, { isClosed: 'false', probability: '0.2' }),
        stage('gone', 'Gone', 1, { isClosed: 'false', probability: '0.2' }, true),
        stage('12345', 'Appointment scheduled!', 1, { isClosed: 'false', probability: '0.0' }),
      ],
    },
    { id: '9', label: 'Renewals', displayOrder: 1, stages: [stage('9-1', 'Due', 0, { probability: 0.5 })] },
  ],
};

function fromPipelines(answer: unknown): Process[] {
  const read = processesFromPipelines(JSON.stringify(answer));
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.processes;
}

describe('HubSpot pipelines', () => {
  it('become processes in their order, each stage mapped by label and id', () => {
    const [renewals, sales, ...more] = fromPipelines(PIPELINES);
    expect(more).toEqual([]);
    expect(renewals).toMatchObject({ id: 'renewals', kinds: ['deal'], stages: [{ title: 'Due', outcome: 'open' }] });
    expect(sales?.stages.map(({ id, crmStages, outcome }) => [id, crmStages.hubspot, outcome])).toEqual([
      ['appointment-scheduled', ['Appointment Scheduled', 'appointmentscheduled'], 'open'],
      ['appointment-scheduled-2', ['Appointment scheduled!', '12345'], 'open'],
      ['closed-won', ['Closed Won', 'closedwon'], 'won'],
      ['closed-lost', ['Closed Lost', 'closedlost'], 'lost'],
    ]);
  });

  it('of tickets are known by their ticket state; one pipeline alone will do', () => {
    const tickets = {
      id: '1',
      label: 'Support',
      displayOrder: 0,
      stages: [stage('1', 'New', 0, { ticketState: 'OPEN' }), stage('4', 'Closed', 1, { ticketState: 'CLOSED' })],
    };
    expect(fromPipelines(tickets)).toMatchObject([
      { kinds: ['ticket'], stages: [{ outcome: 'open' }, { outcome: 'won' }] },
    ]);
  });

  it.each(['', '{', '[]', '{"results":[]}', '{"results":[{"label":"x"}]}', '{"status":"error"}'])(
    'are not what %j is',
    (text) => {
      expect(processesFromPipelines(text)).toMatchObject({ refused: [{ reason: { code: 'not-pipelines' } }] });
    },
  );
});

describe('adding processes', () => {
  it('touches nothing that is there, gives free ids, and adds the same one once', () => {
    const before = sample();
    const read = fromPath(PATH);
    const clashing = {
      ...read,
      id: 'deals',
      stages: read.stages.map((one) => ({ ...one, steps: one.steps.map((step) => ({ ...step, id: 'find-cost' })) })),
    };
    const plan = addProcesses(before, [clashing]);
    expect(before).toEqual(sample());
    expect(plan.added).toEqual([
      {
        id: 'deals-2',
        title: 'New business',
        stages: ['Id. Decision Makers', 'Proposal/Price Quote', 'Closed Won'],
        steps: 1,
      },
    ]);
    expect(plan.playbook.processes.slice(0, -1)).toEqual(before.processes);
    expect(plan.playbook.processes.at(-1)?.stages[0]?.steps[0]?.id).toBe('find-cost-2');
    expect(parsePlaybook(plan.playbook)).toEqual({ playbook: plan.playbook });
    const again = addProcesses(plan.playbook, [clashing]);
    const same = [{ id: 'deals-2', title: 'New business' }];
    expect(again).toEqual({ added: [], same, playbook: plan.playbook, surplus: 0 });
  });

  it('drops nothing: too many processes are counted, and too many stages are refused', () => {
    const pipelines = (count: number, stages: number) => ({
      results: Array.from({ length: count }, (_, at) => ({
        id: `${at}`,
        label: `Pipeline ${at}`,
        displayOrder: at,
        stages: Array.from({ length: stages }, (_, place) => stage(`s${place}`, `Stage ${place}`, place, {})),
      })),
    });
    const many = addProcesses(sample(), fromPipelines(pipelines(52, 1)));
    expect([many.added.length, many.surplus]).toEqual([52, 3]);
    expect(processesFromPipelines(JSON.stringify(pipelines(1, 51)))).toMatchObject({
      refused: [{ item: { title: 'Pipeline 0' }, reason: { code: 'too-many', found: 51, limit: 50 } }],
    });
    const step = node('pathAssistantSteps', node('picklistValueName', 'New'));
    const long = node('PathAssistant', ...Array.from({ length: 51 }, () => step));
    expect(processFromPath('<PathAssistant/>', parserOf(long), WORDS)).toMatchObject({
      refused: [{ reason: { code: 'too-many', found: 51, limit: 50 } }],
    });
  });
});
