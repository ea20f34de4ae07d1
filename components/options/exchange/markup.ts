import type { MarkupNode, MarkupParser } from '../../../lib/playbook/in-out/markup';

/**
 * The browser's own parsers, whose documents run no script, load nothing and are shown nowhere. They become plain data at
 * once; nothing of them is ever put into a page.
 */
export const markupParser: MarkupParser = {
  xml(text) {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    return document.querySelector('parsererror') ? null : nodeOf(document.documentElement);
  },
  html(text) {
    return nodeOf(new DOMParser().parseFromString(text, 'text/html').body);
  },
};

/** Deepest nesting that is followed; what is below is left out. */
const DEPTH = 100;

function nodeOf(element: Element, depth = 0): MarkupNode {
  const href = element.getAttribute('href');
  const children = depth >= DEPTH ? [] : [...element.childNodes].flatMap((child) => childOf(child, depth));
  return { name: element.localName, ...(href === null ? {} : { href }), children };
}

function childOf(child: ChildNode, depth: number): (MarkupNode | string)[] {
  if (child instanceof Element) return [nodeOf(child, depth + 1)];
  // CDATA sections are texts; comments and processing instructions are neither.
  return child instanceof Text ? [child.data] : [];
}
