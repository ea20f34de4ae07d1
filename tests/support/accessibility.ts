import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** What axe finds at WCAG 2.2 AA in our own part of the page (`scope`: a selector), one line a fault. */
export async function accessibilityFaults(page: Page, scope = 'sightline-panel'): Promise<string[]> {
  // Evaluated rather than added as a script: the extension's own pages allow no script from elsewhere.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    ({ selector, tags }) =>
      (globalThis as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } }).axe.run(
        selector,
        // A frame is looked at by itself: axe would wait for one that it is not in.
        { runOnly: tags, iframes: false },
      ),
    { selector: scope, tags: WCAG },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
  );
}
