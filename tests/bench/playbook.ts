import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import type { Condition } from '../../lib/playbook/condition.ts';
import type { Playbook, Tip } from '../../lib/playbook/schema.ts';
import type { Extension } from '../support/browsers.ts';
import { openOwnPage, send } from '../support/extension.ts';

const INDUSTRIES = ['Manufacturing', 'Energy', 'Food', 'Chemicals', 'Logistics'];

/**
 * The first starter with so many tips in all: the same for the same number, free of alignment gaps, spread over every step
 * of every process, two in three with a condition, of which some hold, some do not and some cannot be known.
 */
export function playbookOf(tips: number): Playbook {
  const path = new URL('../../public/starters/b2b-software.json', import.meta.url);
  const starter = JSON.parse(readFileSync(path, 'utf8')) as Playbook;
  const steps = starter.processes.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const more = Array.from({ length: Math.max(0, tips - starter.tips.length) }, (_, index) => tipAt(index, steps));
  return { ...starter, id: `bench-${tips}`, tips: [...starter.tips, ...more] };
}

function tipAt(index: number, steps: string[]): Tip {
  const industry = INDUSTRIES[index % INDUSTRIES.length] ?? '';
  const conditions: (Condition | undefined)[] = [
    undefined,
    { field: 'amount', operator: 'moreThan', value: (index % 97) * 5_000 },
    {
      all: [
        { field: 'industry', operator: 'isAnyOf', value: [industry, 'Public'] },
        {
          any: [
            { field: 'nextStep', operator: 'isEmpty' },
            { field: 'daysInStage', operator: 'moreThan', value: index % 40 },
          ],
        },
      ],
    },
  ];
  const when = conditions[index % conditions.length];
  return {
    id: `bench-tip-${index}`,
    title: `Ask who else has to say yes (${index})`,
    body: `Before the call ends, ask who else has to say yes, and **write the answer down**.\n\n- One name is not enough.\n- Two are a start. (${index})`,
    steps: [steps[index % steps.length] ?? ''],
    metrics: [],
    ...(when === undefined ? {} : { when }),
    priority: (index % 5) + 1,
    resources: [{ title: 'Buying center', url: 'https://en.wikipedia.org/wiki/Buying_center' }],
    owner: 'Sales coach',
    confirmedOn: '2026-11-16',
  };
}

/** Makes it the active release by the message that the options page sends. Answers a quiet page of the extension. */
export async function install(extension: Extension, tips: number): Promise<Page> {
  const page = await openOwnPage(extension);
  const active = (await send(page, { type: 'release/active', body: {} })) as { value?: { number: number } };
  const body = { playbook: playbookOf(tips), note: 'bench', base: active.value?.number ?? 0 };
  const answer = (await send(page, { type: 'release/install', body })) as { value?: { outcome: string } };
  if (answer.value?.outcome !== 'installed')
    throw new Error(`the bench's playbook was not installed: ${JSON.stringify(answer).slice(0, 600)}`);
  return page;
}
