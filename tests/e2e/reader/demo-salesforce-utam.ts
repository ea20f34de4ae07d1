import { readFile } from 'node:fs/promises';

/** One element of a UTAM page object. */
export interface UtamElement {
  name: string;
  css: string;
  /** It stands in the component's own template, not in what the component was given. */
  inTemplate: boolean;
}

interface Node {
  name?: string;
  selector?: { css?: string };
  elements?: Node[];
  shadow?: { elements?: Node[] };
}

const folder = new URL('../../../node_modules/salesforce-pageobjects/dist/', import.meta.url);

/**
 * The elements that a page object of `salesforce-pageobjects` names. A placeholder stands for the first of several.
 * Nothing of the package is copied: it is read when the test runs.
 */
export async function utamElements(name: string): Promise<UtamElement[]> {
  const document: Node = JSON.parse(await readFile(new URL(`${name}.utam.json`, folder), 'utf8'));
  const found: UtamElement[] = [];
  const collect = (elements: Node[] | undefined, inTemplate: boolean): void => {
    for (const element of elements ?? []) {
      const css = element.selector?.css?.replace('%d', '1');
      if (element.name && css) found.push({ name: element.name, css, inTemplate });
      collect(element.elements, inTemplate);
      collect(element.shadow?.elements, true);
    }
  };
  collect(document.elements, false);
  collect(document.shadow?.elements, true);
  return found;
}
