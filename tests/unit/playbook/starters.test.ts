import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { advise } from '../../../lib/coaching/advise';
import { compileRelease } from '../../../lib/coaching/compile';
import { alignment } from '../../../lib/playbook/alignment';
import { parsePlaybookText } from '../../../lib/playbook/parse';
import { makeRelease } from '../../../lib/playbook/release';
import type { Playbook, Stage } from '../../../lib/playbook/schema';
import { NOW } from '../coaching/sample';
import { witnesses } from './witness';

const folder = new URL('../../../public/starters/', import.meta.url);
const files = readdirSync(folder);

function starter(file: string): Playbook {
  const result = parsePlaybookText(readFileSync(new URL(file, folder), 'utf8'));
  if ('refused' in result) throw new Error(JSON.stringify(result.refused, null, 1));
  return result.playbook;
}

/** The stages of each process for a kind of record. */
const stagesOf = (playbook: Playbook, kind: 'deal' | 'lead'): Stage[][] =>
  playbook.processes.filter(({ kinds }) => kinds.includes(kind)).map(({ stages }) => stages);

const claimed = (stages: readonly Stage[], crm: string) => stages.flatMap(({ crmStages }) => crmStages[crm] ?? []);

/** The stages that a new Salesforce org has, label and API name alike (`OpportunityStage`, `LeadStatus` standard values). */
const SALESFORCE = {
  deal: [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Value Proposition',
    'Id. Decision Makers',
    'Perception Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review',
    'Closed Won',
    'Closed Lost',
  ],
  lead: ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
};

/** HubSpot's default sales pipeline and lead pipeline: labels and internal ids (HubSpot CRM pipelines API). */
const HUBSPOT = {
  deal: [
    ['Appointment Scheduled', 'appointmentscheduled'],
    ['Qualified To Buy', 'qualifiedtobuy'],
    ['Presentation Scheduled', 'presentationscheduled'],
    ['Decision Maker Bought-In', 'decisionmakerboughtin'],
    ['Contract Sent', 'contractsent'],
    ['Closed Won', 'closedwon'],
    ['Closed Lost', 'closedlost'],
  ].flat(),
  lead: ['new-stage-id', 'attempting-stage-id', 'connected-stage-id', 'qualified-stage-id', 'unqualified-stage-id'],
};

describe.each(files)('the starter %s', (file) => {
  const playbook = starter(file);

  it('is named for its id', () => expect(`${playbook.id}.json`).toBe(file));

  it('is complete in every layer', () => {
    const open = stagesOf(playbook, 'deal')[0]?.filter(({ outcome }) => outcome === 'open') ?? [];
    expect(playbook.vision.goals.length).toBeGreaterThanOrEqual(4);
    expect(playbook.vision.goals.every(({ measure, due, owner }) => measure && due && owner)).toBe(true);
    expect(new Set(playbook.vision.redirects.map(({ outcome }) => outcome))).toEqual(new Set(['changed', 'held']));
    expect(open.length).toBe(6);
    expect(open.every(({ steps }) => steps.length >= 2 && steps.length <= 4)).toBe(true);
    expect(playbook.metrics.length).toBeGreaterThanOrEqual(8);
    expect(new Set(playbook.metrics.map(({ source }) => source.kind))).toEqual(new Set(['record', 'team']));
    expect(playbook.tips.length).toBeGreaterThanOrEqual(30);
    expect(playbook.tips.filter(({ when }) => when).length).toBeGreaterThanOrEqual(15);
    expect(playbook.tips.filter(({ resources }) => resources.length > 0).length).toBeGreaterThanOrEqual(5);
  });

  it('helps on deals, leads, accounts and contacts', () => {
    const kinds = new Set(playbook.processes.flatMap((process) => process.kinds));
    expect([...kinds].sort()).toEqual(['account', 'contact', 'deal', 'lead']);
  });

  it.each(['deal', 'lead'] as const)('claims every default stage of both CRMs for a %s', (kind) => {
    for (const stages of stagesOf(playbook, kind)) {
      expect(claimed(stages, 'salesforce')).toEqual(expect.arrayContaining(SALESFORCE[kind]));
      expect(claimed(stages, 'hubspot')).toEqual(expect.arrayContaining(HUBSPOT[kind]));
    }
  });

  it('writes every tip in 30 to 90 words with something to say in quotation marks', () => {
    const off = playbook.tips.filter(({ body }) => {
      const words = body.split(/\s+/).length;
      return words < 30 || words > 90 || !/“[^”]+”/.test(body);
    });
    expect(off.map(({ id }) => id)).toEqual([]);
  });

  it('explains every step', () => {
    const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
    expect(steps.filter(({ how, why }) => !how || how === why).map(({ id }) => id)).toEqual([]);
  });

  it('has no gap at all', () => expect(alignment(playbook, '2026-11-24')).toEqual([]));

  it('shows every tip on some record', async () => {
    const release = compileRelease(
      await makeRelease(playbook, { number: 1, date: '2026-11-24T09:00:00Z', author: '', note: '' }),
    );
    const unseen = playbook.tips.filter((tip) => {
      return !witnesses(playbook, tip).some(({ record, progress }) => {
        const advice = advise(release, record, progress, NOW);
        return [advice.tip, ...advice.others].some((shown) => shown?.id === tip.id);
      });
    });
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });
});
