import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { RosterPerson } from '../../lib/team/hub/contract.ts';
import { PERSON_ID, USER_KEY } from '../../lib/team/hub/roster.ts';
import type { Certificate, Limits, Node } from './configuration.ts';

/** What an admin writes down: the team, its servers and its people (docs/team-hub.md). */
export interface Team {
  team: string;
  /** `wss:` addresses that browsers use; `ws:` at a loopback address. */
  servers: string[];
  publisher: string | null;
  /** Whether notes are sealed with a key that the server never sees. */
  encryption: boolean;
  /** Whether frames to browsers are compressed: less to transfer, more memory for each connection. */
  compression: boolean;
  tls: Certificate | null;
  /** Between three servers, with what each checks the others by. */
  clusterTls: (Certificate & { ca: string }) | null;
  nodes: Node[];
  limits: Partial<Limits>;
  people: RosterPerson[];
}

const address = z
  .string()
  .regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/, 'has to be host:port, as in 0.0.0.0:443');
const server = z
  .string()
  .refine(
    (text) => /^wss:\/\/[^/\s]+\/?$/.test(text) || /^ws:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(text),
    'has to be an address as wss://hub.example.com; ws:// is for this computer alone',
  );

const FileSchema = z.strictObject({
  team: z.string().trim().min(1, 'needs a name').max(200),
  servers: z.array(server).min(1, 'needs at least one address').max(12),
  publisher: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'is no public key of a publisher: copy it from options, Team, Publish')
    .nullable()
    .default(null),
  encryption: z.boolean().default(false),
  compression: z.boolean().default(true),
  tls: z
    .strictObject({ certificate: z.string().min(1), key: z.string().min(1) })
    .nullable()
    .default(null),
  clusterTls: z
    .strictObject({ certificate: z.string().min(1), key: z.string().min(1), ca: z.string().min(1) })
    .nullable()
    .default(null),
  nodes: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'may have letters, digits and hyphens'),
        client: address.default('127.0.0.1:4222'),
        websocket: address,
        cluster: address.nullable().default(null),
        store: z.string().min(1).default('/var/lib/nats/sightline'),
      }),
    )
    .refine((nodes) => nodes.length === 1 || nodes.length === 3, 'has to be one server or three')
    .optional(),
  limits: z
    .strictObject({
      disk: z.int().min(1_000_000).optional(),
      connections: z.int().min(1).optional(),
      message: z.int().min(262_144, 'has to be at least 262144: a note has to fit').optional(),
    })
    .default({}),
  people: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, 'needs a name').max(200),
        id: z.string().regex(PERSON_ID, "is no person's id: copy the lines from options, Team, Hub"),
        roles: z
          .array(z.enum(['rep', 'manager', 'leader', 'coach'], 'has to be rep, coach, manager or leader'))
          .min(1, 'needs at least one role'),
        keys: z
          .array(
            z
              .string()
              .regex(
                USER_KEY,
                'is no public key of a person (U and 55 letters and digits); a seed begins with S and belongs to nobody else',
              ),
          )
          .max(20),
      }),
    )
    .max(20_000),
});

/** One fault, with where it is in the file. */
export interface Fault {
  line: number;
  what: string;
}

/** What the file says, or everything that is wrong with it, in the order of the lines. */
export function readTeam(text: string): Team | { faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(({ pos, message }) => ({ line: lineAt(pos[0]), what: message.split('\n')[0] ?? '' })),
    };
  }
  /** Line of what a path leads to, or of the nearest thing above it that is there. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const parsed = FileSchema.safeParse(isMap(document.contents) ? document.toJS({ maxAliasCount: 100 }) : {});
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      line: lineOf(path),
      what: `${path.join('.') || 'the file'}: ${message}`,
    }));
    return { faults: faults.sort((one, other) => one.line - other.line) };
  }
  const { nodes, ...rest } = parsed.data;
  const team: Team = { ...rest, nodes: nodes ?? [usualNode(rest.servers[0] ?? '')] };
  const faults = clashes(team, lineOf);
  return faults.length > 0 ? { faults } : team;
}

/** One server, which listens at the port of the address. */
function usualNode(server: string): Node {
  const url = new URL(server);
  const port = url.port || (url.protocol === 'wss:' ? '443' : '80');
  const host = url.protocol === 'wss:' ? '0.0.0.0' : '127.0.0.1';
  return {
    name: 'hub-1',
    client: '127.0.0.1:4222',
    websocket: `${host}:${port}`,
    cluster: null,
    store: '/var/lib/nats/sightline',
  };
}

/** What is right by itself, but not together. */
function clashes(team: Team, lineOf: (path: readonly PropertyKey[]) => number): Fault[] {
  const faults: Fault[] = [];
  const say = (path: readonly PropertyKey[], what: string): void =>
    void faults.push({ line: lineOf(path), what: `${path.join('.')}: ${what}` });
  if (team.tls === null && team.servers.some((one) => one.startsWith('wss:'))) {
    say(['servers'], 'wss:// needs "tls:" with the paths of certificate and key on the server');
  }
  if (team.nodes.length === 3 && team.nodes.some(({ cluster }) => cluster === null)) {
    say(['nodes'], 'each of three servers needs "cluster: host:port", where the other two reach it');
  }
  const ids = new Map<string, number>();
  const keys = new Map<string, number>();
  for (const [at, person] of team.people.entries()) {
    const before = ids.get(person.id);
    if (before !== undefined)
      say(['people', at, 'id'], `is also that of ${team.people[before]?.name}: one entry a person, with several keys`);
    ids.set(person.id, at);
    for (const [place, key] of person.keys.entries()) {
      const owner = keys.get(key);
      if (owner !== undefined)
        say(['people', at, 'keys', place], `is also a key of ${team.people[owner]?.name}: a key is one person's`);
      keys.set(key, at);
    }
  }
  return faults;
}
