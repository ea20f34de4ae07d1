import { createUser } from '@nats-io/nkeys';
import { describe, expect, it } from 'vitest';
import { readTeam } from '../../../scripts/hub/team-file';

const key = (): string => createUser().getPublicKey();
const [ann, max] = [key(), key()];
const good = `team: Acme
servers: [wss://hub.example.com]
tls: { certificate: /etc/ssl/hub.pem, key: /etc/ssl/hub.key }
people:
  - name: Ann
    id: a0000000-0000-4000-8000-000000000001
    roles: [rep]
    keys: [${ann}]
  - name: Max
    id: a0000000-0000-4000-8000-000000000002
    roles: [manager, coach]
    keys: [${max}]
`;

function faults(text: string): string[] {
  const read = readTeam(text);
  return 'faults' in read ? read.faults.map(({ line, what }) => `${line}: ${what}`) : [];
}

describe('the file of a team', () => {
  it('is read with what it leaves out: one server at the port of its address, no publisher, no sealing', () => {
    expect(readTeam(good)).toMatchObject({
      team: 'Acme',
      publisher: null,
      encryption: false,
      compression: true,
      nodes: [{ name: 'hub-1', client: '127.0.0.1:4222', websocket: '0.0.0.0:443', cluster: null }],
      people: [{ name: 'Ann' }, { name: 'Max', roles: ['manager', 'coach'] }],
    });
  });

  it('is refused with every fault, its line, and what to write instead', () => {
    const bad = good
      .replace('[rep]', '[boss]')
      .replace(ann, 'SUAB')
      .replace('team: Acme', 'team: ""')
      .replace('wss:', 'https:');
    expect(faults(bad)).toEqual([
      '1: team: needs a name',
      '2: servers.0: has to be an address as wss://hub.example.com; ws:// is for this computer alone',
      '7: people.0.roles.0: has to be rep, coach, manager or leader',
      expect.stringMatching(/^8: people\.0\.keys\.0: is no public key .* a seed begins with S/),
    ]);
  });

  it('is refused where it is no YAML, says something twice, or something that there is not', () => {
    expect(faults('team: [')).toEqual([expect.stringMatching(/^1: /)]);
    expect(faults(good.replace('    roles: [rep]\n', '    roles: [rep]\n    roles: [coach]\n'))).toEqual([
      expect.stringMatching(/^8: .*unique/),
    ]);
    expect(faults(good.replace('people:', 'poeple:'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/people/), expect.stringMatching(/poeple/)]),
    );
    expect(faults('')).not.toEqual([]);
  });

  it('is refused where two people share an id or a key, and where a part is missing that another needs', () => {
    expect(faults(good.replace('000000000002', '000000000001'))).toEqual([
      '10: people.1.id: is also that of Ann: one entry a person, with several keys',
    ]);
    expect(faults(good.replace(max, ann))).toEqual([
      "12: people.1.keys.0: is also a key of Ann: a key is one person's",
    ]);
    expect(faults(good.replace(/tls:.*\n/, ''))).toEqual([expect.stringMatching(/^2: servers: wss:\/\/ needs "tls:"/)]);
    const nodes = (count: number): string =>
      `nodes:\n${Array.from({ length: count }, (_, at) => `  - { name: n${at}, websocket: "0.0.0.0:443" }\n`).join('')}`;
    expect(faults(good + nodes(2))).toEqual([expect.stringMatching(/has to be one server or three/)]);
    expect(faults(good + nodes(3))).toEqual([expect.stringMatching(/needs "cluster: host:port"/)]);
  });
});
