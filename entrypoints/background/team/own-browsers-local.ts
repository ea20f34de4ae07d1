import { browser } from 'wxt/browser';
import type { CrmId } from '../../../lib/crm/record';
import { KnownFailure } from '../../../lib/failure';
import type { Queue } from '../../../lib/one-at-a-time';
import { parseJson, parsePlaybook, parseRelease } from '../../../lib/playbook/parse';
import { verifyDigest } from '../../../lib/playbook/release';
import { STARTERS } from '../../../lib/playbook/starter';
import { isUntouchedStarter } from '../../../lib/playbook/untouched-starter';
import type { Connection } from '../../../lib/storage/connection';
import { activeFacts } from '../../../lib/storage/history';
import { announce } from '../../../lib/storage/news';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../lib/storage/preferences';
import { PreferencesPatch } from '../../../lib/storage/preferences-schema';
import { changePreferences, readOwnPreferences } from '../../../lib/storage/preferences-store';
import { activeRelease } from '../../../lib/storage/releases';
import { isInTeam } from '../../../lib/storage/team/own-browsers';
import { adoptIdentity, ownIdentity } from '../../../lib/storage/team/own-browsers-identity';
import { readPolicy } from '../../../lib/storage/team/policy';
import type { Ranked } from '../../../lib/team/own-browsers/decide';
import type { Values } from '../../../lib/team/own-browsers/person';
import type { Local, Memory, Ports } from '../../../lib/team/own-browsers/ports';
import { changeable } from '../../../lib/team/policy/effective';
import { showBadge } from '../note-badge';
import { tellPanels } from './policy-panels';
import { receiveRelease } from './receive';

const CRMS: readonly CrmId[] = ['salesforce', 'hubspot'];

/** What is here of what travels. */
export async function readLocal(connection: Connection, { agreed }: Memory): Promise<Local> {
  const [salesforce, hubspot, identity, active, inTeam] = await Promise.all([
    readOwnPreferences('salesforce'),
    readOwnPreferences('hubspot'),
    connection.use(ownIdentity),
    connection.use(activeFacts),
    connection.use(isInTeam),
  ]);
  const release = active && { number: active.number, digest: active.digest };
  return {
    // What the organization set is nobody's choice, and does not travel.
    preferences: {
      salesforce: { ...DEFAULT_PREFERENCES, ...salesforce },
      hubspot: { ...DEFAULT_PREFERENCES, ...hubspot },
    },
    defaults: { ...DEFAULT_PREFERENCES },
    identity,
    // What has travelled already is somebody's own.
    release:
      release && release.digest !== agreed?.digest && (await isStarter(connection, release.digest)) ? null : release,
    inTeam,
  };
}

/** The release that was last looked at: three starters are read for it. */
let lookedAt: { digest: string; starter: boolean } | null = null;

async function isStarter(connection: Connection, digest: string): Promise<boolean> {
  if (lookedAt?.digest !== digest) lookedAt = { digest, starter: await isOneOfStarters(connection) };
  return lookedAt.starter;
}

async function isOneOfStarters(connection: Connection): Promise<boolean> {
  const stored = await connection.use(activeRelease);
  for (const id of stored ? STARTERS : []) {
    const response = await fetch(browser.runtime.getURL(`/starters/${id}.json`));
    const parsed = parsePlaybook(await response.json());
    if (stored && 'playbook' in parsed && isUntouchedStarter(stored.release, parsed.playbook)) return true;
  }
  return false;
}

/** Puts preferences in force that came from another browser; answers those that this version understands and that are not locked. */
export async function setPreferences(values: Values): Promise<Values> {
  const set: { [crm: string]: Partial<Preferences> } = {};
  const { policy } = await readPolicy('preferences');
  for (const crm of CRMS) {
    const understood = Object.entries(values[crm] ?? {}).filter(
      ([field, value]) => PreferencesPatch.safeParse({ [field]: value }).success,
    );
    const patch = changeable(PreferencesPatch.parse(Object.fromEntries(understood)), policy.preferences);
    if (Object.keys(patch).length === 0) continue;
    await changePreferences(crm, patch);
    set[crm] = patch;
  }
  if (Object.keys(set).length > 0) {
    void tellPanels();
    announce('stored-data');
  }
  return set;
}

export async function setIdentity(
  connection: Connection,
  identity: Parameters<Ports['setIdentity']>[0],
): Promise<boolean> {
  const changed = await connection.use((database) => adoptIdentity(database, identity));
  if (changed) {
    announce('notes');
    void showBadge(connection);
  }
  return changed;
}

/** The active release as JSON. */
export async function releaseText(connection: Connection, number: number): Promise<string> {
  const stored = await connection.use(activeRelease);
  if (!stored) throw new KnownFailure('no-release');
  return JSON.stringify({ ...stored.release, number });
}

/** Checks a release of another browser as any that comes from outside, and makes it the active one. */
export function takeRelease(connection: Connection, inTurn: Queue, released: () => void): Ports['take'] {
  return async (text, { digest }, instead) => {
    const json = parseJson(text);
    if ('refused' in json) return { refused: 'unreadable' };
    const parsed = parseRelease(json.value);
    if ('refused' in parsed) {
      const [first] = parsed.refused;
      const newer = first?.reason.code === 'newer-major';
      return { refused: newer ? 'newer-format' : 'bad-playbook', detail: first?.path ?? '' };
    }
    const { release } = parsed;
    if (release.digest !== digest || !(await verifyDigest(release))) return { refused: 'bad-digest' };
    return inTurn(async () => {
      const active = await connection.use(activeFacts);
      if (!isStill(instead, active)) return { again: true };
      if (await receiveRelease(connection, { release })) released();
      const now = await connection.use(activeFacts);
      return { taken: true, number: now?.number ?? release.number };
    });
  };
}

/** Whether the active release is the one that the pass compared; none of the person's own may have been the starter. */
const isStill = (compared: Ranked | null, active: Ranked | null): boolean =>
  compared === null || compared.digest === active?.digest;
