import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestIn, ownKeys, pieceOf, RELEASE } from '../../../../lib/team/own-browsers/items.ts';
import { type Items, LIMITS, sizeOf, sizeOfItems } from '../../../../lib/team/own-browsers/limits.ts';
import { type Packed, pack, tagOf, unpack } from '../../../../lib/team/own-browsers/pack.ts';
import { leftOver, planRelease, textIn, type Write } from '../../../../lib/team/own-browsers/pieces.ts';
import { Account } from '../../../support/sync-area.ts';

const FACTS = { number: 3, digest: 'a'.repeat(64), after: [] };
const MANIFEST = { v: 1, generation: 1, tag: 'b'.repeat(64), pieces: 1, ...FACTS };

/** Text that counts as packed, of this length: what does not get shorter by gzip. */
async function packedOf(length: number, letter = 'k'): Promise<Packed> {
  const text = letter.repeat(length);
  return { text, tag: await tagOf(text) };
}

/** Writes a plan as the browser would, with its limits. */
function written(writes: readonly Write[], items: Items = {}): Items {
  const area = new Account().area();
  area.items = { ...items };
  for (const write of writes) area.write(write);
  return area.items;
}

describe('a release in pieces', () => {
  it('never has an item above what the browser takes, and comes out as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 80_000 }), async (length) => {
        const packed = await packedOf(length);
        const items = written(planRelease({}, packed, FACTS).writes);
        for (const [key, value] of Object.entries(items)) expect(sizeOf(key, value)).toBeLessThanOrEqual(LIMITS.item);
        const manifest = manifestIn(items);
        if (!manifest || manifest === 'newer') throw new Error('no manifest');
        expect(await textIn(items, manifest)).toBe(packed.text);
      }),
      { numRuns: 60 },
    );
  });

  it('is named once it is all there: pieces in the first write, the manifest in the next, and then the former go', async () => {
    const before = written(planRelease({}, await packedOf(9_000), FACTS).writes);
    const { writes } = planRelease(before, await packedOf(9_000, 'm'), { ...FACTS, number: 4 });
    const shape = writes.map((write) => ('set' in write ? Object.keys(write.set) : write.remove));
    expect(shape[1]).toEqual([RELEASE]);
    expect(shape[0]?.every((key) => pieceOf(key)?.generation === 2)).toBe(true);
    expect(shape[2]?.every((key) => pieceOf(key)?.generation === 1)).toBe(true);
    expect(shape).toHaveLength(3);
  });

  it('goes on where it was broken off, under the same keys', async () => {
    const packed = await packedOf(20_000);
    const { writes } = planRelease({}, packed, FACTS);
    const [pieces] = writes;
    if (!pieces || !('set' in pieces)) throw new Error('no pieces');
    const [first = ['', '']] = Object.entries(pieces.set);
    const again = planRelease({ [first[0]]: first[1] }, packed, FACTS).writes;
    const [rest] = again;
    if (!rest || !('set' in rest)) throw new Error('no pieces');
    expect(Object.keys(rest.set)).toEqual(Object.keys(pieces.set).filter((key) => key !== first[0]));
    expect(planRelease(written(writes), packed, FACTS).writes).toEqual([]);
  });

  it('first removes the former where both have no room beside each other, and leaves room for the person', async () => {
    const former = written(planRelease({}, await packedOf(60_000), FACTS).writes);
    const { writes, over } = planRelease(former, await packedOf(70_000, 'm'), { ...FACTS, number: 4 });
    expect(over).toBe(0);
    expect(writes.map((write) => ('set' in write ? 'set' : 'remove'))).toEqual(['remove', 'set', 'set']);
    const items = written(writes, former);
    expect(sizeOfItems(items)).toBeLessThanOrEqual(LIMITS.total - LIMITS.item);
    // The manifest of the former is there until then, so that nobody takes the release for gone.
    expect(written(writes.slice(0, 2), former)[RELEASE]).toEqual(former[RELEASE]);
  });

  it('that fits in no way changes nothing, and says by how much', async () => {
    const former = written(planRelease({}, await packedOf(9_000), FACTS).writes);
    const fits = await packedOf(93_200, 'm');
    const over = planRelease(former, fits, FACTS).over;
    expect(planRelease(former, await packedOf(93_200 + 1_000, 'm'), FACTS)).toEqual({
      writes: [],
      over: over === 0 ? expect.any(Number) : over + 1_000,
    });
    const large = planRelease(former, await packedOf(120_000, 'm'), FACTS);
    expect(large.writes).toEqual([]);
    expect(planRelease(former, await packedOf(120_000 - large.over, 'm'), FACTS).over).toBe(0);
  });

  it('leaves alone what another browser is writing, and takes out what nobody needs', () => {
    const items = {
      [RELEASE]: MANIFEST,
      'release.1.bbbbbbbb.0': '',
      'release.1.cccccccc.0': '',
      'release.2.dddddddd.0': '',
      somebodyElse: 1,
    };
    expect(leftOver(items, { ...MANIFEST, v: 1 })).toEqual(['release.1.cccccccc.0']);
    expect(ownKeys(items)).not.toContain('somebodyElse');
  });

  it('is not read where a piece was changed', async () => {
    const items = written(planRelease({}, await packedOf(9_000), FACTS).writes);
    const manifest = manifestIn(items);
    if (!manifest || manifest === 'newer') throw new Error('no manifest');
    const [key = ''] = Object.keys(items).filter((one) => pieceOf(one) !== null);
    expect(await textIn({ ...items, [key]: `${String(items[key]).slice(1)}x` }, manifest)).toBeNull();
    expect(await textIn({ ...items, [key]: 5 }, manifest)).toBeNull();
  });
});

describe('a manifest', () => {
  it('of a later format is told from one that cannot be read', () => {
    expect(manifestIn({ [RELEASE]: { ...MANIFEST, v: 2, more: true } })).toBe('newer');
    for (const bad of [
      null,
      'x',
      {},
      { ...MANIFEST, pieces: 0 },
      { ...MANIFEST, tag: 'x' },
      { ...MANIFEST, pieces: 1e9 },
    ]) {
      expect(manifestIn({ [RELEASE]: bad })).toBeNull();
    }
    expect(manifestIn({ [RELEASE]: MANIFEST })).toEqual(MANIFEST);
  });
});

describe('packing', () => {
  it('gives back any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2_000 }), async (text) => {
        expect(await unpack((await pack(text)).text)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('opens nothing that is no gzip, is cut off, or would open to more than any of ours', async () => {
    const { text } = await pack('a text that is long enough to be cut off somewhere');
    for (const bad of ['', 'no base64!', 'AAAA', text.slice(0, -8)]) expect(await unpack(bad)).toBeNull();
    expect(await unpack((await pack('0'.repeat(20_000_001))).text)).toBeNull();
  });
});
