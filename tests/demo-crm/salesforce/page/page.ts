/** One page inside the app: a record's page, a list, home. It stays in the document when another becomes active. */
export interface Page {
  /** Address without query: the same address is the same page. */
  key: string;
  /** What the document is called while the page is active. */
  title(): string;
  /** What the console's tab says, with the object's label behind a bar. */
  tabTitle(): { name: string; object: string };
  /** Whether somebody is editing on it. */
  dirty(): boolean;
  element: HTMLElement;
  /** Makes the page's parts appear. `named` runs when the page would set the document's title. */
  start(named: () => void): void;
}
