import { describe, expect, it } from 'vitest';
import { alignment } from '../../../lib/playbook/alignment';
import { canonicalJson } from '../../../lib/playbook/digest';
import { fillMatches, mappingRows, needsMapping, withMapping } from '../../../lib/playbook/mapping';
import type { Process } from '../../../lib/playbook/schema';
import { sample } from './sample';

function deals(): Process {
  const [process] = sample().processes;
  if (!process) throw new Error('the sample has a process');
  return process;
}

const PIPELINE = [
  { label: 'Qualifizierung', api: 'Qualification' },
  { label: 'Propose' },
  { label: 'Legal review', api: 'legal' },
];

describe('mapping CRM stages to the stages of a process', () => {
  it('a pipeline shows what is mapped by API value or label, and what nothing claims', () => {
    expect(mappingRows(deals(), 'salesforce', PIPELINE)).toEqual([
      { names: ['Qualifizierung', 'Qualification'], stage: 'qualify', seen: true },
      { names: ['Propose'], stage: null, seen: true },
      { names: ['Legal review', 'legal'], stage: null, seen: true },
      { names: ['Proposal/Price Quote'], stage: 'propose', seen: false },
    ]);
  });

  it('names are the same stage without regard to case, spaces and Unicode form', () => {
    const rows = mappingRows(deals(), 'salesforce', [{ label: '  QUALIFICATION ' }]);
    expect(rows[0]).toMatchObject({ stage: 'qualify' });
    expect(rows).toHaveLength(2);
  });

  it('using a pipeline fills what matches a title or a name in another CRM, and leaves the rest to the person', () => {
    const rows = fillMatches(
      deals(),
      'hubspot',
      mappingRows(deals(), 'hubspot', [
        { label: 'Proposal/Price Quote', api: '9001' },
        { label: 'propose', api: '9002' },
        { label: 'Legal review', api: '9003' },
      ]),
    );
    expect(rows.map(({ stage, seen }) => [stage, seen])).toEqual([
      ['propose', true],
      ['propose', true],
      [null, true],
      ['qualify', false],
    ]);
  });

  it('filling never moves a stage that was mapped already', () => {
    const rows = [{ names: ['Propose'], stage: 'qualify', seen: true }];
    expect(fillMatches(deals(), 'salesforce', rows)).toEqual(rows);
  });

  it('rows that nobody touched give the same playbook', () => {
    const playbook = sample();
    const rows = mappingRows(deals(), 'salesforce');
    expect(canonicalJson(withMapping(playbook, 'deals', 'salesforce', rows))).toBe(canonicalJson(playbook));
  });

  it('saving keeps the other CRM, the other fields and the spelling, and adds label and API value', () => {
    const playbook = Object.assign(sample(), { season: 'launch' });
    const rows = mappingRows(deals(), 'salesforce', PIPELINE).map((row) =>
      row.names.includes('legal') ? { ...row, stage: 'propose' } : row,
    );
    const saved = withMapping(playbook, 'deals', 'salesforce', rows);
    expect(saved).toMatchObject({ season: 'launch' });
    expect(saved.processes[0]?.stages.map(({ crmStages }) => crmStages)).toEqual([
      { salesforce: ['Qualification', 'Qualifizierung'], hubspot: ['Qualified To Buy'] },
      { salesforce: ['Proposal/Price Quote', 'Legal review', 'legal'] },
    ]);
    expect(canonicalJson(playbook)).toBe(canonicalJson(Object.assign(sample(), { season: 'launch' })));
  });

  it('a stage that was taken off the mapping is gone from it, and a name cannot be claimed twice', () => {
    const rows = [
      { names: ['Qualification'], stage: null, seen: true },
      { names: ['Proposal/Price Quote'], stage: 'qualify', seen: true },
      { names: ['proposal/price quote'], stage: 'propose', seen: false },
    ];
    const saved = withMapping(sample(), 'deals', 'salesforce', rows);
    expect(saved.processes[0]?.stages.map(({ crmStages }) => crmStages.salesforce)).toEqual([
      ['Proposal/Price Quote'],
      undefined,
    ]);
    expect(alignment(saved, '2026-11-20').filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('one stage that maps to nothing needs no mapping', () => {
    const process = deals();
    expect(needsMapping(process)).toBe(true);
    const [stage] = process.stages;
    if (!stage) throw new Error('the sample has a stage');
    expect(needsMapping({ ...process, stages: [{ ...stage, crmStages: {} }] })).toBe(false);
  });
});
