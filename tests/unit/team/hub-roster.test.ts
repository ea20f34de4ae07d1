import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../lib/team/base64url';
import type { Roster } from '../../../lib/team/hub/contract';
import { signRoster, verifyRoster } from '../../../lib/team/hub/roster';
import type { Signer } from '../../../lib/team/signed-release';

const roster: Roster = {
  format: { name: 'sightline-roster', major: 1, minor: 0 },
  number: 3,
  team: 'Acme',
  people: [{ id: 'a0000000-0000-4000-8000-000000000001', name: 'Ann', roles: ['rep'], keys: [`U${'A'.repeat(55)}`] }],
};

async function signer(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('no pair');
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { publicKey, privateKey: pair.privateKey };
}

let admin: Signer;
let other: Signer;
beforeAll(async () => {
  [admin, other] = [await signer(), await signer()];
});

const changed = (notice: Uint8Array, from: string, to: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(notice).replace(from, to));

describe('a signed roster', () => {
  it('is taken as it was signed', async () => {
    expect(await verifyRoster(await signRoster(roster, admin), admin.publicKey)).toEqual(roster);
  });

  it('is refused when anything in it was changed, also a role or a key', async () => {
    const notice = await signRoster(roster, admin);
    for (const [from, to] of [
      ['rep', 'manager'],
      ['UAAA', 'UBBB'],
      ['\\"number\\":3', '\\"number\\":4'],
    ] as const) {
      const forged = changed(notice, from, to);
      expect(forged).not.toEqual(notice);
      expect(await verifyRoster(forged, admin.publicKey)).toEqual({ refused: 'wrong-signature' });
    }
  });

  it("is refused when it is by another key than the join link's", async () => {
    expect(await verifyRoster(await signRoster(roster, other), admin.publicKey)).toEqual({
      refused: 'wrong-signature',
    });
  });

  it('is refused when it is something else: junk, nothing, a signed text that is no roster, a newer format', async () => {
    const junk = ['', '{}', 'null', '{"stream":"SIGHTLINE_EVENTS","seq":7}'].map((text) =>
      new TextEncoder().encode(text),
    );
    for (const bytes of [...junk, Uint8Array.of(0xff, 0xfe)]) {
      expect(await verifyRoster(bytes, admin.publicKey)).toEqual({ refused: 'no-roster' });
    }
    const wrong: object[] = [
      { ...roster, people: [{ ...roster.people[0], roles: ['owner'] }] },
      { ...roster, people: [{ ...roster.people[0], id: 'a.b' }] },
      { ...roster, format: { ...roster.format, major: 2 } },
    ];
    for (const one of wrong) {
      const notice = await signRoster(Object.assign({}, roster, one), admin);
      expect(await verifyRoster(notice, admin.publicKey)).toEqual({ refused: 'no-roster' });
    }
  });
});
