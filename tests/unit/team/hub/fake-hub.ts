import { createUser } from '@nats-io/nkeys';
import type { Role } from '../../../../lib/notes/event.ts';
import { toBase64Url } from '../../../../lib/team/base64url.ts';
import type { Roster, RosterPerson, TeamKey } from '../../../../lib/team/hub/contract.ts';
import { type MessageSigner, peopleOf } from '../../../../lib/team/hub/envelope.ts';
import { makeKeyring } from '../../../../lib/team/hub/sealing.ts';
import { tokenOf } from '../../../../lib/team/hub/subjects.ts';
import type { Judging } from '../../../../lib/team/hub/take-in.ts';

/** Somebody with an NKey, as the roster and a signature need them. */
export interface Signing extends RosterPerson, MessageSigner {}

export function signing(id: string, name: string, ...roles: Role[]): Signing {
  const pair = createUser();
  return { id, name, roles, keys: [pair.getPublicKey()], key: pair.getPublicKey(), sign: (bytes) => pair.sign(bytes) };
}

export const rosterOf = (...people: RosterPerson[]): Roster => ({
  format: { name: 'sightline-roster', major: 1, minor: 0 },
  number: 1,
  team: 'Acme',
  people,
});

export const SECRET = new Uint8Array(32).fill(7);

export function judging(people: readonly RosterPerson[], keys: readonly TeamKey[] = []): Judging {
  return {
    people: peopleOf(rosterOf(...people)),
    keyring: makeKeyring(keys),
    tokenOf: (record) => tokenOf(record, SECRET),
    now: () => 1,
  };
}

export const teamKey = (id: string, fill: number): TeamKey => ({ id, key: toBase64Url(new Uint8Array(32).fill(fill)) });
