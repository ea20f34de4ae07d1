import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, watchFile, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { check } from './check.ts';
import { findServer } from './find-server.ts';
import { init } from './init.ts';
import { newSeed, publicOf } from './keep.ts';
import { setup } from './setup.ts';
import { readTeam, type Team } from './team-file.ts';

const SAMPLE = [
  { name: 'Max Manager', roles: ['manager'] },
  { name: 'Cara Coach', roles: ['coach'] },
  { name: 'Ann Rep', roles: ['rep'] },
  { name: 'Ben Rep', roles: ['rep'] },
];

/** A hub on this computer, until Ctrl-C; `once`: set up and looked at, then ended. Throws where it does not start. */
export async function tryOut(folder: string, port: number, once: boolean): Promise<void> {
  const program = findServer();
  if (!program) {
    throw new Error(
      'nats-server is not here. Install it: on Debian or Ubuntu sudo apt-get install nats-server; on a Mac brew install nats-server.',
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'team.yaml');
  if (!existsSync(file)) writeFileSync(file, sampleTeam(folder, port), { mode: 0o600 });
  const team = (): Team => {
    const read = readTeam(readFileSync(file, 'utf8'));
    if ('faults' in read) throw new Error(read.faults.map(({ line, what }) => `${file}:${line}: ${what}`).join('\n'));
    return read;
  };
  const write = () => init(team(), folder, { encryption: false, roster: false, admin: false });
  const { link, kept } = await write();
  const server = spawn(
    program,
    ['-c', join(folder, `${team().nodes[0]?.name}.conf`), '-l', join(folder, 'server.log')],
    {
      stdio: 'ignore',
    },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const end = (): void => void server.kill();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    await Promise.race([
      listening(Number(new URL(kept.servers[0] ?? '').port)),
      ended.then(() => {
        throw new Error(
          `nats-server ended at once; ${join(folder, 'server.log')} says why. Another --port may be free.`,
        );
      }),
    ]);
    await setup(folder, kept);
    const wrong = (await check(kept)).filter(({ ok }) => !ok);
    if (wrong.length > 0) throw new Error(wrong.map(({ what, detail }) => `${what}: ${detail}`).join('\n'));
    console.log(words(file, link));
    if (once) return;
    watchFile(file, { interval: 500 }, () => {
      write()
        .then(async (again) => {
          server.kill('SIGHUP');
          for (const line of await setup(folder, again.kept)) console.log(line);
        })
        .catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
    });
    await ended;
  } finally {
    end();
    await ended;
  }
  process.exit(0);
}

/** The sample people's keys are for scripts; a browser makes its own. */
function sampleTeam(folder: string, port: number): string {
  const seeds: string[] = [];
  const people = SAMPLE.map(({ name, roles }, at) => {
    const seed = newSeed();
    seeds.push(`${name} ${seed}`);
    const id = `a0000000-0000-4000-8000-00000000000${at + 1}`;
    return `  - name: ${name}\n    id: ${id}\n    roles: [${roles.join(', ')}]\n    keys: [${publicOf(seed)}]\n`;
  });
  writeFileSync(join(folder, 'sample-seeds.txt'), `${seeds.join('\n')}\n`, { mode: 0o600 });
  return `team: Sample team
servers: [ws://127.0.0.1:${port}]
nodes:
  - name: hub
    client: 127.0.0.1:${port + 1}
    websocket: 127.0.0.1:${port}
    store: ${JSON.stringify(join(folder, 'data'))}
people:
${people.join('')}`;
}

const words = (file: string, link: string): string => `
A hub runs on this computer, and nothing of it leaves it. In each of two browser profiles with Sightline:

  1. Options, Your identity: say a name and a role (manager or coach in the one, rep in the other).
  2. Options, Team, Hub: make a key, and copy the lines for the admin.
  3. Paste the lines at the end of ${file}, two spaces further in than "people:", and save. They are taken in at once.
  4. Options, Team, Hub: join with this link:

${link}

Sample people (a manager, a coach, two reps) are in the roster; their seeds are in sample-seeds.txt beside that file.
Ctrl-C ends it; what was written stays for the next time.
`;

function listening(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const attempt = (left: number): void => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve();
      });
      socket.on('error', (error) => (left > 0 ? setTimeout(() => attempt(left - 1), 50) : reject(error)));
    };
    attempt(200);
  });
}
