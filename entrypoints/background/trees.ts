import { parseMarkdown } from '../../lib/markdown/parse';
import type { Block } from '../../lib/markdown/tree';

/** Beyond so many texts the memory starts anew. */
const MOST = 2_000;
const known = new Map<string, Block[]>();

/** The trees of these Markdown texts, each parsed once: the same tips come up on record after record. */
export function treesOf(sources: readonly string[]): { [source: string]: Block[] } {
  return Object.fromEntries(sources.map((source) => [source, treeOf(source)]));
}

function treeOf(source: string): Block[] {
  const tree = known.get(source) ?? parseMarkdown(source);
  if (known.size >= MOST) known.clear();
  known.set(source, tree);
  return tree;
}
