import type { MarkupNode, MarkupParser } from '../../../../lib/playbook/in-out/markup';

/** A node, as the browser's own parser would give it; the browser test reads real files with the real parser. */
export function node(name: string, ...children: (MarkupNode | string)[]): MarkupNode {
  return { name, children };
}

export function link(href: string, ...children: (MarkupNode | string)[]): MarkupNode {
  return { name: 'a', href, children };
}

/** A parser that gives one tree for any XML and, for rich text, the tree under its text. */
export function parserOf(xml: MarkupNode | null, html: { [text: string]: MarkupNode } = {}): MarkupParser {
  return { xml: () => xml, html: (text) => html[text] ?? node('body', text) };
}
