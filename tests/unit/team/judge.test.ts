import { beforeAll, describe, expect, it } from 'vitest';
import { judge, type Known, LARGEST_DOCUMENT } from '../../../lib/team/judge';
import { type Signer, signRotation } from '../../../lib/team/signed-release';
import { makeSigner, playbookSaying, published, uploaded } from '../../support/publisher';

let signer: Signer;
let other: Signer;
let knows: Known;

beforeAll(async () => {
  [signer, other] = [await makeSigner(), await makeSigner()];
  const { release } = await published(3);
  knows = { key: signer.publicKey, taken: { 3: release.digest } };
});

describe('a release that comes in', () => {
  it('is taken when the trusted key signed it and it follows what was taken', async () => {
    const { document, signature } = await uploaded(await published(5), signer);
    const judged = await judge(document, signature, knows);
    expect(judged).toMatchObject({ verdict: 'take', published: { release: { number: 5 } }, key: signer.publicKey });
  });

  it('is taken by somebody who took nothing yet', async () => {
    const { document, signature } = await uploaded(await published(4), signer);
    expect(await judge(document, signature, { key: signer.publicKey, taken: {} })).toMatchObject({ verdict: 'take' });
  });

  it('is the same when it was taken last', async () => {
    const { document, signature } = await uploaded(await published(3), signer);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'same', number: 3 });
  });

  it('keeps what a newer minor version added', async () => {
    const newer = { ...(await published(4)), audience: 'all' };
    const { document, signature } = await uploaded(newer, signer);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'take', published: { audience: 'all' } });
  });

  it.each<[string, (good: Awaited<ReturnType<typeof published>>) => unknown]>([
    ['not-a-release', (good) => ({ ...good, withdraws: 'none' })],
    ['not-a-release', () => 'hello'],
    ['newer-format', (good) => ({ ...good, format: { ...good.format, major: 2 } })],
    ['bad-playbook', (good) => ({ ...good, release: { ...good.release, playbook: { title: 'x' } } })],
    ['bad-digest', (good) => ({ ...good, release: { ...good.release, playbook: playbookSaying('Another') } })],
    ['changed-history', (good) => ({ ...good, history: [{ number: 3, digest: 'a'.repeat(64) }] })],
    ['changed-history', (good) => ({ ...good, history: good.history.filter(({ number }) => number !== 3) })],
  ])('is refused as %s although the key is right', async (reason, spoil) => {
    const { document, signature } = await uploaded(spoil(await published(5)), signer);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'refuse', reason });
  });

  it('is refused when it is older than what was taken', async () => {
    const { document, signature } = await uploaded(await published(2), signer);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'refuse', reason: 'older', number: 2 });
  });

  it('is refused when the release that was taken last says something else now', async () => {
    const { document, signature } = await uploaded(await published(3, playbookSaying('Rewritten')), signer);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'refuse', reason: 'changed-history' });
  });

  it('is taken when the publisher keeps a short past that begins after what was taken', async () => {
    const whole = await published(9);
    const { document, signature } = await uploaded({ ...whole, history: whole.history.slice(0, 3) }, signer);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'take' });
  });

  it('is refused when one bit of it is not what was signed', async () => {
    const { document, signature } = await uploaded(await published(5), signer);
    const spoilt = Uint8Array.from(document);
    spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 1;
    expect(await judge(spoilt, signature, knows)).toMatchObject({ verdict: 'refuse', reason: 'bad-signature' });
    expect(await judge(document.slice(0, -1), signature, knows)).toMatchObject({ reason: 'bad-signature' });
  });

  it.each([null, '', 'no json', '{}', '<html>Sign in</html>'])('is refused without a signature (%s)', async (file) => {
    const { document } = await uploaded(await published(5), signer);
    expect(await judge(document, file, knows)).toMatchObject({ verdict: 'refuse', reason: 'no-signature' });
  });

  it('is refused when somebody else signed it, whatever key they say it is', async () => {
    const { document, signature } = await uploaded(await published(5), other);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'refuse', reason: 'other-key' });
    const lying = JSON.stringify({ ...JSON.parse(signature), key: signer.publicKey });
    expect(await judge(document, lying, knows)).toMatchObject({ verdict: 'refuse', reason: 'bad-signature' });
  });

  it('is refused when it is too large, before anything is read of it', async () => {
    const huge = new Uint8Array(LARGEST_DOCUMENT + 1);
    expect(await judge(huge, null, knows)).toMatchObject({ verdict: 'refuse', reason: 'too-large' });
  });
});

describe('a key that comes after another', () => {
  it('is trusted when the old key says so, over several links', async () => {
    const third = await makeSigner();
    const chain = [await signRotation(other, third.publicKey), await signRotation(signer, other.publicKey)];
    const { document, signature } = await uploaded(await published(5), third, chain);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'take', key: third.publicKey });
  });

  it('is not trusted when it says so itself, or when the word was said of another key', async () => {
    const own = await signRotation(other, signer.publicKey);
    const forged = { ...own, from: signer.publicKey, to: other.publicKey };
    const elsewhere = { ...(await signRotation(signer, (await makeSigner()).publicKey)), to: other.publicKey };
    for (const rotation of [own, forged, elsewhere]) {
      const { document, signature } = await uploaded(await published(5), other, [rotation]);
      expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'refuse', reason: 'other-key' });
    }
  });

  it('does not hang in a ring', async () => {
    const ring = [await signRotation(signer, other.publicKey), await signRotation(other, signer.publicKey)];
    const { document, signature } = await uploaded(await published(5), await makeSigner(), ring);
    expect(await judge(document, signature, knows)).toMatchObject({ verdict: 'refuse', reason: 'other-key' });
  });
});
