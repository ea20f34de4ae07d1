/**
 * A document as plain data, so that nothing here needs a browser: the page makes it with the browser's own parser
 * (`components/options/exchange/markup.ts`), which runs no script and loads nothing.
 */
export interface MarkupNode {
  /** Lower case in HTML, as written in XML, without a prefix. */
  name: string;
  /** Only what is ever asked for. */
  href?: string;
  children: (MarkupNode | string)[];
}

/** Both give null for a text that they cannot read. */
export interface MarkupParser {
  xml(text: string): MarkupNode | null;
  /** Children of the body. */
  html(text: string): MarkupNode | null;
}

/** The elements of that name right inside. */
export function childrenNamed(node: MarkupNode, name: string): MarkupNode[] {
  return node.children.filter((child): child is MarkupNode => typeof child !== 'string' && child.name === name);
}

/** All text inside. */
export function textOf(node: MarkupNode | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
