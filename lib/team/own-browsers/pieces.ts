import { canonicalJson } from '../../playbook/digest';
import { type Manifest, manifestIn, PERSON, pieceKey, pieceOf, RELEASE } from './items';
import { type Items, LIMITS, type Limits, sizeOf, sizeOfItems } from './limits';
import { type Packed, tagOf } from './pack';

/** One call of the area. What is set or removed together counts as one write for the browser. */
export type Write = { set: { [key: string]: unknown } } | { remove: string[] };

/**
 * The packed text that a manifest names; null while it is not all there. Pieces of different releases have different keys, and
 * the whole is checked by its digest, so that never a text comes out that nobody put in.
 */
export async function textIn(items: Items, manifest: Manifest): Promise<string | null> {
  const parts: string[] = [];
  for (let index = 0; index < manifest.pieces; index += 1) {
    const part = items[pieceKey(manifest.generation, manifest.tag, index)];
    if (typeof part !== 'string') return null;
    parts.push(part);
  }
  const text = parts.join('');
  return (await tagOf(text)) === manifest.tag ? text : null;
}

export interface Plan {
  /** In this order; empty where everything is there, or does not fit. */
  writes: Write[];
  /** By how many bytes it does not fit; 0: it fits. */
  over: number;
}

/**
 * What writes a release beside the one that is there: its pieces under keys of their own, then the manifest, and only then the
 * former pieces go. Where both do not fit, the former pieces go first: the other browsers then find it not whole and keep what
 * they have. A writing that was broken off goes on where it stopped.
 */
export function planRelease(
  items: Items,
  packed: Packed,
  facts: Pick<Manifest, 'number' | 'digest' | 'after'>,
  limits: Limits = LIMITS,
): Plan {
  const there = manifestIn(items);
  const generation = generationFor(items, there === 'newer' ? null : there, packed.tag);
  const pieces = split(packed, generation, limits);
  const manifest: Manifest = { v: 1, generation, tag: packed.tag, pieces: Object.keys(pieces).length, ...facts };
  const missing = Object.fromEntries(Object.entries(pieces).filter(([key, piece]) => items[key] !== piece));
  const former = Object.keys(items).filter((key) => (pieceOf(key)?.generation ?? generation) < generation);
  const writes: Write[] = [
    ...(Object.keys(missing).length > 0 ? [{ set: missing }] : []),
    ...(canonicalJson(items[RELEASE]) === canonicalJson(manifest) ? [] : [{ set: { [RELEASE]: manifest } }]),
  ];
  const after = { ...items, ...missing, [RELEASE]: manifest };
  // So much stays free that preferences and identity go on where a playbook is too large.
  const room = limits.total - Math.max(0, limits.item - (PERSON in items ? sizeOf(PERSON, items[PERSON]) : 0));
  const removal: Write[] = former.length > 0 ? [{ remove: former }] : [];
  if (sizeOfItems(after) <= room) return { writes: [...writes, ...removal], over: 0 };
  const over = sizeOfItems(without(after, former)) - room;
  return over > 0 ? { writes: [], over } : { writes: [...removal, ...writes], over: 0 };
}

/** Pieces that nobody needs beside this manifest's: of its own generation or an earlier one. Later ones are being written. */
export function leftOver(items: Items, { generation, tag }: Manifest): string[] {
  return Object.keys(items).filter((key) => {
    const piece = pieceOf(key);
    return piece && piece.generation <= generation && !(piece.generation === generation && tag.startsWith(piece.tag));
  });
}

function generationFor(items: Items, there: Manifest | null, tag: string): number {
  if (there?.tag === tag) return there.generation;
  const pieces = Object.keys(items).flatMap((key) => pieceOf(key) ?? []);
  const latest = pieces.reduce((most, { generation }) => Math.max(most, generation), there?.generation ?? 0);
  const begun = pieces.find((piece) => piece.generation === latest && tag.startsWith(piece.tag));
  return begun && latest > (there?.generation ?? 0) ? latest : latest + 1;
}

function split({ text, tag }: Packed, generation: number, limits: Limits): { [key: string]: string } {
  const room = limits.item - sizeOf(pieceKey(generation, tag, 999), '');
  const pieces: { [key: string]: string } = {};
  for (let from = 0; from < text.length; from += room) {
    pieces[pieceKey(generation, tag, from / room)] = text.slice(from, from + room);
  }
  return pieces;
}

function without(items: Items, keys: readonly string[]): Items {
  const gone = new Set(keys);
  return Object.fromEntries(Object.entries(items).filter(([key]) => !gone.has(key)));
}
