import { type BrowserContext, expect, type Page } from 'playwright/test';
import { demoOrg, recordNamed } from '../demo-crm/data.ts';
import type { DemoOptions } from '../demo-crm/options.ts';
import { installDemo } from '../demo-crm/serve.ts';
import { type Extension, type LaunchOptions, launchExtension } from './browsers.ts';

/** The built extension in a browser in which both demo CRMs stand at their real addresses. */
export async function launchOnDemo(demo: Partial<DemoOptions> = {}, launch: LaunchOptions = {}): Promise<Extension> {
  const extension = await launchExtension(launch);
  await installDemo(extension.context, demo);
  return extension;
}

/** Address of a demo record in HubSpot, by its key (`acme-rollout`). */
export function hubspotAddress(key: string, host = 'app.hubspot.com', portal = '4242001'): string {
  const record = recordNamed(demoOrg(), key);
  const type = { deal: '0-3', account: '0-2', contact: '0-1', ticket: '0-5' }[String(record.kind)] ?? record.kind;
  return `https://${host}/contacts/${portal}/record/${type}/${record.hubspotId}/`;
}

/** The panel's host element. */
export const panelOn = (page: Page) => page.locator('sightline-panel');

/** Opens an address and waits for the panel to say something final. */
export async function openRecord(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await expect(panelOn(page)).toHaveAttribute('data-state', 'advice', { timeout: 15_000 });
  return page;
}
