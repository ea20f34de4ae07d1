import { describe, expect, it } from 'vitest';
import { judge } from '../../../lib/team/judge';
import { canSign, makeKey, restoreKey } from '../../../lib/team/publisher-key';
import { published, uploaded } from '../../support/publisher';

const PASSPHRASE = 'seven green bottles';

describe('the key of a publisher', () => {
  it('signs releases that are taken, and cannot be read out', async () => {
    const { signer } = await makeKey(PASSPHRASE);
    const { document, signature } = await uploaded(await published(1), signer);
    expect(await judge(document, signature, { key: signer.publicKey, taken: {} })).toMatchObject({ verdict: 'take' });
    await expect(crypto.subtle.exportKey('pkcs8', signer.privateKey)).rejects.toThrow();
  });

  it('comes back from its backup, and signs as before', async () => {
    const { signer, backup } = await makeKey(PASSPHRASE);
    const restored = await restoreKey(backup, PASSPHRASE);
    if ('refused' in restored) throw new Error(restored.refused);
    expect(restored.signer.publicKey).toBe(signer.publicKey);
    const { document, signature } = await uploaded(await published(1), restored.signer);
    expect(await judge(document, signature, { key: signer.publicKey, taken: {} })).toMatchObject({ verdict: 'take' });
  });

  it('does not open by another passphrase; the same letters typed in another way are the same', async () => {
    const { backup } = await makeKey('Zürich im Frühling');
    expect(await restoreKey(backup, 'Zurich im Fruhling')).toEqual({ refused: 'wrong-passphrase' });
    expect(await restoreKey(backup, 'Zürich im Frühling'.normalize('NFD'))).toHaveProperty('signer');
  });

  it('does not take a file that is no backup, or in which another public key was written', async () => {
    const [{ backup }, { signer }] = [await makeKey(PASSPHRASE), await makeKey(PASSPHRASE)];
    const swapped = JSON.stringify({ ...JSON.parse(backup), publicKey: signer.publicKey });
    for (const file of ['', 'no json', '{}', swapped]) {
      expect(await restoreKey(file, PASSPHRASE)).toEqual({ refused: 'no-backup' });
    }
  });

  it('asks for a passphrase that is not short', async () => {
    await expect(makeKey('short')).rejects.toThrow(RangeError);
  });

  it('says whether the browser can sign', async () => {
    expect(await canSign()).toBe(true);
  });
});
