import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';
import { createUser } from '@nats-io/nkeys';
import { Objm } from '@nats-io/obj';
import { EVENTS, NOTICES, RELEASES } from '../../lib/team/hub/subjects';

/** A real server with the hub's streams, and people who may do everything but what is named. */
export interface PlainHub {
  address: string;
  /** Takes the window of duplicates away, by making it as short as the server lets. */
  forgetDuplicates(): Promise<void>;
  kill(): void;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const DUPLICATES = 100_000_000;

export async function startPlainHub(people: readonly { key: string; denied: string[] }[]): Promise<PlainHub> {
  const admin = createUser();
  const folder = mkdtempSync(join(tmpdir(), 'sightline-hub-'));
  const [port, ws] = [await freePort(), await freePort()];
  const address = `ws://127.0.0.1:${ws}`;
  const users = people
    .map(({ key, denied }) => {
      const deny = `{ deny: ${JSON.stringify(denied)} }`;
      return `{ nkey: ${key}, permissions: { publish: ${deny}, subscribe: ${deny} } }`;
    })
    .join(', ');
  const config = join(folder, 'nats.conf');
  writeFileSync(
    config,
    `listen: 127.0.0.1:${port}
jetstream { store_dir: "${folder}/data" }
websocket { listen: "127.0.0.1:${ws}", no_tls: true }
authorization { users: [ { nkey: ${admin.getPublicKey()} }, ${users} ] }
`,
  );
  let server: ChildProcess | null = null;
  const asAdmin = () => wsconnect({ servers: address, authenticator: nkeyAuthenticator(admin.getSeed()) });
  const start = async (): Promise<void> => {
    server = spawn('nats-server', ['-c', config], { stdio: 'ignore' });
    for (;;) {
      const nc = await asAdmin().catch(() => null);
      if (nc) return nc.close();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await start();
  const nc = await asAdmin();
  const manager = await jetstreamManager(nc);
  await manager.streams.add({
    name: EVENTS,
    subjects: ['sl.>'],
    max_msgs_per_subject: 1,
    discard: 'new',
    discard_new_per_subject: true,
    max_msg_size: 100_000,
    duplicate_window: 120_000_000_000,
  });
  await new Kvm(nc).create(NOTICES);
  await new Objm(nc).create(RELEASES);
  await nc.close();
  return {
    address,
    async forgetDuplicates() {
      const again = await asAdmin();
      await (await jetstreamManager(again)).streams.update(EVENTS, { duplicate_window: DUPLICATES });
      await again.close();
      await new Promise((resolve) => setTimeout(resolve, (DUPLICATES / 1_000_000) * 2));
    },
    kill: () => server?.kill('SIGKILL'),
    start,
    async remove() {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      if (server?.exitCode === null && server.signalCode === null && server.kill('SIGKILL')) await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
