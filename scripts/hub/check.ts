import { connect as connectTls } from 'node:tls';
import { jetstreamManager, type StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { createUser } from '@nats-io/nkeys';
import { verifyRoster } from '../../lib/team/hub/roster.ts';
import { API, EVENTS, inboxOf, live, NOTICES, noticeSubject, RELEASES } from '../../lib/team/hub/subjects.ts';
import { connectAs } from './connect.ts';
import { type Kept, seedBytes } from './keep.ts';
import { holds, wantedStreams } from './streams.ts';

/** One thing that was looked at. `detail`: what was seen, and where it is wrong what to do. */
export interface Finding {
  ok: boolean;
  what: string;
  detail: string;
}

/** Milliseconds by which a clock may be off: notes are put in order by it where nothing else tells. */
const CLOCK = 5_000;
/** Days that a certificate should still be good for. */
const CERTIFICATE = 14;

/** Looks at the whole hub, as its admin and as a throw-away person of each role. */
export async function check(kept: Kept): Promise<Finding[]> {
  const found: Finding[] = [];
  const look = async (what: string, how: () => Promise<string>): Promise<boolean> => {
    try {
      found.push({ ok: true, what, detail: await how() });
      return true;
    } catch (error) {
      found.push({ ok: false, what, detail: error instanceof Error ? error.message : String(error) });
      return false;
    }
  };
  let reached = 0;
  for (const server of kept.servers) {
    if (server.startsWith('wss:')) await look(`certificate of ${server}`, () => certificateOf(server));
    if (await look(`WebSocket at ${server}`, () => reach(server, kept))) reached += 1;
  }
  if (reached === 0) return found;
  const nc = await connectAs(kept.servers, seedBytes(kept.adminSeed));
  try {
    const manager = await jetstreamManager(nc, { timeout: 10_000 });
    for (const wanted of wantedStreams(kept.nodes)) {
      let there = false;
      await look(`stream ${wanted.name}`, async () => {
        const info = await manager.streams.info(wanted.name).catch((error: unknown) => {
          throw new Error(`${String(error)}: run setup`);
        });
        there = true;
        if (!holds(info.config, wanted)) throw new Error('is not as it should be: run setup');
        return copiesOf(info, kept.nodes);
      });
      // Whatever comes after this asks the streams.
      if (!there) return found;
    }
    await look('roster', () => rosterOf(nc, kept));
    await look('clock', async () => {
      const name = `check${Date.now()}`;
      const before = Date.now();
      const { created } = await manager.consumers.add(`KV_${NOTICES}`, {
        name,
        inactive_threshold: 1_000_000_000,
        mem_storage: true,
      });
      const off = Date.parse(created) - (before + Date.now()) / 2;
      await manager.consumers.delete(`KV_${NOTICES}`, name);
      if (Math.abs(off) > CLOCK)
        throw new Error(`the server is ${Math.round(off / 1000)} s off this computer: set both by NTP`);
      return `${Math.abs(Math.round(off))} ms between the server and this computer`;
    });
    await look('consumers left behind', async () => {
      const names: string[] = [];
      for await (const { config } of manager.consumers.list(EVENTS))
        if (config.durable_name) names.push(config.durable_name);
      if (names.length > 0)
        throw new Error(`${names.length} that stay (${names.slice(0, 5).join(', ')}): Sightline makes none`);
      return 'none that stay';
    });
  } finally {
    await nc.close();
  }
  await look('a stranger', async () => {
    const stranger = await connectAs(kept.servers, createUser().getSeed()).catch(() => null);
    await stranger?.close();
    if (stranger) throw new Error('is let in: the server does not run with the configuration that init wrote');
    return 'is not let in';
  });
  for (const role of ['rep', 'coach', 'manager'] as const) {
    await look(`permissions of a ${role}`, () => permissionsOf(role, kept));
  }
  return found;
}

async function reach(server: string, kept: Kept): Promise<string> {
  const started = performance.now();
  const nc = await connectAs(server, seedBytes(kept.adminSeed)).catch((error: unknown) => {
    throw new Error(`${String(error)}: does nats-server run there, with the configuration that init wrote?`);
  });
  const { version = '', jetstream } = nc.info ?? {};
  const rtt = await nc.rtt();
  await nc.close();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 2 || (major === 2 && minor < 9)) throw new Error(`nats-server ${version} is too old: 2.9 or newer`);
  if (jetstream !== true) throw new Error('JetStream is off there');
  return `nats-server ${version}, connected in ${Math.round(performance.now() - started)} ms, answer in ${rtt} ms`;
}

function certificateOf(server: string): Promise<string> {
  const { hostname, port } = new URL(server);
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: hostname, port: Number(port || 443), servername: hostname }, () => {
      const { valid_to } = socket.getPeerCertificate();
      socket.end();
      const days = Math.floor((Date.parse(valid_to) - Date.now()) / 86_400_000);
      if (days < CERTIFICATE) reject(new Error(`ends in ${days} days: renew it, then reload the server`));
      else resolve(`trusted by this computer, good for ${days} days`);
    });
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('error', ({ message }) => reject(new Error(`${message}: browsers will refuse it, too`)));
  });
}

function copiesOf({ config, cluster, state }: StreamInfo, nodes: number): string {
  const behind = (cluster?.replicas ?? []).filter(({ current, offline }) => !current || offline === true);
  if (nodes > 1 && !cluster?.leader) throw new Error('has no leader: fewer than two servers run');
  if (behind.length > 0) throw new Error(`${behind.map(({ name }) => name).join(', ')} is behind or down`);
  return `${config.num_replicas} ${config.num_replicas === 1 ? 'copy' : 'copies'}, ${state.messages} messages, ${state.bytes} bytes`;
}

async function rosterOf(nc: NatsConnection, kept: Kept): Promise<string> {
  const notice = await nc.request(`$JS.API.DIRECT.GET.KV_${NOTICES}.${noticeSubject('roster')}`, '', {
    timeout: 5_000,
  });
  const roster = await verifyRoster(notice.data, kept.roster.publicKey);
  if ('refused' in roster) throw new Error(`${roster.refused}: run setup`);
  if (roster.number !== kept.roster.number) {
    throw new Error(`number ${roster.number} is published, ${kept.roster.number} was written: run setup`);
  }
  return `number ${roster.number}, ${roster.people.length} people, signature right`;
}

/** Nothing is written: what may be done is asked of reading, what may not of everything. */
async function permissionsOf(role: 'rep' | 'coach' | 'manager', kept: Kept): Promise<string> {
  const me = `check-${role}`;
  const nc = await connectAs(kept.servers, seedBytes(kept.probes[role]), {
    inboxPrefix: inboxOf(me),
    reconnect: false,
  });
  const wrong: string[] = [];
  let asked = 0;
  const expectAsk = async (what: string, subject: string, body: string, allowed: boolean): Promise<void> => {
    asked += 1;
    const refused = await nc.request(subject, body, { timeout: 3_000 }).then(
      () => false,
      (error: unknown) => (String(error).includes('Permissions Violation') ? true : null),
    );
    if (refused === null) wrong.push(`${what}: no answer`);
    else if (refused === allowed) wrong.push(`${what}: is ${allowed ? 'refused' : 'allowed'}`);
  };
  const reading = async (what: string, filter: string, allowed: boolean): Promise<void> => {
    const name = `check${Date.now()}${asked}`;
    const config = { name, filter_subject: filter, ack_policy: 'none', inactive_threshold: 1_000_000_000 };
    const body = JSON.stringify({ stream_name: EVENTS, config });
    await expectAsk(what, `${API}.CONSUMER.CREATE.${EVENTS}.${name}.${filter}`, body, allowed);
  };
  try {
    await reading('own threads', `sl.ev.coach.${me}.>`, true);
    await reading("a record's team notes", 'sl.ev.team.*.*.check.>', true);
    await reading("everybody's threads for coaches", 'sl.ev.>', role !== 'rep');
    await reading("another's mentions", 'sl.to.check-nobody.>', false);
    await expectAsk('the roster', `${API}.DIRECT.GET.KV_${NOTICES}.${noticeSubject('roster')}`, '', true);
    await expectAsk("a note in another's name", 'sl.ev.team.check-nobody.check-nobody.-.t.e', '', false);
    await expectAsk('telling live what was not stored', live('sl.ev.team.a.b.-.t.e'), '', false);
    await expectAsk('changing the roster', noticeSubject('roster'), '', false);
    for (const prefix of ['$JS.API', API]) await expectAsk('deleting', `${prefix}.STREAM.DELETE.${EVENTS}`, '', false);
    if (role !== 'manager') {
      await expectAsk('putting a release in force', noticeSubject('release'), '', false);
      await expectAsk('uploading a release', `$O.${RELEASES}.C.check`, '', false);
    }
  } finally {
    await nc.close();
  }
  if (wrong.length > 0)
    throw new Error(`${wrong.join('; ')}. Reload the server with the configuration that init wrote`);
  return `${asked} acts, each allowed or refused as it should be`;
}
