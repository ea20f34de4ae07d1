import type { CrmId, Identity, NoIdentity, ReadResult, Record } from './record';

/**
 * A CRM is two halves, so that a page that is no record carries only the first:
 * - `Addresses` (url.ts): pure, no DOM. It is in the small watcher that runs on every page of the CRM's hosts.
 * - `Reader` (reader.ts): reads the DOM. It reaches a page together with the panel, only on a record.
 * Both are listed in `registry.ts`, and `script.ts` brings the two together in a page. See docs/writing-a-crm-adapter.md.
 */
export interface Addresses {
  crm: CrmId;
  /** Whether this host belongs to the CRM, wherever on it the page is. */
  owns(url: URL): boolean;
  /** Never throws. Called only for hosts that it owns. */
  identify(url: URL): Identity | NoIdentity;
}

/** What `read` may be told beyond the page itself. */
export interface ReadOptions {
  /** Clock, milliseconds since the epoch. */
  now?: number;
  /**
   * Fields whose element already showed this very text for another record and was not touched since: they are left
   * out as `unreadable` (see `watch/follow.ts`). `element` is the field's hook, `raw` its text.
   */
  isStale?: (element: Element, raw: string) => boolean;
  /**
   * Told of every field hook that was read, so that a later reading can tell what is left over. `api`: the reading's API name
   * (`sf:Amount`), for whoever wants to know where on the page a field is; of the header and the path undefined.
   */
  onField?: (element: Element, raw: string, api?: string) => void;
  /**
   * Told of an error that ended the reading; the answer is then "not yet". Nobody told: `readWith` reports it as uncaught, so
   * that it is seen in the console and fails every test that watches it.
   */
  onError?: (error: unknown) => void;
}

export interface Reader {
  crm: CrmId;
  /**
   * Never throws on any DOM; never returns text that belongs to another record. Leaves numbers, amounts, dates and yes or no
   * to be made by `complete`, with the page's clues.
   */
  read(identity: Identity, document: Document, options: ReadOptions): ReadResult;
  /**
   * The element that holds the active record page, or null while there is none. A new record may come in a new
   * element or in the same one; the follower treats the second with more care.
   */
  activePage(identity: Identity, document: Document): Element | null;
  /** Attributes whose change can make another page or stage the active one, without a node being added. */
  watchedAttributes: readonly string[];
  /** Where a panel may stand without covering the CRM's header, save bar or utility bar. CSS pixels, and z-index. */
  room(document: Document): { top: number; bottom: number; zIndex: number };
  /**
   * Gives the page `width` CSS pixels less on one side (0 undoes it), so that a docked panel covers nothing.
   * Returns false where this page cannot be narrowed; the panel then overlays.
   */
  makeRoom(document: Document, side: 'left' | 'right', width: number): boolean;
  /** Canonical address of a record, without query and fragment. */
  recordUrl(record: Pick<Record, 'object' | 'id' | 'org'>, current: URL): string;
}

/** Both halves of one CRM: what a record page of it carries. */
export interface Adapter {
  addresses: Addresses;
  reader: Reader;
}
