import { parseMarkdown, parseNoteMarkdown } from '../../lib/markdown/parse';
import type { Block } from '../../lib/markdown/tree';

type Parse = (source: string) => Block[];

/** Parses each text once: the same come up on record after record. Beyond `most` texts the memory starts anew. */
function remembering(parse: Parse, most: number): Parse {
  const known = new Map<string, Block[]>();
  return (source) => {
    const tree = known.get(source) ?? parse(source);
    if (known.size >= most) known.clear();
    known.set(source, tree);
    return tree;
  };
}

const treeOf = remembering(parseMarkdown, 2_000);
const noteTreeOf = remembering(parseNoteMarkdown, 500);

/** The trees of these Markdown texts. */
export const treesOf = (sources: readonly string[]): { [source: string]: Block[] } =>
  Object.fromEntries(sources.map((source) => [source, treeOf(source)]));

/** The same for notes, in which there are mentions, tags and checklists. */
export const noteTreesOf = (sources: readonly string[]): { [source: string]: Block[] } =>
  Object.fromEntries(sources.map((source) => [source, noteTreeOf(source)]));
