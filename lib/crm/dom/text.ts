import { flatChildren, isElement } from './flat';

/** Elements whose borders separate words even where no white space stands between them. */
const BLOCKS = new Set([
  'ADDRESS',
  'BR',
  'DIV',
  'DD',
  'DL',
  'DT',
  'H1',
  'H2',
  'H3',
  'LI',
  'OL',
  'P',
  'TD',
  'TH',
  'TR',
  'UL',
]);
/** Elements that never hold a value: code, pictures, and the buttons around a value. */
const SILENT = new Set(['BUTTON', 'IMG', 'NOSCRIPT', 'SCRIPT', 'STYLE', 'SVG', 'TEMPLATE']);

/**
 * The text of the flattened tree below `node`, like `textContent`: not cut by CSS, and read without layout.
 * `skip` names (as a selector) what is not part of the value. White space is not folded; block borders become line breaks.
 */
export function flatText(node: Node, skip: string): string {
  const parts: string[] = [];
  collect(node, skip, parts);
  return parts.join('');
}

function collect(node: Node, skip: string, parts: string[]): void {
  for (const child of flatChildren(node)) {
    if (child.nodeType === 3) parts.push(child.nodeValue ?? '');
    else if (isElement(child)) {
      const name = child.nodeName.toUpperCase();
      if (SILENT.has(name) || child.matches(skip)) continue;
      const block = BLOCKS.has(name);
      if (block) parts.push('\n');
      collect(child, skip, parts);
      if (block) parts.push('\n');
    }
  }
}
