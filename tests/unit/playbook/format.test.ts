import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { alignment } from '../../../lib/playbook/alignment';
import { Rule } from '../../../lib/playbook/condition';
import { playbookJsonSchema, playbookJsonSchemaText } from '../../../lib/playbook/json-schema';
import { DEPTH_LIMIT, parsePlaybookText, TEXT_LIMIT } from '../../../lib/playbook/parse';
import { sample, spoilt } from './sample';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const folder = new URL('../../../public/starters/', import.meta.url);
const page = read('docs/playbook-format.md');
const example = /```json\n(.*?)\n```/s.exec(page)?.[1] ?? '';

describe('the published JSON Schema', () => {
  it('is the one generated from the code (else: node scripts/playbook-schema.mjs)', () => {
    expect(read('docs/playbook.schema.json')).toBe(playbookJsonSchemaText());
  });

  it('accepts the example, the starters and the sample, and refuses what the parser refuses', () => {
    const ajv = new Ajv2020({ formats: { date: true } });
    const accepts = ajv.compile(playbookJsonSchema());
    const starters = readdirSync(folder).map((file) => JSON.parse(read(`public/starters/${file}`)));
    for (const document of [JSON.parse(example), sample(), ...starters]) {
      accepts(document);
      expect(accepts.errors ?? []).toEqual([]);
    }
    for (const [path, value] of [
      ['format.major', 2],
      ['tips.0.id', 'Ask About!'],
      ['tips.0.when.all.0.operator', 'iss'],
      ['tips.0.confirmedOn', '2026-02-30'],
      ['tips.0.resources.0.url', 'javascript:alert(1)'],
      ['vision', undefined],
      ['metrics.0.source.kind', 'page'],
    ] as const) {
      expect([path, accepts(spoilt(path, value))]).toEqual([path, false]);
    }
  });
});

describe('the page on the format', () => {
  it('has an example that parses without a gap', () => {
    const result = parsePlaybookText(example);
    if ('refused' in result) throw new Error(JSON.stringify(result.refused));
    expect(alignment(result.playbook, '2026-11-24')).toEqual([]);
  });

  it('names every operator', () => {
    const result = Rule.safeParse({ field: 'x', operator: '?' });
    const [issue] = result.success ? [] : result.error.issues;
    const operators = issue?.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []) : [];
    expect(operators.length).toBeGreaterThan(20);
    expect(operators.filter((operator) => !page.includes(`\`${String(operator)}\``))).toEqual([]);
  });

  it('states the limits that hold', () => {
    expect(page).toContain(`${TEXT_LIMIT.toLocaleString('en-US')} characters`);
    expect(page).toContain(`${DEPTH_LIMIT} levels`);
  });
});
