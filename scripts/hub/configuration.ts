import type { RosterPerson } from '../../lib/team/hub/contract.ts';
import { type Account, accountOf, importsOf, permissionsOf } from './permissions.ts';

/** Where one server listens: `host:port` each. */
export interface Node {
  name: string;
  /** For the admin's tools. */
  client: string;
  websocket: string;
  /** For the other servers; null: there are none. */
  cluster: string | null;
  /** Folder for the data. */
  store: string;
}

export interface Certificate {
  certificate: string;
  key: string;
}

export interface Hub {
  people: readonly RosterPerson[];
  /** Public NKeys of the hub's admin. */
  admins: readonly string[];
  /** Null: without TLS, which is for a loopback address only. */
  tls: Certificate | null;
  limits: Limits;
  /** Between the servers; null: without TLS, which is for a network of their own. Each proves itself to the other by it. */
  clusterTls: (Certificate & { ca: string }) | null;
  /** Of WebSocket frames. */
  compression: boolean;
  /** Secret that servers show each other; null: a single one. */
  clusterPassword: string | null;
}

export interface Limits {
  /** Bytes of disk for everything that is stored. */
  disk: number;
  connections: number;
  /** Bytes of one message. */
  message: number;
}

export const USUAL_LIMITS: Limits = { disk: 10 * 1024 ** 3, connections: 4_000, message: 256 * 1024 };

/** Subscriptions that one connection may hold. */
const SUBSCRIPTIONS = 500;
/** Consumers that there may be at a time: each catch-up makes some, which go after some seconds. */
const CONSUMERS = 20_000;

/**
 * The configuration of one server, as text (nats-server 2.9 or newer). Frames are compressed unless the team's file says otherwise: a
 * first catch-up takes a third of the bytes then, and a connection four times the memory (npm run bench -- hub hub-notes).
 */
export function configurationOf(hub: Hub, node: Node, nodes: readonly Node[]): string {
  return `# Written by "npm run hub -- init"; the next one writes it anew.
server_name: ${quoted(node.name)}
listen: ${quoted(node.client)}
max_payload: ${hub.limits.message}
max_connections: ${hub.limits.connections}
max_subscriptions: ${SUBSCRIPTIONS}
max_control_line: 4096
ping_interval: "30s"
write_deadline: "10s"
${hub.tls ? `tls ${tlsText(hub.tls)}\n` : ''}jetstream {
  store_dir: ${quoted(node.store)}
  max_memory_store: 268435456
  max_file_store: ${hub.limits.disk}
}
websocket {
  listen: ${quoted(node.websocket)}
  ${hub.tls ? `tls ${tlsText(hub.tls)}` : 'no_tls: true'}
  compression: ${hub.compression}
  handshake_timeout: "5s"
}
${clusterText(hub, node, nodes)}accounts {
  HUB {
    jetstream { max_mem: 268435456, max_file: ${hub.limits.disk}, max_streams: 3, max_consumers: ${CONSUMERS} }
    users [
${hub.admins.map((key) => `      { nkey: ${key} }`).join('\n')}
    ]
    exports [
${exportsText()}
    ]
  }
${(['TEAM', 'DESK'] as const).map((account) => accountText(hub, account)).join('\n')}
}
`;
}

const quoted = (text: string): string => JSON.stringify(text);
const list = (subjects: readonly string[]): string => `[${subjects.map(quoted).join(', ')}]`;
const tlsText = ({ certificate, key, ca }: Certificate & { ca?: string }): string =>
  `{ cert_file: ${quoted(certificate)}, key_file: ${quoted(key)}${ca ? `, ca_file: ${quoted(ca)}, verify: true` : ''} }`;

function clusterText(hub: Hub, node: Node, nodes: readonly Node[]): string {
  if (node.cluster === null) return '';
  const password = hub.clusterPassword ?? '';
  const routes = nodes
    .filter(({ name, cluster }) => name !== node.name && cluster !== null)
    .map(({ cluster }) => quoted(`nats-route://hub:${password}@${cluster}`));
  return `cluster {
  name: "sightline-hub"
  listen: ${quoted(node.cluster)}
  authorization { user: "hub", password: ${quoted(password)} }
  ${hub.clusterTls ? `tls ${tlsText(hub.clusterTls)}` : ''}
  routes: [${routes.join(', ')}]
  no_advertise: true
}
`;
}

function exportsText(): string {
  const both = importsOf('DESK');
  return [
    ...both.services.map(({ subject, answers }) => {
      const who = importsOf('TEAM').services.some((one) => one.subject === subject) ? '[TEAM, DESK]' : '[DESK]';
      return `{ service: ${quoted(subject)}, response_type: ${answers === 'many' ? 'stream' : 'singleton'}, accounts: ${who} }`;
    }),
    ...both.streams.map((stream) => `{ stream: ${quoted(stream)}, accounts: [TEAM, DESK] }`),
  ]
    .map((line) => `      ${line}`)
    .join('\n');
}

function accountText(hub: Hub, account: Account): string {
  const { services, streams } = importsOf(account);
  const imports = [
    ...services.map(
      ({ subject, to }) =>
        `{ service: { account: HUB, subject: ${quoted(subject)} }${to === subject ? '' : `, to: ${quoted(to)}`} }`,
    ),
    ...streams.map((stream) => `{ stream: { account: HUB, subject: ${quoted(stream)} } }`),
  ];
  const users = hub.people
    .filter((person) => accountOf(person) === account)
    .flatMap((person) => {
      const { publish, subscribe } = permissionsOf(person);
      return person.keys.map(
        (key) =>
          `{ nkey: ${key}, allowed_connection_types: ["WEBSOCKET"], permissions: { publish: ${list(publish)}, subscribe: ${list(subscribe)} } }`,
      );
    });
  return `  ${account} {
    imports [
${imports.map((line) => `      ${line}`).join('\n')}
    ]
    users [
${users.map((line) => `      ${line}`).join('\n')}
    ]
  }`;
}
