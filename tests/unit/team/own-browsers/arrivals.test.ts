import { describe, expect, it } from 'vitest';
import { manifestIn } from '../../../../lib/team/own-browsers/items.ts';
import type { Items } from '../../../../lib/team/own-browsers/limits.ts';
import { pack, unpack } from '../../../../lib/team/own-browsers/pack.ts';
import { planRelease, textIn, type Write } from '../../../../lib/team/own-browsers/pieces.ts';
import { SMALL } from '../../../support/own-browser.ts';

/** Texts that gzip makes hardly shorter, so that each is a few pieces. */
const TEXTS = [
  'dQw4w9WgXcQ-Zk3',
  'M3kq8ZtY1vRbW6xJnP0sUhE5cLfGaTd9oiQ2w7-7hYtR2pLmN8',
  'Vb1zK8uXe4HjS7rCqF0yNpD6mWgTlA3oI9aBv2x5-Ue9Zxk1Lq',
];

/** A change of one item. */
type Change = [key: string, value: unknown];

const changesOf = (writes: readonly Write[]): Change[] =>
  writes.flatMap((write) =>
    'set' in write ? Object.entries(write.set) : write.remove.map((key): Change => [key, undefined]),
  );

function applied(items: Items, changes: readonly Change[]): Items {
  const after: { [key: string]: unknown } = { ...items };
  for (const [key, value] of changes) {
    if (value === undefined) delete after[key];
    else after[key] = value;
  }
  return after;
}

async function planned(items: Items, text: string, number: number): Promise<Change[]> {
  const packed = await pack(text);
  return changesOf(planRelease(items, packed, { number, digest: packed.tag, after: [] }, SMALL).writes);
}

/** What a browser reads in these items: a text, or nothing yet. */
async function read(items: Items): Promise<string | null> {
  const manifest = manifestIn(items);
  if (!manifest || manifest === 'newer') return null;
  const text = await textIn(items, manifest);
  return text === null ? null : unpack(text);
}

function* orders<T>(things: readonly T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [index, first] of things.entries()) {
    for (const rest of orders([...things.slice(0, index), ...things.slice(index + 1)])) yield [first, ...rest];
  }
}

describe('a release that arrives item by item', () => {
  it('is read whole or not at all, in every order of its pieces and its manifest', async () => {
    const changes = await planned({}, TEXTS[1] ?? '', 1);
    expect(changes).toHaveLength(3);
    for (const order of orders(changes)) {
      let items: Items = {};
      for (const [count, change] of order.entries()) {
        items = applied(items, [change]);
        expect(await read(items)).toBe(count === order.length - 1 ? TEXTS[1] : null);
      }
    }
  });

  it('takes the place of another without a moment in which the two are mixed, in every order', async () => {
    const [before = '', after = ''] = TEXTS;
    const first = applied({}, await planned({}, before, 1));
    const changes = await planned(first, after, 2);
    // Two pieces and the manifest of the new one, and the old piece that goes.
    expect(changes).toHaveLength(4);
    let walked = 0;
    const seen = new Set<string>();
    for (const order of orders(changes)) {
      let items = first;
      for (const change of order) {
        items = applied(items, [change]);
        seen.add(String(await read(items)));
        walked += 1;
      }
      expect(await read(items)).toBe(after);
    }
    expect([...seen].sort()).toEqual([before, after, 'null'].sort());
    expect(walked).toBe(4 * 24);
  });

  it('and one that another browser writes at the same time are never mixed, in every order of all their items', async () => {
    const [before = '', one = '', other = ''] = TEXTS;
    const first = applied({}, await planned({}, before, 1));
    const changes = [...(await planned(first, one, 2)), ...(await planned(first, other, 2))];
    // The removal is the same one; the two manifests have one key, and either may come last.
    const unlike = changes.filter(
      ([key, value], index) => value !== undefined || changes.findIndex(([same]) => same === key) === index,
    );
    const seen = new Set<string>();
    let walked = 0;
    for (const order of orders(unlike)) {
      let items = first;
      for (const change of order) {
        items = applied(items, [change]);
        seen.add(String(await cached(items)));
        walked += 1;
      }
      expect([one, other]).toContain(await cached(items));
    }
    expect([...seen].sort()).toEqual([before, one, other, 'null'].sort());
    expect(walked).toBe(7 * 5_040);
  }, 60_000);
});

/** The same items are met in thousands of orders. */
const known = new Map<string, string | null>();
async function cached(items: Items): Promise<string | null> {
  const key = JSON.stringify(Object.entries(items).sort());
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before ?? null;
  const value = await read(items);
  known.set(key, value);
  return value;
}
