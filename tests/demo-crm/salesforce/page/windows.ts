import type { Page } from './page.ts';

/** Where pages stand: side by side in a standard app, in tabs and subtabs in a console (crm.md §2.1). */
export interface Windows {
  element: HTMLElement;
  /** Brings a page to the front, making it when it is not there. `parent` is its workspace in a console. */
  show(page: Opening, parent: Opening | null): Page;
  isActive(page: Page): boolean;
  active(): Page | null;
  pages(): Page[];
  /** Console: takes a tab or subtab away; the address of what is in front then, or null when nothing changed. */
  close(key: string): string | null;
  /** Writes names on tabs again. */
  rename(): void;
}

/** A page to be shown: its key, and how to make it when it was not shown before. */
export interface Opening {
  key: string;
  make(): Page;
}

/** How many pages of a standard app are kept. */
export const KEPT = 6;
