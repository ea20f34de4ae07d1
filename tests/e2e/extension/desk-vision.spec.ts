import { expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { dragRow, editAs, expectAccessible, expectSaved, goTo } from '../../support/desk.ts';
import { publish } from '../../support/draft.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { openOptions, starterText } from '../../support/options-page.ts';

const STARTER: Playbook = JSON.parse(starterText('b2b-software'));
const GOALS = STARTER.vision.goals.map(({ id }) => id);
const [FIRST = '', SECOND = '', THIRD = ''] = GOALS;

const statement = (page: Page) => page.getByLabel('Where are we going?');
const unexplained = (page: Page) => page.locator('.unexplained');
const goalRows = (page: Page) =>
  page
    .locator('[data-section="vision"] [data-row]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));

test('a leader writes the vision, and once it is published a change of meaning asks for a redirect', async () => {
  test.setTimeout(120_000);
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    const page = await openOptions(extension, 'vision');

    // Under another hat it can be read, and nothing else.
    await expect(statement(page)).toHaveValue(STARTER.vision.statement);
    await expect(statement(page)).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Add a goal' })).toBeHidden();
    await editAs(page, 'leader');
    await expect(statement(page)).toBeEnabled();

    // A starter's vision is nobody's own: the first own one needs no redirect.
    await statement(page).fill('Every plant plans its downtime.');
    await expect(page.locator('.to-publish')).toHaveText('1 change to publish');
    await expect(unexplained(page)).toBeHidden();
    await expectSaved(page);
    expect(await publish(own, 'Our own')).toMatchObject({ outcome: 'published' });
    await expect(page.locator('.to-publish')).toHaveText('No changes');

    // By keys: another order of goals, with the focus and a word for screen readers.
    await page.locator(`[data-row="${FIRST}"] a`).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => goalRows(page)).toEqual([SECOND, FIRST, ...GOALS.slice(2)]);
    await expect(page.locator(`[data-row="${FIRST}"] a`)).toBeFocused();
    await expect(page.locator('[data-section="vision"] [role="status"]').first()).toHaveText(/is now 2 of 4/);
    // Outside text fields the key undoes what was done to the draft, and does it again.
    await page.keyboard.press('Control+z');
    await expect.poll(() => goalRows(page)).toEqual(GOALS);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => goalRows(page)).toEqual([SECOND, FIRST, ...GOALS.slice(2)]);
    // Inside one, the key undoes what was typed there, and the order of the goals stays.
    await statement(page).press('End');
    await page.keyboard.type(' Always.');
    await page.keyboard.press('Control+z');
    await expect(statement(page)).toHaveValue('Every plant plans its downtime.');
    await expect.poll(() => goalRows(page)).toEqual([SECOND, FIRST, ...GOALS.slice(2)]);
    // By pointer.
    await dragRow(page, FIRST, SECOND, 'upper');
    await expect.poll(() => goalRows(page)).toEqual(GOALS);
    await dragRow(page, FIRST, THIRD, 'lower');
    await expect.poll(() => goalRows(page)).toEqual([SECOND, THIRD, FIRST, ...GOALS.slice(3)]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => goalRows(page)).toEqual(GOALS);

    // A slip of the pen is called wording, and publishing waits for nothing.
    await goTo(page, `#vision/${SECOND}`, SECOND);
    await page.getByLabel('Title').fill('Win one in three of the deals that we qualify');
    await expect(unexplained(page)).toContainText('title');
    await unexplained(page).getByRole('button', { name: 'It is only wording' }).click();
    await expect(unexplained(page)).toBeHidden();
    await expect(page.locator('.wordings')).toContainText('“Win one in three of the deals that we qualify”: title');

    // Another course is explained.
    await page.getByLabel('Target').fill('40');
    await statement(page).fill('Every plant runs without a stop.');
    await expect(unexplained(page)).toContainText('statement');
    await expect(unexplained(page)).toContainText('measure');
    await expectSaved(page);
    expect(await publish(own)).toMatchObject({ outcome: 'unexplained' });
    await unexplained(page).getByRole('button', { name: 'Write a redirect' }).press('Enter');
    const redirect = page.locator('.redirect-form');
    await expect(redirect.getByRole('heading')).toBeFocused();
    await expect(unexplained(page)).toBeHidden();
    await redirect.getByRole('radio', { name: 'Competition' }).check({ force: true });
    await redirect.getByLabel('Headline').fill('A rival sells repairs by the hour');
    await redirect.getByLabel('What changed?').fill('Two rivals guarantee a repair within four hours.');
    await redirect.getByLabel('Why is it considerable?').fill('A planned stop is no longer enough.');
    await redirect.getByRole('switch').press('Space');
    // Bad news: all three are needed.
    await expect(redirect.locator('.missing')).toHaveCount(3);
    await expectAccessible(page, 'a redirect');
    await expectSaved(page);
    expect(await publish(own)).toMatchObject({ outcome: 'refused' });
    await redirect.getByRole('textbox', { name: 'Challenge' }).fill('Planning alone loses deals.');
    await redirect.getByRole('textbox', { name: 'Opportunity' }).fill('Plants ask for running time, and pay for it.');
    await redirect.getByRole('textbox', { name: 'Why we can do it' }).fill('Our sensors know a week ahead.');
    await expect(redirect.locator('.missing')).toHaveCount(0);
    await expectSaved(page);
    expect(await publish(own, 'Another course')).toMatchObject({ outcome: 'published' });

    // It is history now, with the vision as it was then, and can no longer be changed.
    await expect(redirect).toHaveCount(0);
    const entry = page.locator('.timeline > li').first();
    await expect(entry).toContainText('A rival sells repairs by the hour');
    await entry.getByText('The vision as it was until then').press('Enter');
    await expect(entry.locator('blockquote')).toHaveText('Every plant plans its downtime.');

    // Weighed and held changes nothing, and is written down the same way.
    await page.getByRole('button', { name: 'Record “weighed and held”' }).click();
    await redirect.getByLabel('Headline').fill('Cheaper sensors');
    await redirect.getByLabel('What changed?').fill('Sensors cost a tenth.');
    await redirect.getByLabel('Why is it considerable?').fill('Everybody can measure now; few can plan.');
    await expectSaved(page);
    expect(await publish(own, 'Held')).toMatchObject({ outcome: 'published' });
    await expect(page.locator('.timeline > li[data-outcome="held"]').first()).toContainText('Cheaper sensors');

    // Removing a goal takes its name out of what served it.
    await goTo(page, `#vision/${THIRD}`, THIRD);
    await page.getByRole('button', { name: 'Remove this goal' }).click();
    await expect(page.locator(`[data-row="${THIRD}"]`)).toHaveCount(0);
    await expect(unexplained(page)).toContainText('the goal was removed');
    await expect(unexplained(page).getByRole('button', { name: 'It is only wording' })).toHaveCount(0);
    await expectAccessible(page, 'a change that is not explained');
  } finally {
    await extension.close();
  }
});
