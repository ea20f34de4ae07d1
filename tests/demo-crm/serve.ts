import type { BrowserContext } from 'playwright';
import type { Answer } from './answer.ts';
import { type DemoOptions, demoOptions } from './options.ts';

type DemoCrm = 'salesforce' | 'hubspot';

/** Where the demo CRMs live, as patterns for request interception. */
export const DEMO_HOSTS = ['https://*.lightning.force.com/**', 'https://*.hubspot.com/**'] as const;

function crmOf(url: URL): DemoCrm {
  return url.hostname.endsWith('.hubspot.com') ? 'hubspot' : 'salesforce';
}

/**
 * The demo's answer to a request at a CRM's real address, for whatever intercepts requests (Playwright, Puppeteer).
 * `crm` is needed only where the host does not tell: a proxy in front of Salesforce.
 */
export async function answerDemo(url: URL, options: DemoOptions, crm: DemoCrm = crmOf(url)): Promise<Answer> {
  if (crm === 'hubspot') return (await import('./hubspot/answer.ts')).answerHubspot(url, options);
  return (await import('./salesforce/answer.ts')).answerSalesforce(url, options);
}

/** The demo as installed in a browser context. */
export interface Demo {
  /** Holds for pages loaded from now on. */
  change(options: Partial<DemoOptions>): void;
  /** Answers at one more host, e.g. `https://*.lightning.force.com.mcas.ms/**`. */
  addHost(pattern: string, crm: DemoCrm): Promise<void>;
}

/** Puts both demo CRMs behind their real host names in every page of `context`. Nothing reaches the network there. */
export async function installDemo(context: BrowserContext, given: Partial<DemoOptions> = {}): Promise<Demo> {
  let options = demoOptions(given);
  const addHost = async (pattern: string, crm?: DemoCrm): Promise<void> => {
    await context.route(pattern, async (route) => {
      const { status, contentType, body } = await answerDemo(new URL(route.request().url()), options, crm);
      await route.fulfill({ status, contentType, body });
    });
  };
  for (const pattern of DEMO_HOSTS) await addHost(pattern);
  return {
    change(more) {
      options = { ...options, ...more };
    },
    addHost,
  };
}
