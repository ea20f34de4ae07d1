import { createUser, fromPublic } from '@nats-io/nkeys';
import { describe, expect, it } from 'vitest';
import { identityOfCreds, joinCard, makeIdentity, openIdentity } from '../../../lib/team/hub/identity';
import { signerOf } from '../../../lib/team/hub/keep-connected';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('who a browser is to a hub', () => {
  it('is a key of its own, kept so that nothing in the database gives it away', async () => {
    const made = await makeIdentity();
    expect(made.publicKey).toMatch(/^U[A-Z2-7]{55}$/);
    expect(made.wrapping.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', made.wrapping)).rejects.toThrow();
    const opened = await openIdentity(made, 'ann');
    const seed = 'seed' in opened ? text(opened.seed) : '';
    expect(seed).toMatch(/^SU[A-Z2-7]{56}$/);
    expect(text(made.sealed)).not.toContain(seed.slice(0, 6));
    const { key, sign } = await signerOf(opened);
    const said = new TextEncoder().encode('said');
    expect(key).toBe(made.publicKey);
    expect(fromPublic(key).verify(said, sign(said))).toBe(true);
  });

  it('cannot be opened when what is kept was changed', async () => {
    const made = await makeIdentity();
    const sealed = made.sealed.map((byte, at) => (at === 4 ? byte ^ 1 : byte));
    await expect(openIdentity({ ...made, sealed }, 'ann')).rejects.toThrow();
  });

  it('is a .creds file instead, taken whole or not at all', async () => {
    const pair = createUser();
    const seed = text(pair.getSeed());
    const file = `-----BEGIN NATS USER JWT-----
eyJ0eXAi.eyJqdGki.c2ln
------END NATS USER JWT------

************************* IMPORTANT *************************
-----BEGIN USER NKEY SEED-----
${seed}
------END USER NKEY SEED------
`;
    const made = await identityOfCreds(file);
    expect(made).toMatchObject({ kind: 'creds', publicKey: pair.getPublicKey() });
    expect(made && (await openIdentity(made, 'ann'))).toEqual({ person: 'ann', creds: file });
    for (const wrong of ['', 'hello', file.replace(seed, 'SUAAAA'), file.replace('NATS USER JWT', 'SOMETHING')]) {
      expect(await identityOfCreds(wrong)).toBeNull();
    }
  });

  it('is shown to the admin as what the roster needs, whatever a name holds', () => {
    const card = joinCard({ id: 'a1', name: 'Ann "x": [', roles: ['rep', 'coach'] }, 'UABC');
    expect(card).toBe('- name: "Ann \\"x\\": ["\n  id: a1\n  roles: [rep, coach]\n  keys: [UABC]\n');
  });
});
