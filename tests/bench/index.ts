import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { type Extension, launchExtension } from '../support/browsers.ts';
import { advice, publishing } from './advise.ts';
import { busyPage } from './busy-page.ts';
import { bytes } from './bytes.ts';
import { loadCoaching } from './coaching.ts';
import { coldStart } from './cold-start.ts';
import { conditions } from './conditions.ts';
import { desk } from './desk.ts';
import { type Figure, holds, table } from './figures.ts';
import { hub, hubCluster } from './hub.ts';
import { hubNotes } from './hub-notes.ts';
import { hubPush } from './hub-push.ts';
import { latency } from './latency.ts';
import { notes } from './notes.ts';
import { pageLoads } from './page-loads.ts';
import { readings } from './readings.ts';

const RUNS = 20;

/** The parts, in the order in which they are measured. */
const PARTS: { [name: string]: (runs: number) => Promise<Figure[]> } = {
  bytes: async () => bytes(),
  loads: (runs) => withExtension((extension) => pageLoads(extension, runs)),
  latency: (runs) => withExtension((extension) => latency(extension, runs)),
  busy: (runs) => withExtension((extension) => busyPage(extension, runs)),
  cold: (runs) => withExtension((extension) => coldStart(extension, runs)),
  desk: (runs) => withExtension((extension) => desk(extension, runs)),
  notes: (runs) => withExtension((extension) => notes(extension, runs)),
  advise: async (runs) => advice(await loadCoaching(), 2 * runs),
  conditions: async (runs) => conditions(await loadCoaching(), 2 * runs),
  publishing: async (runs) => publishing(await loadCoaching(), runs),
  readings: (runs) => readings(runs),
  push: (runs) => hubPush(Math.max(20, runs)),
  'hub-notes': () => hubNotes(),
  hub: () => hub(),
  'hub-cluster': () => hubCluster(),
};

async function withExtension(measure: (extension: Extension) => Promise<Figure[]>): Promise<Figure[]> {
  const extension = await launchExtension();
  try {
    return await measure(extension);
  } finally {
    await extension.close();
  }
}

/**
 * Every figure, as a table on screen and in `.cache/`; `cold advise` measures these parts alone, `--runs=5` makes a quick try of
 * it. A limit that is missed is said at the end and fails nothing: figures
 * depend on the machine and on what else it does. Throws on an unknown part, and when something could not be measured.
 */
export default async function bench(...given: string[]): Promise<void> {
  const runs = Number(given.flatMap((one) => /^--runs=(\d+)$/.exec(one)?.[1] ?? [])[0] ?? RUNS);
  const chosen = given.filter((one) => !one.startsWith('--runs='));
  const unknown = chosen.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  const began = new Date();
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`measuring ${name} …`);
    const start = performance.now();
    const found = await measure(runs);
    figures.push(...found);
    // At once: should a later part fail, these are not lost.
    console.log(table(found));
    console.log(`  took ${Math.round((performance.now() - start) / 1000)} s`);
  }
  const missed = figures.filter((figure) => holds(figure) === false);
  const limited = figures.filter(({ limit }) => limit).length;
  const [load = 0] = loadavg();
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), load ${load.toFixed(1)}, ${began.toISOString().slice(0, 16)}Z`;
  const text = [
    table(figures),
    `${limited - missed.length} of ${limited} limits hold.${missed.map(({ what }) => `\nMISSED: ${what}`).join('')}`,
    `Measured on ${machine}.`,
  ].join('\n\n');
  const folder = new URL('../../.cache/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}bench.json`, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
  writeFileSync(`${folder}bench.md`, `${text}\n`);
  console.log(`\n${text}\n\nIn .cache/bench.json and .cache/bench.md, too.`);
}
