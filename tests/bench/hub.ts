import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HubConnection } from '../../lib/team/hub/contract.ts';
import { connectHub } from '../../lib/team/hub/link.ts';
import { faultsOf, writeAndKill } from '../support/hub-writers.ts';
import { type HubMember, member, startHub, type TestHub } from '../support/nats.ts';
import type { Figure } from './figures.ts';

const WRITES = 10_000;

/**
 * A real cluster whose nodes are killed while it is written to (issue 6 F). Throws where anything was lost, doubled or
 * disordered, or where two clients differ.
 */
export async function hubCluster(): Promise<Figure[]> {
  const people = Array.from({ length: 20 }, (_, at) => member(`Coach ${at}`, 'coach'));
  const cluster = await startHub(people, { nodes: 3 });
  try {
    const found = await writeAndKill(cluster, people, WRITES, WRITES / 6);
    const faults = await faultsOf(cluster, found, WRITES);
    if (faults.length > 0) throw new Error(faults.join('; '));
    const what = `10,000 writes by 20 clients to three nodes, ${found.killed.length} times one killed`;
    return [
      { what: `${what}: in all`, unit: 's', samples: [found.wrote / 1000] },
      {
        what: `${what}: lost, doubled, disordered or different`,
        unit: '',
        samples: [faults.length],
        limit: { most: 0 },
      },
    ];
  } finally {
    await cluster.remove();
  }
}

/**
 * A thousand clients at one real server. All are in this one process, which has to take what they are sent: the time to the
 * last is the process's own, too.
 */
export async function hub(count = 1_000): Promise<Figure[]> {
  const manager = member('Max', 'manager');
  const people = Array.from({ length: count }, (_, at) => member(`Rep ${at}`, 'rep'));
  const single = await startHub([manager, ...people]);
  const open: HubConnection[] = [];
  const ended = new AbortController();
  try {
    const empty = memoryOf(single);
    const from = performance.now();
    for (let at = 0; at < count; at += 20) {
      open.push(...(await Promise.all(people.slice(at, at + 20).map((who) => connected(single, who)))));
    }
    const connecting = (performance.now() - from) / count;
    const taken: number[] = [];
    const hears = open.map(
      (connection) =>
        new Promise<void>((resolve, reject) => {
          connection.watchNotice(
            'release',
            (name) => {
              again(() => connection.getObject(new TextDecoder().decode(name)))
                .then((value) => {
                  if (value?.length !== SIZE) throw new Error(`${value?.length} bytes`);
                  taken.push(performance.now());
                  resolve();
                })
                .catch(reject);
            },
            ended.signal,
          );
        }),
    );
    // Each subscription is at the server when a later answer is here.
    await Promise.all(open.map((connection) => connection.notice('release')));
    await settled();
    const full = memoryOf(single);
    const boss = await connected(single, manager);
    open.push(boss);
    await boss.putObject('release-1', new Uint8Array(randomBytes(SIZE)));
    const start = performance.now();
    await boss.setNotice('release', new TextEncoder().encode('release-1'));
    await Promise.all(hears);
    const after = memoryOf(single);
    const at = `${count.toLocaleString('en')} clients on one node`;
    return [
      { what: `a release of 200 kB, ${at}: to each client`, unit: 'ms', samples: taken.map((time) => time - start) },
      { what: `a release of 200 kB, ${at}: to the last`, unit: 'ms', samples: [Math.max(...taken) - start] },
      { what: 'server memory without clients', unit: 'MB', samples: [empty / 1024] },
      { what: `server memory, ${at}`, unit: 'MB', samples: [full / 1024] },
      { what: `server memory after the release, ${at}`, unit: 'MB', samples: [after / 1024] },
      { what: 'server memory that a client adds', unit: 'kB', samples: [(full - empty) / count] },
      { what: 'connecting, a client, 20 at a time', unit: 'ms', samples: [connecting] },
    ];
  } finally {
    ended.abort();
    await Promise.all(open.map((connection) => connection.close().catch(() => {})));
    await single.remove();
  }
}
const SIZE = 200_000;

const connected = (at: TestHub, who: HubMember): Promise<HubConnection> =>
  again(() => connectHub(at.link, { person: who.id, seed: who.seed }, () => {}));

/** Tried again as a client does: where this process has too much to do, an answer comes too late for it. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

/** Resident kB of the first node (Linux). */
function memoryOf({ nodes }: TestHub): number {
  const status = readFileSync(`/proc/${nodes[0]?.pid()}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN);
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000));
