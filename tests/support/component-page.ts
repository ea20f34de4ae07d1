import { type BrowserContext, expect, type Page } from 'playwright/test';
import { parseMarkdown } from '../../lib/markdown/parse.ts';
import type { Playbook } from '../../lib/playbook/schema.ts';
import { cardOf } from '../../lib/search/card.ts';
import { buildIndex } from '../../lib/search/index.ts';
import { type ItemKind, itemsOf } from '../../lib/search/items.ts';
import { bundle } from './bundle.ts';
import type { Scene } from './sidebar-in-page.ts';

const script = bundle('tests/support/sidebar-in-page.ts', 'SidebarInPage');

/** A plain page with the sidebar in it. */
export async function pageWith(context: BrowserContext, scene: Scene, width = 420, height = 900): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.setContent('<!doctype html><html lang="en"><title>Page</title><main><h1>A page</h1></main></html>');
  await page.evaluate(`${await script}; globalThis.SidebarInPage = SidebarInPage;`);
  await show(page, scene);
  return page;
}

/** Shows another scene in the same sidebar. */
export function show(page: Page, scene: Scene): Promise<void> {
  // As text: Playwright takes an object apart value by value, and a catalogue has a thousand.
  return page.evaluate((given) => {
    (globalThis as unknown as { SidebarInPage: { show(scene: unknown): void } }).SidebarInPage.show(JSON.parse(given));
  }, JSON.stringify(scene));
}

/** Every act of the person so far. */
export const acts = (page: Page): Promise<unknown[][]> => page.evaluate(() => window.acts);

/** Lets the panel search a real playbook. */
export async function searchIn(page: Page, playbook: Playbook): Promise<void> {
  const index = buildIndex(itemsOf(playbook));
  await page.exposeFunction('findItems', async (query: string) => (await index).find(query, 30));
  await page.exposeFunction('openItem', (kind: ItemKind, id: string) => {
    const card = cardOf(playbook, kind, id);
    return { card, body: card?.body === undefined ? [] : parseMarkdown(card.body) };
  });
}

/** Opens every fold inside the panel, except menus. */
export async function unfold(page: Page): Promise<void> {
  await page.locator('sightline-panel').evaluate((host) => {
    for (const fold of host.shadowRoot?.querySelectorAll('details') ?? []) fold.open = true;
  });
  const folded = page.locator('.content button[aria-expanded="false"]');
  // By the mouse: the panel does not heed a script's `click()`.
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
  await expect(folded).toHaveCount(0);
}
