import { parseNoteMarkdown } from '../markdown/parse';
import type { Block, Check, Inline } from '../markdown/tree';

export interface Marks {
  /** Lower case, each once, in order of appearance. */
  tags: string[];
  /** Ids of people, each once. */
  mentions: string[];
  checklist: { text: string; done: boolean }[];
}

/** What a note's Markdown says besides its words. Most notes hold no such thing, and are not parsed for it. */
export function readMarks(markdown: string): Marks {
  if (!/#|person:|\[[ xX]\]/.test(markdown)) return { tags: [], mentions: [], checklist: [] };
  const tags = new Set<string>();
  const mentions = new Set<string>();
  const blocks = parseNoteMarkdown(markdown);
  for (const node of inlinesOf(blocks)) {
    if (node.kind === 'tag') tags.add(node.tag);
    if (node.kind === 'mention') mentions.add(node.person);
  }
  const checklist = itemsOf(blocks).map(({ check, text }) => ({ text, done: check.done }));
  return { tags: [...tags], mentions: [...mentions], checklist };
}

/** Text in which no character can be markup: it begins with a letter and stays on one line. */
const WITHOUT_MARKUP = /^\p{L}[\p{L}\p{N} .,;:!?'"()/%€$@-]*$/u;

/** A note's words without any markup, one line a block. */
export function plainText(markdown: string): string {
  // Most notes are plain words, and to parse them takes longer than all else when one is saved.
  if (WITHOUT_MARKUP.test(markdown)) return markdown.trimEnd();
  return parseNoteMarkdown(markdown).map(wordsOf).join('\n');
}

const LONGEST_EXCERPT = 200;

/** The beginning of a note on one line, without markup, at most 200 characters (code points). */
export function excerptOf(markdown: string): string {
  // Markup makes a text longer, hardly ever ten times; parsing all of a long note for one line would be waste.
  const words = plainText(markdown.slice(0, LONGEST_EXCERPT * 10))
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...words];
  return points.length <= LONGEST_EXCERPT
    ? words
    : `${points
        .slice(0, LONGEST_EXCERPT - 1)
        .join('')
        .trimEnd()}…`;
}

function* inlinesOf(blocks: readonly Block[]): Generator<Inline> {
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'heading') yield* within(block.children);
    else if (block.kind === 'quote') yield* inlinesOf(block.blocks);
    else if (block.kind === 'list') for (const item of block.items) yield* inlinesOf(item);
  }
}

function* within(nodes: readonly Inline[]): Generator<Inline> {
  for (const node of nodes) {
    yield node;
    if ('children' in node) yield* within(node.children);
  }
}

/** Items with a box, in the order of their boxes in the text. */
function itemsOf(blocks: readonly Block[]): { check: Check; text: string }[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return itemsOf(block.blocks);
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item, at) => {
      const check = block.checks?.[at];
      const [first] = item;
      const text = first?.kind === 'paragraph' ? inlineWords(first.children) : '';
      return [...(check ? [{ check, text }] : []), ...itemsOf(item)];
    });
  });
}

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlineWords(block.children);
    case 'quote':
      return block.blocks.map(wordsOf).join('\n');
    case 'list':
      return block.items.map((item) => item.map(wordsOf).join('\n')).join('\n');
    case 'code':
      return block.text;
  }
}

function inlineWords(nodes: readonly Inline[]): string {
  return nodes.map(inlineWord).join('');
}

function inlineWord(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'tag':
      return node.text;
    case 'mention':
      return `@${node.name}`;
    case 'break':
      return '\n';
    default:
      return inlineWords(node.children);
  }
}
