import type { browser } from '@wxt-dev/browser';
import { installDemo } from '../demo-crm/serve.ts';
import type { Extension } from '../support/browsers.ts';
import { openRecord } from '../support/extension.ts';
import type { Figure } from './figures.ts';
import { RECORDS } from './pages.ts';
import { install } from './playbook.ts';

declare const chrome: typeof browser;

/**
 * Cold start → first answer: the background is killed, then our script's world in a record page asks for advice and waits.
 * In it are the start of the worker, its module, the database, the release and the advice.
 */
export async function coldStart(extension: Extension, runs: number): Promise<Figure[]> {
  await installDemo(extension.context);
  const figures: Figure[] = [];
  for (const tips of [1_000, 10_000]) {
    const own = await install(extension, tips);
    const record = await openRecord(extension.context, RECORDS.Salesforce);
    const samples: number[] = [];
    for (let run = 0; run < runs; run++) {
      await extension.killBackground();
      await record.bringToFront();
      samples.push(await own.evaluate(firstAnswer, RECORDS.Salesforce));
    }
    figures.push({
      what: `background cold start → first answer, ${tips.toLocaleString('en')} tips`,
      unit: 'ms',
      samples,
      ...(tips === 10_000 ? { limit: { median: 100 } } : {}),
    });
    await record.close();
    await own.close();
  }
  return figures;
}

/** Runs in an own page: has the tab's script world ask for the advice on its record, and tells how long that took. */
async function firstAnswer(address: string): Promise<number> {
  const tab = (await chrome.tabs.query({})).find((one) => one.url?.startsWith(address));
  if (tab?.id === undefined) throw new Error(`no tab at ${address}`);
  const report = await chrome.tabs.sendMessage(tab.id, { type: 'self-test/report', body: {} }, { frameId: 0 });
  const { record, reading } = report.value;
  const body = { record, reading, stageChanged: false, visible: false };
  const [result] = await chrome.scripting.executeScript({
    target: { tabId: tab.id },
    func: async (text: string) => {
      const message: unknown = JSON.parse(text);
      const start = performance.now();
      const answer = await chrome.runtime.sendMessage(message);
      const took = performance.now() - start;
      return { took, ok: answer?.ok === true, answer: JSON.stringify(answer).slice(0, 300) };
    },
    // As text: null does not survive in arguments (Chromium 156).
    args: [JSON.stringify({ type: 'advice/get', body })],
  });
  if (!result?.result?.ok) throw new Error(`no advice: ${result?.result?.answer}`);
  return result.result.took;
}
