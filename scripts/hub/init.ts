import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HubLink, Roster, RosterPerson } from '../../lib/team/hub/contract.ts';
import { hubJoinLink } from '../../lib/team/hub/join.ts';
import { signRoster } from '../../lib/team/hub/roster.ts';
import { configurationOf, USUAL_LIMITS } from './configuration.ts';
import {
  type Kept,
  makeKept,
  newRosterKey,
  newSeed,
  newTeamKey,
  publicOf,
  readKept,
  rosterSigner,
  writeKept,
} from './keep.ts';
import type { Team } from './team-file.ts';

/** Which secrets are to be made anew. */
export interface Renew {
  encryption: boolean;
  roster: boolean;
  admin: boolean;
}

export const ROSTER_FILE = 'roster.json';
export const LINK_FILE = 'join-link.txt';

/** A file, and what became of it. */
export interface Written {
  path: string;
  did: 'made' | 'changed' | 'same';
}

/** Writes everything into `folder`; what is there already and still right stays as it is, to the byte. */
export async function init(
  team: Team,
  folder: string,
  renew: Renew,
): Promise<{ written: Written[]; kept: Kept; link: string }> {
  const kept = renewed(readKept(folder) ?? (await makeKept()), team, renew);
  if (renew.roster) kept.roster = { ...(await newRosterKey()), number: kept.roster.number };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const written: Written[] = [];
  const put = (name: string, text: string, mode: number): void => {
    const path = join(folder, name);
    const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
    if (before !== text) writeFileSync(path, text, { mode });
    written.push({ path, did: before === null ? 'made' : before === text ? 'same' : 'changed' });
  };

  const digest = digestOf(team);
  if (digest !== kept.roster.digest || !existsSync(join(folder, ROSTER_FILE))) {
    kept.roster = { ...kept.roster, number: kept.roster.number + 1, digest };
    const roster: Roster = {
      format: { name: 'sightline-roster', major: 1, minor: 0 },
      number: kept.roster.number,
      team: team.team,
      people: team.people,
    };
    put(ROSTER_FILE, new TextDecoder().decode(await signRoster(roster, await rosterSigner(kept.roster))), 0o644);
  } else put(ROSTER_FILE, readFileSync(join(folder, ROSTER_FILE), 'utf8'), 0o644);

  const hub = {
    people: [...team.people, ...probesOf(kept)],
    admins: [publicOf(kept.adminSeed)],
    tls: team.tls,
    clusterTls: team.clusterTls,
    compression: team.compression,
    limits: { ...USUAL_LIMITS, ...team.limits },
    clusterPassword: team.nodes.length > 1 ? kept.clusterPassword : null,
  };
  for (const node of team.nodes) put(`${node.name}.conf`, configurationOf(hub, node, team.nodes), 0o600);
  const link = linkOf(team, kept);
  put(LINK_FILE, `${link}\n`, 0o600);
  writeKept(folder, kept);
  return { written, kept, link };
}

function renewed(kept: Kept, team: Team, renew: Renew): Kept {
  const keys =
    team.encryption && (renew.encryption || kept.keys.length === 0) ? [newTeamKey(), ...kept.keys] : kept.keys;
  return {
    ...kept,
    adminSeed: renew.admin ? newSeed() : kept.adminSeed,
    roster: renew.roster ? { ...kept.roster, digest: '' } : kept.roster,
    keys,
    servers: team.servers,
    nodes: team.nodes.length,
  };
}

const digestOf = ({ team, people }: Team): string =>
  createHash('sha256')
    .update(JSON.stringify([team, people]))
    .digest('hex');

/** People by whom `check` tries the permissions. */
export function probesOf({ probes }: Kept): RosterPerson[] {
  return (['rep', 'coach', 'manager'] as const).map((role) => ({
    id: `check-${role}`,
    name: `check (${role})`,
    roles: [role],
    keys: [publicOf(probes[role])],
  }));
}

function linkOf(team: Team, kept: Kept): string {
  const link: HubLink = {
    team: team.team,
    servers: team.servers,
    publisher: team.publisher,
    roster: kept.roster.publicKey,
    token: kept.token,
    // Once notes were sealed, whoever joins has to be able to read them.
    keys: kept.keys,
  };
  return hubJoinLink(link, `https://${new URL(team.servers[0] ?? '').host}/`);
}
