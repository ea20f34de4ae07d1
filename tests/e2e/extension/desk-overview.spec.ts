import { expect, type FrameLocator, type Page, test } from 'playwright/test';
import type { Record as CrmRecord } from '../../../lib/crm/record.ts';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import type { Extension } from '../../support/browsers.ts';
import { draftAnswer, draftNow, fieldEdit, kept } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage, storedEvents } from '../../support/extension.ts';
import { openOptions, starterText } from '../../support/options-page.ts';

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const [PROCESS] = STARTER.processes;
const STAGE = PROCESS?.stages[1];
const [STEP, NEXT] = STAGE?.steps ?? [];
const [TIP] = STARTER.tips;
const [GOAL] = STARTER.vision.goals;
if (!PROCESS || !STAGE || !STEP || !NEXT || !TIP || !GOAL) throw new Error('the starter lost something');

async function expectClean(page: Page, where: string): Promise<void> {
  // At the top the bar covers nothing: what it lies over while one scrolls is too small a target by chance.
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
  }
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([where, over]).toEqual([where, 0]);
}

const open = (extension: Extension) => openOptions(extension, 'overview');

for (const locale of ['en-US', 'de-DE']) {
  test(`the overview is clean as picture and table, folded and open, wide and narrow (${locale})`, async () => {
    test.setTimeout(120_000);
    const extension = await launchOnDemo({}, { locale, viewport: { width: 1280, height: 1000 } });
    try {
      const own = await openOwnPage(extension);
      await kept(own, fieldEdit(`step ${STEP.id}`, { goals: STEP.goals }, { goals: [] }));
      await kept(own, fieldEdit(`tip ${TIP.id}`, { steps: TIP.steps }, { steps: ['nowhere'] }));
      const page = await open(extension);
      await expect(page.locator('.gaps.error')).toBeVisible();
      await page.locator(`[data-key="stage ${PROCESS.id}/${STAGE.id}"] .fold`).click();
      await page.locator('.coverage .holes summary').first().click();
      await expectClean(page, 'picture');
      await page.locator('.map-card .segments label').last().click();
      await expect(page.locator('.map-card table')).toBeVisible();
      await expectClean(page, 'table');
      for (const width of [1920, 640, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoSidewaysScroll(page, `table at ${width}`);
        await page.locator('.map-card .segments label').first().click();
        await expectNoSidewaysScroll(page, `picture at ${width}`);
        await page.locator('.map-card .segments label').last().click();
      }
    } finally {
      await extension.close();
    }
  });
}

test('every part of the map, the grid and the gaps leads to its editor, and shows what an edit breaks or mends', async () => {
  const extension = await launchOnDemo({}, { viewport: { width: 1280, height: 1000 } });
  try {
    const own = await openOwnPage(extension);
    const page = await open(extension);
    await expect(page.locator('.gaps')).toHaveCount(0);
    const fold = page.locator(`[data-key="stage ${PROCESS.id}/${STAGE.id}"] .fold`);
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await fold.focus();
    await page.keyboard.press('Enter');
    const step = page.locator(`.map-links [data-key="step ${STEP.id}"]`);
    await expect(step.locator('a')).toHaveAttribute('href', `#process/${STEP.id}`);
    await expect(page.locator(`.map-goals [data-key="goal ${GOAL.id}"] a`)).toHaveAttribute(
      'href',
      `#vision/${GOAL.id}`,
    );

    // Another tab takes the goals of a step away: the line is gone here, and there is a gap and a hole.
    await kept(own, fieldEdit(`step ${STEP.id}`, { goals: STEP.goals }, { goals: [] }));
    await expect(step.locator('a')).toHaveAttribute('data-worst', 'warning');
    await expect(step.locator('a')).toContainText('Serves no goal.');
    await expect(page.locator('.map-lines .missing')).toHaveCount(1);
    await expect(page.locator('[data-code="step-without-goal"] a.mend')).toHaveAttribute('href', `#process/${STEP.id}`);
    const cell = page.locator(`.coverage tr[data-stage="${STAGE.id}"] td[data-what="goal"]`);
    await expect(cell).toHaveAttribute('data-state', 'thin');
    await cell.locator('summary').click();
    await expect(cell.getByRole('link', { name: STEP.title })).toHaveAttribute('href', `#process/${STEP.id}`);
    await kept(own, fieldEdit(`step ${STEP.id}`, { goals: [] }, { goals: ['gone'] }));
    await expect(page.locator('.map-lines .broken')).toHaveCount(1);
    await expect(page.locator('[data-code="dangling-id"]')).toContainText('gone');
    await page.locator('[data-code="dangling-id"] a.mend').click();
    await expect(page.locator('[data-section="process"]')).toBeVisible();
    await page.goBack();

    // The tips of a step by keyboard, and back to where one was.
    const tips = step.getByRole('button', { name: /tips? for/ });
    await tips.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText(STEP.title);
    await expectClean(page, 'tips of a step');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(tips).toBeFocused();

    // A tip that is missing is written where it is missing.
    const metric = STARTER.metrics.find(({ id }) => !STARTER.tips.some(({ metrics }) => metrics.includes(id)));
    await page.locator('[data-key="metrics"] .fold').click();
    await page.locator(`[data-key="metric ${metric?.id}"]`).getByRole('button', { name: 'Write a tip' }).click();
    await expect(page.locator('[data-section="tips"] .tip-editor')).toBeVisible();
    await expect
      .poll(async () => (await draftNow(own)).edits.at(-1))
      .toMatchObject({
        hat: 'coach',
        changes: [{ before: null, after: { metrics: [metric?.id] } }],
      });
  } finally {
    await extension.close();
  }
});

test('the preview is the real sidebar: it follows the editor as it is typed in, in both languages, and keeps nothing', async () => {
  const extension = await launchOnDemo({}, { viewport: { width: 1600, height: 1000 } });
  try {
    const own = await openOwnPage(extension);
    const page = await openOptions(extension, `tips/${TIP.id}`);
    await page.getByRole('button', { name: 'Preview' }).click();
    const frame: FrameLocator = page.frameLocator('.preview-frame');
    await expect(frame.locator('body')).toHaveAttribute('data-state', 'advice');

    await expect(frame.locator('aside')).toContainText(TIP.title);
    const title = page.locator('.tip-editor').getByRole('textbox', { name: 'Title', exact: true }).first();
    await title.pressSequentially(' Now');
    await expect(frame.locator('aside')).toContainText(await title.inputValue());

    const preview = page.locator('.preview');
    await preview.getByRole('radio', { name: 'Deutsch' }).check();
    await expect(frame.locator('aside')).toHaveAttribute('lang', 'de');
    await expect(frame.locator('aside')).toContainText('Ziel');
    await expect(frame.locator('aside h2')).toContainText('Beispiel GmbH');
    await preview.getByRole('radio', { name: 'Dark' }).check();
    await expect(frame.locator('aside')).toHaveAttribute('data-theme', 'dark');
    await expectClean(page, 'preview');

    // What is done in it is shown in it, and nowhere else.
    const before = await storedEvents(own);
    const box = frame.getByRole('checkbox').first();
    await box.check();
    await expect(frame.locator('aside')).toContainText(/Schritt 2 von/);
    expect(await storedEvents(own)).toEqual(before);
    const choice = preview.getByRole('combobox', { name: 'For a record' });
    await choice.selectOption(`place ${PROCESS.id}/${STAGE.id}`);
    await expect(frame.locator('body')).toHaveAttribute('data-record-id', `${PROCESS.id}/${STAGE.id}`);
    await expect(frame.locator('aside')).toContainText(STEP.title);

    // Records that were kept as examples are offered by name.
    const record: CrmRecord = {
      crm: 'hubspot',
      org: '1',
      object: 'deal',
      kind: 'deal',
      id: '9',
      name: 'Kept deal',
      url: 'https://app.hubspot.com/contacts/1/record/0-3/9/',
      mode: 'view',
      stages: [],
      fields: {},
      readAt: 1,
    };
    await draftAnswer(own, 'examples/keep', {
      id: '11111111-1111-4111-8111-111111111111',
      name: 'Kept deal',
      record,
    });
    await page.reload();
    await page.getByRole('button', { name: 'Preview' }).click();
    await choice.selectOption({ label: 'Kept deal' });
    await expect(frame.locator('body')).toHaveAttribute('data-record-id', '9');
  } finally {
    await extension.close();
  }
});
