import { type ChildProcess, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHubLink } from '../../lib/team/hub/join';
import { verifyRoster } from '../../lib/team/hub/roster';
import { EVENTS } from '../../lib/team/hub/subjects';
import { check } from '../../scripts/hub/check';
import { connectAs } from '../../scripts/hub/connect';
import { erase } from '../../scripts/hub/erase';
import { init, type Renew } from '../../scripts/hub/init';
import { type Kept, readKept, seedBytes } from '../../scripts/hub/keep';
import { setup } from '../../scripts/hub/setup';
import { readTeam, type Team } from '../../scripts/hub/team-file';
import { hostile } from '../support/hostile';
import { endServer, freePorts, type HubMember, makeCertificate, member, runServer } from '../support/nats';

/** `npm run hub`, with a server that runs on exactly what `init` wrote. */
const ROOT = new URL('../../', import.meta.url).pathname;
const NOTHING: Renew = { encryption: false, roster: false, admin: false };
const ann = member('Ann', 'rep');
const cara = member('Cara', 'coach');
let folder: string;
let ports: number[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-hub-cli-'));
  ports = await freePorts(2);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const yaml = (people: readonly HubMember[], more = ''): string => `team: Acme
servers: [wss://localhost:${ports[1]}]
tls: { certificate: ${join(folder, 'certificate.pem')}, key: ${join(folder, 'key.pem')} }
nodes:
  - { name: hub-1, client: "127.0.0.1:${ports[0]}", websocket: "127.0.0.1:${ports[1]}", store: ${join(folder, 'data')} }
${more}people:
${people.map(({ name, id, roles, keys }) => `  - { name: ${name}, id: ${id}, roles: [${roles}], keys: [${keys}] }\n`).join('')}`;

function team(people: readonly HubMember[], more = ''): Team {
  const read = readTeam(yaml(people, more));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

function kept(out: string): Kept {
  const found = readKept(out);
  if (!found) throw new Error(`nothing in ${out}`);
  return found;
}

const did = async (given: Team, out: string, renew: Renew = NOTHING): Promise<string[]> =>
  (await init(given, out, renew)).written.map(({ path, did: how }) => `${how} ${path.slice(out.length + 1)}`);

describe('init', () => {
  it('writes configuration, roster and link, and again only what has to change; secrets are readable by their owner alone', async () => {
    const out = join(folder, 'again');
    expect(await did(team([ann]), out)).toEqual(['made roster.json', 'made hub-1.conf', 'made join-link.txt']);
    const first = kept(out);
    expect(await did(team([ann]), out)).toEqual(['same roster.json', 'same hub-1.conf', 'same join-link.txt']);
    expect(kept(out)).toEqual(first);
    expect(await did(team([ann, cara]), out)).toEqual([
      'changed roster.json',
      'changed hub-1.conf',
      'same join-link.txt',
    ]);
    expect(kept(out)).toEqual({
      ...first,
      roster: { ...first.roster, number: 2, digest: expect.not.stringMatching(first.roster.digest) },
    });
    for (const name of ['hub-secrets.json', 'hub-1.conf', 'join-link.txt']) {
      expect(statSync(join(out, name)).mode & 0o077).toBe(0);
    }
    const roster = await verifyRoster(readFileSync(join(out, 'roster.json')), first.roster.publicKey);
    expect(roster).toMatchObject({ number: 2, team: 'Acme', people: [{ name: 'Ann' }, { name: 'Cara' }] });
    expect(JSON.stringify(roster)).not.toContain('seed');
    const link = await parseHubLink(readFileSync(join(out, 'join-link.txt'), 'utf8'));
    expect(link).toMatchObject({
      team: 'Acme',
      servers: [`wss://localhost:${ports[1]}`],
      roster: first.roster.publicKey,
      keys: [],
    });
  });

  it('makes a key for sealing once, another one in front of it when asked to, and new keys of roster and admin', async () => {
    const out = join(folder, 'renewed');
    const sealed = team([ann], 'encryption: true\n');
    await init(sealed, out, NOTHING);
    await init(sealed, out, NOTHING);
    const before = kept(out);
    expect(before.keys).toHaveLength(1);
    const { link } = await init(sealed, out, { encryption: true, roster: true, admin: true });
    const after = kept(out);
    expect(after.keys.slice(1)).toEqual(before.keys);
    expect(after.adminSeed).not.toBe(before.adminSeed);
    expect(after.roster.publicKey).not.toBe(before.roster.publicKey);
    expect(after.roster.number).toBe(2);
    expect(await parseHubLink(link)).toMatchObject({ roster: after.roster.publicKey, keys: after.keys });
  });

  it('says what to do about damaged secrets, and makes none anew over them', async () => {
    const out = join(folder, 'damaged');
    await init(team([ann]), out, NOTHING);
    writeFileSync(join(out, 'hub-secrets.json'), '{');
    await expect(init(team([ann]), out, NOTHING)).rejects.toThrow(/damaged: bring it back from a backup/);
    expect(readFileSync(join(out, 'hub-secrets.json'), 'utf8')).toBe('{');
  });
});

/** The command as it is typed. */
function typed(args: string[], trusted: boolean): { code: number | null; said: string } {
  const env = { ...process.env, ...(trusted ? { NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') } : {}) };
  const ran = spawnSync(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'scripts/hub/index.ts', ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { code: ran.status, said: ran.stdout + ran.stderr };
}

describe('a hub over TLS, by the commands as they are typed', () => {
  let server: ChildProcess;
  const out = (): string => join(folder, 'typed');

  beforeAll(async () => {
    makeCertificate(folder);
    writeFileSync(join(folder, 'team.yaml'), yaml([ann, cara]));
    expect(typed(['init', join(folder, 'team.yaml'), '--out', out()], true)).toMatchObject({ code: 0 });
    server = await runServer(join(out(), 'hub-1.conf'), join(folder, 'log'));
  });
  afterAll(async () => {
    await endServer(server);
  });

  it('is set up, set up again without a change, and found right line by line', () => {
    expect(typed(['check', '--out', out()], true)).toMatchObject({
      code: 1,
      said: expect.stringContaining('run setup'),
    });
    expect(typed(['setup', '--out', out()], true)).toEqual({
      code: 0,
      said: `${EVENTS}: made\nKV_sightline-notices: made\nOBJ_sightline-releases: made\nroster 1: published\n`,
    });
    expect(typed(['setup', '--out', out()], true).said).toContain(`${EVENTS}: same`);
    const { code, said } = typed(['check', '--out', out()], true);
    expect(said).toContain('12 ok, 0 wrong');
    expect(code).toBe(0);
  });

  it('is found wrong where this computer does not trust the certificate', () => {
    const { code, said } = typed(['check', '--out', out()], false);
    expect(code).toBe(1);
    expect(said).toMatch(/WRONG {2}certificate of wss:\/\/localhost:\d+: self-signed certificate/);
  });

  it('answers a word that it does not know with what there is', () => {
    expect(typed(['deploy'], true)).toMatchObject({ code: 1, said: expect.stringContaining('npm run hub -- init') });
  });
});

describe('check and erase', () => {
  let server: ChildProcess;
  let address: string;
  const out = (): string => join(folder, 'plain');
  /** Without TLS, so that this very process can speak to it. */
  const plain = (people: readonly HubMember[]): Team => ({
    ...team(people),
    tls: null,
    servers: [address],
    nodes: [
      {
        name: 'hub-1',
        client: `127.0.0.1:${ports[2]}`,
        websocket: `127.0.0.1:${ports[3]}`,
        cluster: null,
        store: join(folder, 'plain-data'),
      },
    ],
  });
  const wrong = async (): Promise<string[]> =>
    (await check(kept(out()))).filter(({ ok }) => !ok).map(({ what, detail }) => `${what}: ${detail}`);

  beforeAll(async () => {
    ports.push(...(await freePorts(2)));
    address = `ws://127.0.0.1:${ports[3]}`;
    await init(plain([ann, cara]), out(), NOTHING);
    server = await runServer(join(out(), 'hub-1.conf'), join(folder, 'plain-log'));
    await setup(out(), kept(out()));
  });
  afterAll(async () => {
    await endServer(server);
  });

  it('find nothing wrong with what was just set up', async () => {
    expect(await wrong()).toEqual([]);
  });

  it('find a stream that somebody changed, a roster that was not published, and a consumer that stays', async () => {
    const nc = await connectAs(address, seedBytes(kept(out()).adminSeed));
    const manager = await jetstreamManager(nc);
    await manager.streams.update(EVENTS, { max_msgs_per_subject: 5 });
    await manager.consumers.add(EVENTS, { durable_name: 'stays', filter_subject: 'sl.none' });
    await init(plain([ann]), out(), NOTHING);
    expect(await wrong()).toEqual([
      `stream ${EVENTS}: is not as it should be: run setup`,
      'roster: number 1 is published, 2 was written: run setup',
      'consumers left behind: 1 that stay (stays): Sightline makes none',
    ]);
    await manager.consumers.delete(EVENTS, 'stays');
    await setup(out(), kept(out()));
    expect(await wrong()).toEqual([]);
    await nc.close();
  });

  it('delete what concerns one person, once it was said that it is meant, and nothing else', async () => {
    const hub = { link: { servers: [address] } };
    const by = await hostile(hub, cara);
    const event = (party: string): string => `sl.ev.coach.${party}.${cara.id}.r.${randomUUID()}.${randomUUID()}`;
    const [other, mine, inTheirs] = [`sl.nu.s.stage.${cara.id}.${randomUUID()}`, event(cara.id), event(ann.id)];
    for (const subject of [other, mine, inTheirs, `sl.nu.p.${ann.id}.${cara.id}.${randomUUID()}`]) {
      expect((await by.ask(subject, 'x')).verdict).toBe('answered');
    }
    await by.nc.close();
    expect(await erase(kept(out()), ann.id, false)).toEqual({ found: 2, deleted: 0 });
    expect(await erase(kept(out()), ann.id, true)).toEqual({ found: 2, deleted: 2 });
    const nc = await connectAs(address, seedBytes(kept(out()).adminSeed));
    const { state } = await (await jetstreamManager(nc)).streams.info(EVENTS, { subjects_filter: '>' });
    expect(Object.keys(state.subjects ?? {}).sort()).toEqual([mine, other].sort());
    await nc.close();
  });

  it('find that no server answers', async () => {
    await endServer(server);
    expect(await wrong()).toEqual([expect.stringMatching(/does nats-server run there/)]);
  });
});
