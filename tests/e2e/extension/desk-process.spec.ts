import { expect, type Page, test } from 'playwright/test';
import { stepIn } from '../../../lib/playbook/find-in.ts';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { dragRow, editAs, expectAccessible, expectSaved, goTo } from '../../support/desk.ts';
import { draftAnswer, publish } from '../../support/draft.ts';
import { hubspotAddress, launchOnDemo, openOwnPage, openRecord } from '../../support/extension.ts';
import { openOptions, starterText } from '../../support/options-page.ts';

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [PROCESS] = STARTER.processes;
const [FIRST, SECOND] = PROCESS?.stages ?? [];
const [STEP, NEXT] = FIRST?.steps ?? [];
const LATER = SECOND?.steps[0];
if (!PROCESS || !FIRST || !SECOND || !STEP || !NEXT || !LATER) throw new Error('the starter has stages with steps');

/** Ids of the steps in the outline, stage by stage. */
const outline = (page: Page) =>
  page
    .locator('[data-section="process"] .outline-stage')
    .evaluateAll((stages) =>
      stages.map((stage) =>
        [...stage.querySelectorAll('[data-row^="step:"]')].map((row) => row.getAttribute('data-row')?.slice(5)),
      ),
    );

async function publishedNow(own: Page): Promise<Playbook> {
  const outcome = await publish(own);
  expect(outcome).toMatchObject({ outcome: 'published' });
  const { release } = await draftAnswer(own, 'releases/get', { number: 'number' in outcome ? outcome.number : 0 });
  if (!release) throw new Error('the release is kept');
  return release.playbook;
}

test('a manager arranges and writes the process, by keys and by pointer, and takes a pipeline over', async () => {
  test.setTimeout(120_000);
  const extension = await launchOnDemo();
  try {
    await openRecord(extension.context, hubspotAddress('acme-rollout'));
    const own = await openOwnPage(extension);
    const page = await openOptions(extension, `process/${STEP.id}`);
    const part = page.locator('[data-section="process"]');
    await expect(part.locator(`[data-at="${STEP.id}"]`)).toBeFocused();
    await expect(part.getByLabel('Why does it count?')).toBeDisabled();
    await expect(part.getByRole('link', { name: STARTER.vision.goals[0]?.title ?? '' }).first()).toBeHidden();
    await editAs(page, 'manager');

    // By keys: past the end of its stage and back, with the focus.
    const steps = PROCESS.stages.map((stage) => stage.steps.map(({ id }) => id));
    const row = part.locator(`[data-row="step:${NEXT.id}"] a`);
    await row.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => outline(page)).toEqual([[STEP.id], [NEXT.id, ...(steps[1] ?? [])], ...steps.slice(2)]);
    await expect(row).toBeFocused();
    await expect(part.getByText(`is now 1 of ${SECOND.steps.length + 1} in “${SECOND.title}”`)).toBeAttached();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => outline(page)).toEqual(steps);
    // By pointer: among its own, onto a stage, and a stage with all its steps.
    await dragRow(page, `step:${NEXT.id}`, `step:${STEP.id}`, 'upper');
    await expect.poll(async () => (await outline(page))[0]).toEqual([NEXT.id, STEP.id]);
    await dragRow(page, `step:${STEP.id}`, `stage:${PROCESS.id}/${SECOND.id}`, 'lower');
    await expect.poll(async () => (await outline(page))[1]?.[0]).toBe(STEP.id);
    await dragRow(page, `stage:${PROCESS.id}/${SECOND.id}`, `stage:${PROCESS.id}/${FIRST.id}`, 'upper');
    await expect.poll(async () => (await outline(page))[1]).toEqual([NEXT.id]);
    // A stage is not dropped onto a step.
    await dragRow(page, `stage:${PROCESS.id}/${SECOND.id}`, `step:${NEXT.id}`, 'lower');
    await expect.poll(async () => (await outline(page))[1]).toEqual([NEXT.id]);
    for (let taken = 0; taken < 3; taken += 1) await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => outline(page)).toEqual(steps);

    // The editor: text, Markdown as it will be seen, goals found by typing, a link.
    await part.getByLabel('Title', { exact: true }).first().fill('Name the trigger and the date');
    await expect(part.locator(`[data-row="step:${STEP.id}"]`)).toContainText('Name the trigger and the date');
    await part
      .getByRole('textbox', { name: 'How is it done well?' })
      .fill('Ask **when**, then [read](https://example.com/why).');
    const seen = part.getByRole('region', { name: 'How is it done well?, as people see it' });
    await expect(seen.locator('strong')).toHaveText('when');
    await expect(seen.getByRole('link', { name: 'read' })).toHaveAttribute('href', 'https://example.com/why');
    const goal = STARTER.vision.goals.find(({ id }) => !STEP.goals.includes(id));
    const search = part.getByRole('combobox', { name: 'Add: Goals it serves' });
    await search.fill(goal?.title.slice(0, 12) ?? '');
    await page.keyboard.press('ArrowDown');
    await expectAccessible(page, 'a search in a step');
    await page.keyboard.press('Enter');
    await expect(part.getByRole('link', { name: goal?.title ?? '' }).first()).toBeVisible();
    await part.getByRole('button', { name: 'Add a link' }).click();
    await part.getByLabel('Address').fill('http://example.com');
    await expect(part.getByText('Begin with https:// or mailto:')).toBeVisible();
    await part.getByLabel('Address').fill('https://example.com/how');
    await part.locator('.resources').getByLabel('Title').fill('How we do it');
    await part.getByLabel('In the stage').selectOption({ label: SECOND.title });
    await expect.poll(async () => (await outline(page))[1]?.at(-1)).toBe(STEP.id);
    await expectSaved(page);

    const changed = stepIn(await publishedNow(own), STEP.id);
    expect(changed?.stage.id).toBe(SECOND.id);
    expect(changed?.step).toMatchObject({
      title: 'Name the trigger and the date',
      how: 'Ask **when**, then [read](https://example.com/why).',
      goals: [...STEP.goals, goal?.id],
      resources: [...STEP.resources, { title: 'How we do it', url: 'https://example.com/how' }],
    });

    // A stage and its names in a CRM: a name that another stage has is not taken.
    await goTo(page, `#process/${PROCESS.id}/${FIRST.id}`, `${PROCESS.id}/${FIRST.id}`);
    const names = part.locator('[data-crm="salesforce"]');
    const taken = SECOND.crmStages.salesforce?.[0] ?? '';
    await names.getByRole('combobox').fill(taken);
    await page.keyboard.press('Enter');
    await expect(part.getByText(`“${taken}” belongs to the stage “${SECOND.title}”.`)).toBeAttached();
    await names.getByRole('combobox').fill('First contact');
    await page.keyboard.press('Enter');
    await expect(names.locator('.chips')).toContainText('First contact');
    await expectAccessible(page, 'a stage');

    // A new step is written where it was added, and one that goes is nobody's aim any more.
    await part.getByRole('button', { name: `Add a step to “${FIRST.title}”` }).click();
    await expect(part.getByRole('heading', { name: 'New step' })).toBeFocused();
    await expect(part.getByText('Needed before you can publish.')).toHaveCount(1);
    await part.getByLabel('Why does it count?').fill('Because.');
    await goTo(page, `#process/${LATER.id}`, LATER.id);
    await part.getByRole('button', { name: 'Remove this step' }).press('Enter');
    await expect(part.locator(`[data-at="${PROCESS.id}/${SECOND.id}"]`)).toBeFocused();

    // One press makes a process of the pipeline that was seen in the CRM.
    await part.getByText('Or from 1 pipeline you have seen').click();
    await part.getByRole('button', { name: /^Use deal of HubSpot/ }).click();
    await expect(part.getByRole('heading', { name: 'deal (HubSpot)' })).toBeFocused();
    await expect(part.getByLabel('Deals')).toBeChecked();
    await expectAccessible(page, 'a process');
    await expectSaved(page);
    const after = await publishedNow(own);
    expect(after.processes.at(-1)?.stages.every(({ crmStages }) => (crmStages.hubspot ?? []).length > 0)).toBe(true);
    expect(stepIn(after, LATER.id)).toBeUndefined();
    expect(after.tips.some(({ steps: aims }) => aims.includes(LATER.id))).toBe(false);
    expect(after.processes[0]?.stages[0]?.crmStages.salesforce).toContain('First contact');
  } finally {
    await extension.close();
  }
});

test('a manager defines metrics: from the record, and typed in with their history', async () => {
  test.setTimeout(120_000);
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    const page = await openOptions(extension, 'metrics');
    const part = page.locator('[data-section="metrics"]');
    await expect(part.getByRole('button', { name: 'Add a metric' })).toBeHidden();
    // The hats are a group of radio buttons: the arrow keys change them.
    await page.locator('.hats [data-hat="coach"] input').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.hats [data-hat="manager"] input')).toBeChecked();

    await part.getByRole('button', { name: 'Add a metric' }).press('Enter');
    await expect(part.getByRole('heading', { name: 'New metric' })).toBeFocused();
    await part.getByLabel('Title').fill('Stops a year');
    await part.getByLabel(/^Unit/).fill('stops');
    await part.getByLabel('What exactly is measured?').fill('Stops of all plants in a year.');
    await part.getByRole('radio', { name: '↓ Down' }).check({ force: true });
    await part.getByLabel('Target').fill('12.5');
    const goal = STARTER.vision.goals[0];
    await part.getByRole('combobox', { name: 'Add: Goals it leads to' }).click();
    await part.getByRole('option', { name: goal?.title ?? '' }).click();

    // Values of a team metric: the latest day is current, whatever the order in which they are typed in.
    for (const [value, day] of [
      ['14', '2026-11-01'],
      ['20', '2026-01-01'],
    ] as const) {
      await part.getByLabel('Value', { exact: true }).fill(value);
      await part.getByLabel('As of').fill(day);
      await page.keyboard.press('Enter');
      await expect(part.locator('.values')).toContainText(`${value} stops`);
    }
    await expect(part.locator('.values tbody tr').first()).toContainText('current');
    await expectAccessible(page, 'a team metric');
    await expectSaved(page);
    const typed = (await publishedNow(own)).metrics.at(-1);
    expect(typed).toMatchObject({
      title: 'Stops a year',
      direction: 'down',
      target: 12.5,
      goals: [goal?.id],
      source: { kind: 'team', current: 14, asOf: '2026-11-01' },
    });
    expect(typed?.history?.map(({ value }) => value).sort()).toEqual([14, 20]);

    await part.getByRole('button', { name: 'Remove the value of Nov 1, 2026' }).click();
    await expect(part.locator('.values tbody tr').first()).toContainText('20 stops');
    await part.getByRole('radio', { name: 'The record in view' }).check({ force: true });
    await part.getByLabel('What is read').selectOption({ label: 'A field of the record' });
    await part.getByLabel('Field').selectOption({ label: 'Amount' });
    await part.getByRole('searchbox').fill('stops');
    await expect(part.locator('.outline-row')).toHaveCount(1);
    await expectAccessible(page, 'a record metric');
    await expectSaved(page);
    expect((await publishedNow(own)).metrics.at(-1)?.source).toEqual({
      kind: 'record',
      measure: 'field',
      field: 'amount',
    });

    await part.getByRole('button', { name: 'Remove this metric' }).click();
    await expect(part.getByRole('heading', { name: 'Stops a year' })).toHaveCount(0);
    await expect(part.getByText('“Stops a year” is removed. Undo brings it back.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await part.getByRole('searchbox').fill('');
    await expect(part.locator('.outline')).toContainText('Stops a year');
  } finally {
    await extension.close();
  }
});
