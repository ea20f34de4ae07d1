import { createHash, randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import type { HubConnection, Incoming } from '../../lib/team/hub/contract.ts';
import { connectHub } from '../../lib/team/hub/link.ts';
import { EVENTS, eventSubject } from '../../lib/team/hub/subjects.ts';
import type { HubMember, TestHub } from './nats.ts';

/** Threads that one client writes to at a time. */
const LANES = 5;

/** A client that writes a number of events, each when the one before it in its thread was acknowledged, and hears everything. */
export class Writer {
  /** What it knows, by subject: from live words and from what was stored. */
  readonly known = new Map<string, string>();
  /** Subjects whose storing was acknowledged, and how many of these at a second try or later. */
  readonly acknowledged = new Set<string>();
  again = 0;
  connections = 0;
  private readonly threads: { subject: string; payload: string }[][];
  private cursor = 0;

  constructor(
    private readonly hub: TestHub,
    readonly who: HubMember,
    writes: number,
  ) {
    const ids = Array.from({ length: LANES }, () => randomUUID());
    this.threads = ids.map((thread, lane) =>
      Array.from({ length: Math.ceil((writes - lane) / LANES) }, (_, no) => ({
        subject: eventSubject({
          audience: 'coach',
          party: who.id,
          author: who.id,
          record: 'r',
          thread,
          event: randomUUID(),
        }),
        payload: JSON.stringify({ thread, no, text: 'x'.repeat(200) }),
      })),
    );
  }

  private readonly take = ({ subject, payload, sequence }: Incoming): void => {
    this.known.set(subject, new TextDecoder().decode(payload));
    // Only what was fetched came without a gap.
    if (sequence !== null && this.fetching) this.cursor = Math.max(this.cursor, sequence);
  };
  private fetching = false;

  /** Writes it all, over as many connections as it takes. */
  async write(): Promise<void> {
    while (this.threads.some((thread) => thread.length > 0)) {
      await this.connected(async (connection) => {
        await Promise.all(this.threads.map((thread) => this.writeThread(connection, thread)));
      });
    }
  }

  /** Fetches until it knows as much as there is. */
  async catchUp(count: number): Promise<void> {
    while (this.known.size < count) await this.connected((connection) => this.fetch(connection));
  }

  digest(): string {
    const all = [...this.known].sort(([one], [other]) => (one < other ? -1 : 1));
    return createHash('sha256').update(JSON.stringify(all)).digest('hex');
  }

  private async connected(work: (connection: HubConnection) => Promise<void>): Promise<void> {
    const identity = { person: this.who.id, seed: this.who.seed };
    const ended = new AbortController();
    let connection: HubConnection | null = null;
    try {
      connection = await connectHub(this.hub.link, identity, () => {});
      this.connections += 1;
      connection.listen('sl.ev.>', this.take, ended.signal);
      await work(connection);
    } catch {
      // The node is gone, or the stream has no leader yet.
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100));
    } finally {
      ended.abort();
      await connection?.close().catch(() => {});
    }
  }

  private async fetch(connection: HubConnection): Promise<void> {
    this.fetching = true;
    try {
      await connection.fetch('sl.ev.>', this.cursor, async (messages) => messages.forEach(this.take));
    } finally {
      this.fetching = false;
    }
  }

  private async writeThread(connection: HubConnection, thread: { subject: string; payload: string }[]): Promise<void> {
    for (let next = thread[0]; next; next = thread[0]) {
      const { subject, payload } = next;
      const sent = await connection.send({ subject, payload: new TextEncoder().encode(payload) });
      if (sent.outcome === 'refused') throw new Error(sent.detail);
      if (sent.outcome === 'same') this.again += 1;
      this.acknowledged.add(subject);
      thread.shift();
    }
  }
}

/** What the stream holds, read by its admin: subjects in order, and threads whose order is not that of their writing. */
export async function stored(hub: TestHub): Promise<{ subjects: string[]; disordered: string[]; copies: number }> {
  const nc = await hub.asAdmin();
  try {
    const manager = await jetstreamManager(nc, { timeout: 10_000 });
    const info = await manager.streams.info(EVENTS);
    const subjects: string[] = [];
    const disordered: string[] = [];
    const last = new Map<string, number>();
    const consumer = await manager
      .jetstream()
      .consumers.get(EVENTS, { filter_subjects: 'sl.ev.>', inactive_threshold: 5_000 });
    while (subjects.length < info.state.messages) {
      for await (const message of await consumer.fetch({ max_messages: 1_000, expires: 2_000 })) {
        subjects.push(message.subject);
        const { thread, no } = message.json<{ thread: string; no: number }>();
        if (no !== (last.get(thread) ?? -1) + 1) disordered.push(`${thread} ${no}`);
        last.set(thread, no);
      }
    }
    return { subjects, disordered, copies: info.config.num_replicas };
  } finally {
    await nc.close();
  }
}

/** Name of the node that leads the stream of events; null: none does just now. */
export async function leaderOf(hub: TestHub): Promise<string | null> {
  try {
    const nc = await hub.asAdmin();
    try {
      const manager = await jetstreamManager(nc, { timeout: 1_000, checkAPI: false });
      return (await manager.streams.info(EVENTS)).cluster?.leader ?? null;
    } finally {
      await nc.close();
    }
  } catch {
    return null;
  }
}

/** Waits until all three nodes have everything. */
export async function allCurrent(hub: TestHub): Promise<void> {
  for (;;) {
    try {
      const nc = await hub.asAdmin();
      try {
        const manager = await jetstreamManager(nc, { timeout: 1_000, checkAPI: false });
        const { cluster } = await manager.streams.info(EVENTS);
        const replicas = cluster?.replicas ?? [];
        if (cluster?.leader && replicas.length === 2 && replicas.every(({ current, offline }) => current && !offline))
          return;
      } finally {
        await nc.close();
      }
    } catch {
      // No leader just now.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What one run of writers and killings came to. */
export interface Ordeal {
  killed: string[];
  writers: Writer[];
  /** Milliseconds from the first write to the last acknowledgement. */
  wrote: number;
}

/**
 * Every member writes its share while one node after the other is killed, hard: now the leader, now another one, each time that
 * another `every` writes were acknowledged, and started again with the data that it had.
 */
export async function writeAndKill(
  hub: TestHub,
  people: readonly HubMember[],
  writes: number,
  every: number,
): Promise<Ordeal> {
  const writers = people.map((who) => new Writer(hub, who, writes / people.length));
  const done = (): number => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const started = performance.now();
  let wrote = 0;
  const writing = Promise.all(writers.map((writer) => writer.write())).then(() => {
    wrote = performance.now() - started;
  });
  const killed: string[] = [];
  // The last one goes while the last share is written.
  for (let next = every / 2; next < writes; next += every) {
    while (done() < next) await new Promise((resolve) => setTimeout(resolve, 20));
    const leader = await leaderOf(hub);
    const others = hub.nodes.filter(({ name }) => name !== leader);
    const victim =
      killed.length % 2 === 0 ? hub.nodes.find(({ name }) => name === leader) : others[killed.length % others.length];
    if (!victim) continue;
    await victim.kill();
    killed.push(victim.name === leader ? 'leader' : 'other');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await victim.start();
    // Two of three have to have everything before the next one goes: one is no cluster any more.
    await allCurrent(hub);
  }
  await writing;
  return { killed, writers, wrote };
}

/** Whatever is not as it has to be after an ordeal, in words; none: nothing lost, doubled or disordered, and all alike. */
export async function faultsOf(hub: TestHub, { writers }: Ordeal, writes: number): Promise<string[]> {
  await allCurrent(hub);
  const { subjects, disordered, copies } = await stored(hub);
  await Promise.all(writers.map((writer) => writer.catchUp(writes)));
  const there = new Set(subjects);
  const acknowledged = writers.flatMap((writer) => [...writer.acknowledged]);
  const lost = acknowledged.filter((subject) => !there.has(subject)).length;
  const digests = new Set(writers.map((writer) => writer.digest())).size;
  const said: [boolean, string][] = [
    [acknowledged.length === writes, `${acknowledged.length} of ${writes} acknowledged`],
    [lost === 0, `${lost} acknowledged and lost`],
    [there.size === subjects.length, `${subjects.length - there.size} doubled`],
    [subjects.length === writes, `${subjects.length} stored of ${writes}`],
    [disordered.length === 0, `out of order: ${disordered.slice(0, 5).join(', ')}`],
    [digests === 1, `${digests} different digests`],
    [copies === 3, `${copies} copies`],
  ];
  return said.filter(([ok]) => !ok).map(([, words]) => words);
}
