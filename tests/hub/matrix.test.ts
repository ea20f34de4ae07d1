import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, EVENTS, inboxOf, live, NOTICES, noticeSubject, RELEASES } from '../../lib/team/hub/subjects';
import { consumer, type Hostile, hostile, someName, type Verdict } from '../support/hostile';
import { type HubMember, member, startHub, type TestHub } from '../support/nats';

/**
 * Role × act with a client that asks the server for whatever it likes: each forbidden act is refused by the server itself, each
 * other one works.
 */
const people = {
  rep: member('Ann', 'rep'),
  coach: member('Cara', 'coach'),
  leader: member('Lea', 'leader'),
  manager: member('Max', 'manager'),
};
type RoleName = keyof typeof people;
const ROLES: RoleName[] = ['rep', 'coach', 'leader', 'manager'];
const other = member('Ben', 'rep');
const record = 'r';

let hub: TestHub;
const clients = new Map<RoleName, Hostile>();
const client = (role: RoleName): Hostile => {
  const found = clients.get(role);
  if (!found) throw new Error(role);
  return found;
};

beforeAll(async () => {
  hub = await startHub([...Object.values(people), other]);
  for (const role of ROLES) clients.set(role, await hostile(hub, people[role]));
  const nc = await hub.asAdmin();
  await nc.request(noticeSubject('release'), 'first');
  await nc.request(`$O.${RELEASES}.M.bmFtZQ==`, '{}');
  await nc.request(`$O.${RELEASES}.C.part`, 'bytes');
  await nc.close();
});
afterAll(async () => {
  for (const { nc } of clients.values()) await nc.close();
  await hub.remove();
});

type Act = (by: Hostile, me: HubMember) => Promise<Verdict>;
const EVERYBODY = ROLES;
const COACHES: RoleName[] = ['coach', 'leader', 'manager'];
const MANAGER: RoleName[] = ['manager'];
const NOBODY: RoleName[] = [];

const send =
  (subject: (me: string) => string): Act =>
  async (by, me) =>
    (await by.ask(subject(me.id), '{}')).verdict;
const read =
  (filter: (me: string) => string, stream = EVENTS): Act =>
  async (by, me) => {
    const [name, wanted] = [someName(), filter(me.id)];
    const create = `${API}.CONSUMER.CREATE.${stream}.${name}.${wanted}`;
    const { verdict } = await by.ask(create, consumer(stream, name, wanted));
    if (verdict !== 'answered') return verdict;
    // The server takes it away again at once: whoever may make one may end it.
    return (await by.ask(`${API}.CONSUMER.DELETE.${stream}.${name}`)).verdict;
  };
const hear =
  (subject: (me: string) => string): Act =>
  (by, me) =>
    by.hear(subject(me.id));
const ask =
  (subject: string, body: unknown = ''): Act =>
  async (by) =>
    (await by.ask(subject, body)).verdict;

const event = (audience: string, party: string, author: string): string =>
  `sl.ev.${audience}.${party}.${author}.${record}.${randomUUID()}.${randomUUID()}`;
const mention = (person: string, author: string): string =>
  `sl.to.${person}.${author}.${record}.${randomUUID()}.${randomUUID()}`;

const ACTS: [string, RoleName[], Act][] = [
  ['begin a thread for coaches', EVERYBODY, send((me) => event('coach', me, me))],
  ['begin a thread for the team', EVERYBODY, send((me) => event('team', me, me))],
  ["reply in somebody else's team thread", EVERYBODY, send((me) => event('team', other.id, me))],
  ["reply in somebody else's thread for coaches", COACHES, send((me) => event('coach', other.id, me))],
  ['mention somebody', EVERYBODY, send((me) => mention(other.id, me))],
  ['answer a nudge', EVERYBODY, send((me) => `sl.na.${other.id}.${me}.${randomUUID()}.seen`)],
  ['nudge a person', COACHES, send((me) => `sl.nu.p.${other.id}.${me}.${randomUUID()}`)],
  ['nudge at a record', COACHES, send((me) => `sl.nu.r.${record}.${me}.${randomUUID()}`)],
  ['nudge at a stage', COACHES, send((me) => `sl.nu.s.stage.${me}.${randomUUID()}`)],

  ["write a team note in another's name", NOBODY, send(() => event('team', other.id, other.id))],
  ["write a coach note in another's name", NOBODY, send(() => event('coach', other.id, other.id))],
  ["mention in another's name", NOBODY, send((me) => mention(me, other.id))],
  ["nudge in another's name", NOBODY, send((me) => `sl.nu.p.${me}.${other.id}.${randomUUID()}`)],
  ["answer a nudge in another's name", NOBODY, send((me) => `sl.na.${me}.${other.id}.${randomUUID()}.done`)],
  ['write under a subject with parts too many', NOBODY, send((me) => `${event('team', me, me)}.more`)],
  ['write under a subject of no kind', NOBODY, send((me) => `sl.xx.${me}`)],
  ['tell live what was never stored', NOBODY, send((me) => live(event('team', me, me)))],

  ['read own threads', EVERYBODY, read((me) => `sl.ev.coach.${me}.>`)],
  ["read a record's team notes", EVERYBODY, read(() => `sl.ev.team.*.*.${record}.>`)],
  ['read own mentions', EVERYBODY, read((me) => `sl.to.${me}.>`)],
  ['read answers to own nudges', EVERYBODY, read((me) => `sl.na.${me}.>`)],
  ["read another's threads for coaches", COACHES, read(() => `sl.ev.coach.${other.id}.>`)],
  ["read everybody's threads for coaches", COACHES, read(() => 'sl.ev.>')],
  ["read everybody's nudges", COACHES, read(() => 'sl.nu.>')],
  ["read another's nudges", COACHES, read(() => `sl.nu.p.${other.id}.>`)],
  ["read another's mentions", NOBODY, read(() => `sl.to.${other.id}.>`)],
  ["read answers to another's nudges", NOBODY, read(() => `sl.na.${other.id}.>`)],
  ['read all that there is', NOBODY, read(() => 'sl.>')],

  ['hear own threads', EVERYBODY, hear((me) => live(`sl.ev.coach.${me}.>`))],
  ["hear a record's team notes", EVERYBODY, hear(() => live(`sl.ev.team.*.*.${record}.>`))],
  ['hear own mentions', EVERYBODY, hear((me) => live(`sl.to.${me}.>`))],
  ['hear nudges at records', EVERYBODY, hear(() => live('sl.nu.r.>'))],
  ['hear a notice change', EVERYBODY, hear(() => live(noticeSubject('release')))],
  ["hear everybody's threads for coaches", COACHES, hear(() => live('sl.ev.>'))],
  ["hear another's threads for coaches", COACHES, hear(() => live(`sl.ev.coach.${other.id}.>`))],
  ["hear another's mentions", NOBODY, hear(() => live(`sl.to.${other.id}.>`))],
  ["hear another's answers", NOBODY, hear(() => live(`sl.na.${other.id}.>`))],
  ['hear what is sent before it is stored', NOBODY, hear(() => 'sl.>')],
  ['hear what is answered to another', NOBODY, hear(() => `${inboxOf(other.id)}.>`)],
  ['hear everything', NOBODY, hear(() => '>')],
  ['hear everything live', NOBODY, hear(() => 'live.>')],
  ["hear the server's own words", NOBODY, hear(() => '$SYS.>')],
  ["hear JetStream's own words", NOBODY, hear(() => '$JS.EVENT.>')],
  ["hear others' requests", NOBODY, hear(() => `${API}.>`)],

  ['read a notice', EVERYBODY, ask(`${API}.DIRECT.GET.KV_${NOTICES}.${noticeSubject('release')}`)],
  ["read a release's description", EVERYBODY, ask(`${API}.DIRECT.GET.OBJ_${RELEASES}.$O.${RELEASES}.M.bmFtZQ==`)],
  ["read a release's parts", EVERYBODY, read(() => `$O.${RELEASES}.C.part`, `OBJ_${RELEASES}`)],
  ['put a release in force', MANAGER, ask(noticeSubject('release'), 'mine')],
  ["upload a release's part", MANAGER, ask(`$O.${RELEASES}.C.mine`, 'bytes')],
  ["upload a release's description", MANAGER, ask(`$O.${RELEASES}.M.bWluZQ==`, '{}')],
  ['change the roster', NOBODY, ask(noticeSubject('roster'), 'mine')],
  ['set a notice of another name', NOBODY, ask(noticeSubject('other'), 'mine')],
];

/** What JetStream can be asked for besides, under the people's name for it and under its own. */
const ADMIN = [
  'INFO',
  'STREAM.NAMES',
  'STREAM.LIST',
  ...[EVENTS, `KV_${NOTICES}`, `OBJ_${RELEASES}`].flatMap((stream) => [
    ...['INFO', 'PURGE', 'DELETE', 'UPDATE', 'MSG.GET', 'MSG.DELETE', 'SNAPSHOT', 'RESTORE', 'LEADER.STEPDOWN'].map(
      (act) => `STREAM.${act}.${stream}`,
    ),
    ...['NAMES', 'LIST', 'CREATE'].map((act) => `CONSUMER.${act}.${stream}`),
    `CONSUMER.CREATE.${stream}.name`,
    `CONSUMER.DURABLE.CREATE.${stream}.name`,
    `CONSUMER.INFO.${stream}.name`,
  ]),
  'STREAM.CREATE.another',
  `DIRECT.GET.${EVENTS}`,
  `DIRECT.GET.${EVENTS}.sl.ev.coach.${other.id}.${other.id}.r.t.e`,
  `DIRECT.GET.KV_${NOTICES}`,
  `CONSUMER.CREATE.KV_${NOTICES}.name.$KV.${NOTICES}.>`,
  'META.LEADER.STEPDOWN',
];

describe('role × act, asked of the server itself', () => {
  for (const [what, allowed, act] of ACTS) {
    it(`${what}: ${allowed.length === 0 ? 'nobody' : allowed.join(', ')}`, async () => {
      const verdicts: { [role: string]: Verdict } = {};
      for (const role of ROLES) verdicts[role] = await act(client(role), people[role]);
      const expected = Object.fromEntries(ROLES.map((role) => [role, allowed.includes(role) ? 'answered' : 'refused']));
      expect(verdicts).toEqual(expected);
    });
  }

  it.each(['$JS.API', API])('nobody asks for any other act of JetStream under %s', async (prefix) => {
    const open: string[] = [];
    for (const role of ROLES) {
      for (const act of ADMIN) {
        const { verdict } = await client(role).ask(`${prefix}.${act}`);
        if (verdict !== 'refused') open.push(`${role} ${act} ${verdict}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('a key that the roster does not have is not let in', async () => {
    await expect(hostile(hub, member('Eve', 'manager'))).rejects.toThrow(/Authorization/);
  });
});
