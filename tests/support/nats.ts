import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { createUser } from '@nats-io/nkeys';
import type { Role } from '../../lib/notes/event.ts';
import { toBase64Url } from '../../lib/team/base64url.ts';
import type { HubLink, Roster, RosterPerson, TeamKey } from '../../lib/team/hub/contract.ts';
import { signRoster } from '../../lib/team/hub/roster.ts';
import { noticeSubject } from '../../lib/team/hub/subjects.ts';
import type { Signer } from '../../lib/team/signed-release.ts';
import { configurationOf, type Limits, type Node, USUAL_LIMITS } from '../../scripts/hub/configuration.ts';
import { connectAs } from '../../scripts/hub/connect.ts';
import { findServer } from '../../scripts/hub/find-server.ts';
import { setUpStreams } from '../../scripts/hub/streams.ts';

/** A person with a key of theirs, as the roster and a client need them. */
export interface HubMember extends RosterPerson {
  seed: Uint8Array;
}

export function member(name: string, ...roles: Role[]): HubMember {
  const pair = createUser();
  return { id: randomUUID(), name, roles, keys: [pair.getPublicKey()], seed: pair.getSeed() };
}

/** A real server, or three in a cluster, with the very configuration that `npm run hub -- init` writes. */
export interface TestHub {
  /** What the join link says. */
  link: HubLink;
  nodes: TestNode[];
  admin: { seed: Uint8Array };
  rosterKey: Signer;
  /** A connection of the hub's admin, to be closed by whoever opens it. */
  asAdmin(): Promise<NatsConnection>;
  /** Other people from now on: configuration, reload of each server, and roster. */
  setPeople(people: readonly RosterPerson[]): Promise<void>;
  /** Path of the certificate that Node has to be told of (`NODE_EXTRA_CA_CERTS`); null without TLS. */
  certificate: string | null;
  remove(): Promise<void>;
}

export interface TestNode {
  name: string;
  websocket: string;
  pid(): number;
  log(): string;
  /** At once, as if the power had gone. */
  kill(): Promise<void>;
  /** Orderly. */
  stop(): Promise<void>;
  /** Starts it again with the data that it had. */
  start(): Promise<void>;
}

export interface HubOptions {
  nodes?: 1 | 3;
  tls?: boolean;
  limits?: Partial<Limits>;
  publisher?: string | null;
  keys?: TeamKey[];
}

/** Starts it, makes the streams, and publishes the roster. Throws with what to do where nats-server is not there. */
export async function startHub(people: readonly RosterPerson[], options: HubOptions = {}): Promise<TestHub> {
  const { nodes: count = 1, tls = false, publisher = null, keys = [] } = options;
  const folder = mkdtempSync(join(tmpdir(), 'sightline-hub-'));
  const admin = createUser();
  const certificate = tls ? makeCertificate(folder) : null;
  const clustered = count > 1;
  const ports = await freePorts(3 * count);
  const nodes = Array.from({ length: count }, (_, at): Node => {
    const host = (offset: number): string => `127.0.0.1:${ports[3 * at + offset]}`;
    const name = `node-${at + 1}`;
    mkdirSync(join(folder, name));
    return {
      name,
      client: host(0),
      websocket: host(1),
      cluster: clustered ? host(2) : null,
      store: join(folder, name),
    };
  });
  const clusterPassword = clustered ? randomBytes(16).toString('hex') : null;
  const write = (members: readonly RosterPerson[]): void => {
    const hub = {
      people: members,
      admins: [admin.getPublicKey()],
      tls: certificate,
      clusterTls: certificate && { ...certificate, ca: certificate.certificate },
      compression: true,
      limits: { ...USUAL_LIMITS, ...options.limits },
      clusterPassword,
    };
    for (const node of nodes) writeFileSync(join(folder, `${node.name}.conf`), configurationOf(hub, node, nodes));
  };
  write(people);
  const servers = nodes.map(({ websocket }) => `${tls ? 'wss' : 'ws'}://${websocket}`);
  const running = nodes.map((node, at) => testNode(folder, node, servers[at] ?? ''));
  const rosterKey = await makeSigner();
  const link: HubLink = {
    team: 'Acme',
    servers,
    publisher,
    roster: rosterKey.publicKey,
    token: toBase64Url(randomBytes(32)),
    keys,
  };
  const asAdmin = (): Promise<NatsConnection> => connectAs(servers, admin.getSeed());
  let number = 0;
  const publish = async (members: readonly RosterPerson[]): Promise<void> => {
    number += 1;
    const roster = rosterOf(link.team, number, members);
    const nc = await asAdmin();
    await nc.request(noticeSubject('roster'), await signRoster(roster, rosterKey), { timeout: 5_000 });
    await nc.close();
  };
  const remove = async (): Promise<void> => {
    await Promise.all(running.map((node) => node.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(running.map((node) => node.start()));
    await withPatience(async () => {
      const nc = await asAdmin();
      try {
        await setUpStreams(await jetstreamManager(nc, { timeout: 5_000 }), count);
      } finally {
        await nc.close();
      }
    });
    await publish(people);
  } catch (error) {
    const logs = running.map((node) => node.log()).join('\n');
    await remove();
    throw new Error(`the hub does not start: ${String(error)}\n${logs}`, { cause: error });
  }
  return {
    link,
    nodes: running,
    admin: { seed: admin.getSeed() },
    rosterKey,
    asAdmin,
    async setPeople(members) {
      write(members);
      for (const node of running) await reload(node);
      await publish(members);
    },
    certificate: certificate?.certificate ?? null,
    remove,
  };
}

export const rosterOf = (team: string, number: number, members: readonly RosterPerson[]): Roster => ({
  format: { name: 'sightline-roster', major: 1, minor: 0 },
  number,
  team,
  people: members.map(({ id, name, roles, keys }) => ({ id, name, roles, keys })),
});

export async function makeSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('no key pair');
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: pair.privateKey };
}

function testNode(folder: string, node: Node, address: string): TestNode {
  const log = join(folder, `${node.name}.log`);
  let server: ChildProcess | null = null;
  const end = (signal: 'SIGKILL' | 'SIGTERM') => async (): Promise<void> => {
    if (server) await endServer(server, signal);
  };
  return {
    name: node.name,
    websocket: address,
    pid: () => server?.pid ?? 0,
    log: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
    kill: end('SIGKILL'),
    stop: end('SIGTERM'),
    async start() {
      server = await runServer(join(folder, `${node.name}.conf`), log);
    },
  };
}

/** A server that runs on a configuration and is ready. Throws with what its log says. */
export async function runServer(configuration: string, log: string): Promise<ChildProcess> {
  const program = findServer();
  if (!program) throw new Error('No nats-server found. Install it (Debian: apt-get install nats-server).');
  const before = readLog(log).length;
  const child = spawn(program, ['-c', configuration, '-l', log], { stdio: 'ignore' });
  const said = (): string => readLog(log).slice(before);
  await until(() => said().includes('Server is ready') || child.exitCode !== null, said);
  if (child.exitCode !== null) throw new Error(said());
  return child;
}

/** Ends it, and waits until it has. */
export async function endServer(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

const readLog = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** What `nats-server --signal reload` does. */
async function reload(node: TestNode): Promise<void> {
  const before = node.log().length;
  process.kill(node.pid(), 'SIGHUP');
  await until(
    () => /Reloaded server configuration|Failed to reload/.test(node.log().slice(before)),
    () => node.log(),
  );
  if (node.log().slice(before).includes('Failed to reload')) throw new Error(node.log().slice(before));
}

/** Self-signed, for this machine. */
export function makeCertificate(folder: string): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '90'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  return { certificate, key };
}

/** Ports that were free just now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<{ port: number; close: () => void }>((resolve, reject) => {
          const probe = createServer();
          probe.on('error', reject);
          probe.listen(0, '127.0.0.1', () => {
            const address = probe.address();
            const port = typeof address === 'object' && address ? address.port : 0;
            resolve({ port, close: () => probe.close() });
          });
        }),
    ),
  );
  for (const { close } of probes) close();
  return probes.map(({ port }) => port);
}

/** Tries again for a while: a cluster that has just started has no leader yet. */
async function withPatience(work: () => Promise<void>): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    try {
      return await work();
    } catch (error) {
      if (waited > 20_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function until(holds: () => boolean, otherwise: () => string): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 10) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(otherwise());
}
