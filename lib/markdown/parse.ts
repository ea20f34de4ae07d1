import type { List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isCostly } from './costly';
import { tagged } from './tags';
import type { Block, Check, Inline } from './tree';

/** The source where mentions, tags and checklists are looked for; null where they are not (playbooks). */
type Notes = string | null;

/** The address when it is https or mailto, else null. */
export function safeUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null;
}

const PERSON = /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** All text below a node, for the kinds that have no place in the tree (HTML, images, tables). */
function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('alt' in node && node.alt) return node.alt;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

function inlines(nodes: PhrasingContent[], notes: Notes): Inline[] {
  if (notes === null) return nodes.flatMap((node) => inline(node, notes));
  const found: Inline[] = [];
  for (const node of nodes) {
    const [, person] = node.type === 'link' ? (PERSON.exec(node.url) ?? []) : [];
    const before = found.at(-1);
    if (person === undefined || before?.kind !== 'text' || !before.text.endsWith('@')) {
      found.push(...inline(node, notes));
      continue;
    }
    found.pop();
    if (before.text !== '@') found.push({ kind: 'text', text: before.text.slice(0, -1) });
    found.push({ kind: 'mention', person, name: textOf(node) });
  }
  return found;
}

function inline(node: PhrasingContent, notes: Notes): Inline[] {
  switch (node.type) {
    case 'text':
      return notes === null ? [{ kind: 'text', text: node.value }] : tagged(node.value, sourceOf(node, notes));
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: inlines(node.children, notes) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link': {
      const url = safeUrl(node.url);
      // Nothing in a link is a tag or a mention: one thing cannot lead to two places.
      return [
        url ? { kind: 'link', url, children: inlines(node.children, null) } : { kind: 'text', text: textOf(node) },
      ];
    }
    default:
      return [{ kind: 'text', text: textOf(node) }];
  }
}

const sourceOf = ({ position }: Nodes, source: string): string =>
  source.slice(position?.start.offset, position?.end.offset);

function blocks(nodes: RootContent[], notes: Notes): Block[] {
  return nodes.flatMap((node) => block(node, notes));
}

function block(node: RootContent, notes: Notes): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', children: inlines(node.children, notes) }];
    case 'heading':
      return [{ kind: 'heading', children: inlines(node.children, null) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocks(node.children, notes) }];
    case 'list':
      return [list(node, notes)];
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'thematicBreak':
    case 'definition':
      return [];
    default: {
      const text = textOf(node);
      return text ? [{ kind: 'paragraph', children: [{ kind: 'text', text }] }] : [];
    }
  }
}

function list(node: List, notes: Notes): Block {
  const ordered = node.ordered === true;
  const items = node.children.map((item) => blocks(item.children, notes));
  const checks = node.children.map((item) => checkOf(item, notes));
  if (checks.every((check) => check === null)) return { kind: 'list', ordered, items };
  return { kind: 'list', ordered, items: items.map((inner, at) => (checks[at] ? withoutBox(inner) : inner)), checks };
}

/** The box at the beginning of an item: `[ ] ` or `[x] `, with words behind it. */
function checkOf(item: ListItem, notes: Notes): Check | null {
  const [first] = item.children;
  const [words] = first?.type === 'paragraph' ? first.children : [];
  const at = words?.position?.start.offset;
  if (notes === null || words?.type !== 'text' || at === undefined) return null;
  const box = /^\[([ xX])\][ \t]+\S/.exec(notes.slice(at, at + 200));
  return box ? { done: box[1] !== ' ', at: at + 1 } : null;
}

function withoutBox([first, ...others]: Block[]): Block[] {
  if (first?.kind !== 'paragraph') return first ? [first, ...others] : others;
  const [words, ...rest] = first.children;
  if (words?.kind !== 'text') return [first, ...others];
  const text = words.text.slice(3).trimStart();
  return [{ kind: 'paragraph', children: text === '' ? rest : [{ kind: 'text', text }, ...rest] }, ...others];
}

/** A text that is not worth parsing, line by line as it is. */
function asItIs(source: string): Block[] {
  const children = source
    .split(/\r\n|\n|\r/)
    .flatMap((text, at): Inline[] => [...(at === 0 ? [] : [{ kind: 'break' as const }]), { kind: 'text', text }]);
  return [{ kind: 'paragraph', children }];
}

/** CommonMark → tree. HTML in it stays visible as text; nothing is ever interpreted as HTML. */
export function parseMarkdown(source: string): Block[] {
  return isCostly(source) ? asItIs(source) : blocks(fromMarkdown(source).children, null);
}

/**
 * The same for a note: besides CommonMark, `@[Name](person:<uuid>)` is a mention, `#word` a tag (not in code, links and
 * headings), and `- [ ] ` or `- [x] ` begins an item of a checklist.
 */
export function parseNoteMarkdown(source: string): Block[] {
  return isCostly(source) ? asItIs(source) : blocks(fromMarkdown(source).children, source);
}
