import { expect, type Page } from 'playwright/test';
import { accessibilityFaults } from './accessibility.ts';

/** Waits until everything that was done on the page is stored. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('.draft-state')).toHaveAttribute('data-saving', 'saved');
}

/** Presses "Edit as …", which is offered while another hat is on. */
export async function editAs(page: Page, hat: 'leader' | 'manager' | 'coach'): Promise<void> {
  await page.getByRole('button', { name: `Edit as ${hat}` }).press('Enter');
  await expect(page.locator(`.hats [data-hat="${hat}"] input`)).toBeChecked();
}

/** Goes to an address of the page as a link does, and waits for the item to have the focus. */
export async function goTo(page: Page, address: string, at: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
  await expect(page.locator(`.parts:not([hidden]) [data-at="${at}"]`)).toBeFocused();
}

/** Nothing at WCAG 2.2 AA, in light and in dark; and no two elements have one id, so that every label is that of its control. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page, 'body'), `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
  expect(twice, where).toEqual([]);
}

/** Drags a row of an outline onto the upper or lower half of another one, as a hand does. */
export async function dragRow(page: Page, row: string, target: string, half: 'upper' | 'lower'): Promise<void> {
  const [from, to] = [page.locator(`[data-row="${row}"]`), page.locator(`[data-row="${target}"]`)];
  // Both must be in view before: a page that scrolls under a pressed button begins no drag.
  await to.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await to.boundingBox();
  if (!box) throw new Error(`${target} is not shown`);
  await from.dragTo(to, { targetPosition: { x: box.width / 2, y: half === 'upper' ? 4 : box.height - 4 } });
}
