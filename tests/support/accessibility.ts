import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds at WCAG 2.2 AA in our own part of the page (`scope`: a selector), one line a fault. */
export async function accessibilityFaults(page: Page, scope = 'sightline-panel'): Promise<string[]> {
  // Evaluated rather than added as a script: the extension's own pages allow no script from elsewhere.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const faults = await page.evaluate(faultsInPage, { selector: scope, tags: WCAG });
  return JSON.parse(faults);
}

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/** Runs in the page and gives the faults alone, as text: what axe says of everything that is well is a hundred times as much. */
async function faultsInPage({ selector, tags }: { selector: string; tags: string[] }): Promise<string> {
  const { axe } = globalThis as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } };
  // A frame is looked at by itself: axe would wait for one that it is not in.
  const options = { runOnly: tags, resultTypes: ['violations'], iframes: false };
  const { violations } = await axe.run(selector, options);
  return JSON.stringify(
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
    ),
  );
}
