import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline } from './tree';

/** The address when it is https or mailto, else null. */
export function safeUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null;
}

/** All text below a node, for the kinds that have no place in the tree (HTML, images, tables). */
function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if ('alt' in node && node.alt) return node.alt;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

function inline(node: PhrasingContent): Inline {
  switch (node.type) {
    case 'inlineCode':
      return { kind: 'code', text: node.value };
    case 'strong':
    case 'emphasis':
      return { kind: node.type, children: node.children.map(inline) };
    case 'break':
      return { kind: 'break' };
    case 'link': {
      const url = safeUrl(node.url);
      return url ? { kind: 'link', url, children: node.children.map(inline) } : { kind: 'text', text: textOf(node) };
    }
    default:
      return { kind: 'text', text: textOf(node) };
  }
}

function block(node: RootContent): Block[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [{ kind: node.type, children: node.children.map(inline) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap(block) }];
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered === true,
          items: node.children.map((item) => item.children.flatMap(block)),
        },
      ];
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

/** CommonMark → tree. HTML in it stays visible as text; nothing is ever interpreted as HTML. */
export function parseMarkdown(source: string): Block[] {
  return fromMarkdown(source).children.flatMap(block);
}
