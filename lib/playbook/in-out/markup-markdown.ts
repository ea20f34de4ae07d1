import { type MarkupNode, textOf } from './markup';

/** Elements of which nothing is kept, not even their text. */
const DROPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
]);
const STRONG = new Set(['b', 'strong']);
const EMPHASIS = new Set(['i', 'em', 'u']);
const PARAGRAPHS = new Set(['p', 'div', 'section', 'article', 'table', 'tr', 'blockquote', 'pre']);

/**
 * Rich text as Markdown: paragraphs, headings, lists, bold, italic and https or mailto links. Every other element gives
 * its text; characters that Markdown would take for marks are escaped, so what was text stays text. No HTML is kept.
 */
export function markdownOf(node: MarkupNode): string {
  return blocks(node.children, '')
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

type Child = MarkupNode | string;

/** Blocks, each without line breaks at its ends; inline content between block elements is a block of its own. */
function blocks(children: readonly Child[], indent: string): string[] {
  const found: string[] = [];
  let line = '';
  const endLine = (): void => {
    const text = line
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      // A break at either end of a block breaks nothing.
      .replace(/^(?:\\\n)+|(?:\\\n)+$/g, '')
      .trim()
      .replaceAll('\n', `\n${indent}`);
    if (text !== '') found.push(text);
    line = '';
  };
  for (const child of children) {
    const name = typeof child === 'string' ? '' : child.name;
    if (typeof child === 'string' || !isBlock(name)) {
      line += inline(child);
      continue;
    }
    endLine();
    if (DROPPED.has(name)) continue;
    if (name === 'ul' || name === 'ol') found.push(list(child, name === 'ol', indent));
    else if (/^h[1-6]$/.test(name)) {
      const text = flat(child);
      if (text !== '') found.push(`**${text}**`);
    } else found.push(...blocks(child.children, indent));
  }
  endLine();
  return found;
}

function list(node: MarkupNode, ordered: boolean, indent: string): string {
  const inner = `${indent}${ordered ? '   ' : '  '}`;
  const items = node.children.filter((child): child is MarkupNode => typeof child !== 'string' && child.name === 'li');
  return items
    .map((item, index) => {
      const mark = ordered ? `${index + 1}.` : '-';
      return `${index === 0 ? '' : indent}${mark} ${blocks(item.children, inner).join(`\n${inner}`)}`;
    })
    .join('\n');
}

const isBlock = (name: string): boolean =>
  PARAGRAPHS.has(name) || DROPPED.has(name) || name === 'ul' || name === 'ol' || /^h[1-6]$/.test(name);

function inline(child: Child): string {
  if (typeof child === 'string') return escaped(child.replace(/\s+/g, ' '));
  if (DROPPED.has(child.name)) return '';
  if (child.name === 'br') return '\\\n';
  const text = child.children.map(inline).join('');
  if (STRONG.has(child.name)) return marked(text, '**');
  if (EMPHASIS.has(child.name)) return marked(text, '*');
  if (child.name === 'a' && child.href !== undefined && /^(?:https:\/\/|mailto:)[^\s<>()]+$/.test(child.href)) {
    return flat(child) === '' ? '' : `[${text.trim()}](${child.href})`;
  }
  return text;
}

/** Markdown wants its marks right at the words. */
function marked(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return words === '' ? text : `${before}${mark}${words}${mark}${after}`;
}

const flat = (node: MarkupNode): string => escaped(textOf(node).replace(/\s+/g, ' ').trim());

/** Escapes what Markdown could take for a mark anywhere, and for the mark of a block at the beginning of a line. */
function escaped(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[\\`*_[\]<>&]/g, '\\$&')
    .replace(/^(\s*)([#+=~-])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}
