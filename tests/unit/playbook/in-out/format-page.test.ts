import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { METRIC_COLUMNS } from '../../../../lib/playbook/in-out/metric-table';
import { VALUE_COLUMNS } from '../../../../lib/playbook/in-out/metric-values';
import { planTips, TIP_COLUMNS } from '../../../../lib/playbook/in-out/tip-table';
import { parsePlaybookYaml, playbookYaml, YAML_LIMIT } from '../../../../lib/playbook/in-out/yaml';
import { parsePlaybookText } from '../../../../lib/playbook/parse';
import type { Playbook } from '../../../../lib/playbook/schema';

const page = readFileSync(new URL('../../../../docs/playbook-format.md', import.meta.url), 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(page)?.[1] ?? '';

function example(): Playbook {
  const read = parsePlaybookText(block('json'));
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  return read.playbook;
}

it('the page’s YAML is the tip of its example', () => {
  const rest = playbookYaml({ ...example(), tips: [] }).replace('tips: []\n', '');
  expect(parsePlaybookYaml(`${rest}${block('yaml')}\n`)).toEqual({ playbook: example() });
  expect(page).toContain(`${YAML_LIMIT.toLocaleString('en-US')} characters`);
});

it('the page’s table changes the tip of its example and adds another', () => {
  const plan = planTips(block('csv'), example(), { decimal: '.', days: 'dmy' });
  expect(plan).toMatchObject({
    refused: [],
    notes: [],
    updated: [{ line: 2, id: 'ask-about-the-last-stop', fields: ['body', 'priority', 'confirmedOn'] }],
    added: [{ line: 5, id: 'bring-a-clock' }],
  });
  expect(plan.playbook?.tips[1]).toMatchObject({
    body: '- Agree on the hour.\n- Be on time.',
    steps: ['cost-of-a-stop'],
    priority: 3,
  });
});

it('the page names every column of every table', () => {
  const names = [TIP_COLUMNS, METRIC_COLUMNS, VALUE_COLUMNS].flat().map(({ name }) => name);
  const tables = page.slice(page.indexOf('## As tables'), page.indexOf('## From Salesforce'));
  expect(names.length).toBeGreaterThan(25);
  expect(names.filter((name) => !tables.includes(`\`${name}\``))).toEqual([]);
});
