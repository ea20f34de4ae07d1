import { flatAncestors } from '../dom/flat';
import { Touches } from './touches';

/** A page in which nothing changed for this long has caught up with its address. Milliseconds. */
export const QUIET = 3000;
/**
 * A clock or a feed may keep a page busy for ever. Then the fields themselves must have stood still for this long; and
 * an address that stood for this long is not being rendered any more when it is left.
 */
export const STILL = 10_000;

/** What is known of an element that held a record. */
interface Bond {
  key: string;
  name: string;
  /** The header's element, and its text as the DOM holds it. */
  header: { element: Element; text: string } | null;
  /** Every field that was read, with its text. */
  fields: Map<Element, string>;
  /** Only what changed in this batch or later belongs to the record; null: everything does. */
  since: number | null;
  /** The element came with the record: what is in it is the record's, and `since` is for fields outside of it. */
  own: boolean;
  /** Changed while it was in front under another address. */
  dirty: boolean;
}

/** What a reading found: the record's name and every field's element with its text, the header first. */
export interface Found {
  name: string;
  fields: readonly (readonly [Element, string])[];
}

function isWithin(element: Element, page: Element): boolean {
  for (const at of flatAncestors(element)) if (at === page) return true;
  return false;
}

const textOf = (element: Element): string => element.textContent ?? '';

/**
 * Decides whether what the page shows can belong to the record that the address names. The rules are in `follow.ts`.
 * Holds no DOM reference strongly but the page in front; reads nothing but the text of the header it knows.
 */
export class Trust {
  constructor(private quiet = QUIET) {}

  private touches = new Touches();
  private bonds = new WeakMap<Element, Bond>();
  /** In front, under another address, before anything was known of it. */
  private foreign = new WeakSet<Element>();
  /** The address under which the page in front came there. */
  private cameUnder: string | null = null;
  private key: string | null = null;
  private page: Element | null = null;
  /** The page whose record was given out since the address last moved. */
  private confirmed: Element | null = null;
  private moved = { batch: 0, at: 0 };
  /** When the page came in front, or was seen again after the tab was hidden. */
  private seenAt = 0;
  /** The latest batch when it came in front. */
  private front = 0;
  /** The batch in which the header of the page in front stopped showing the record it is bound to. */
  private flip: number | null = null;
  /** An address was left before the page had caught up with it: its record may yet be rendered. */
  private unsettled = false;
  private movedBefore = false;
  /** The last address was left while its page still changed: what comes next may be more of it. */
  private hasty = false;

  /** Whether what the page shows is still open to doubt. */
  get open(): boolean {
    if (this.key === null || !this.confirmed || this.confirmed !== this.page) return true;
    return this.unsettled || this.bonds.get(this.confirmed)?.since !== null;
  }

  /** Whether the order of changes has to be known. When it has not, none is kept. */
  isArmed(now: number): boolean {
    return this.open || now - this.moved.at < STILL;
  }

  /** The address names another record, or none. Call it with every earlier change noted. */
  move(key: string | null, now: number): void {
    const brief = now - this.moved.at < STILL;
    if (!brief) this.unsettled = false;
    else if (this.key !== null && !this.confirmed) this.unsettled = true;
    this.hasty = this.key === null ? brief && this.hasty : brief && this.quietIn(now) > 0;
    this.noticeStrangers();
    const { page } = this;
    if (this.key !== null) {
      this.movedBefore = true;
      if (page && !this.bonds.has(page)) this.foreign.add(page);
    }
    this.key = key;
    this.confirmed = null;
    this.flip = null;
    this.moved = { batch: this.touches.last.batch + 1, at: now };
  }

  /** The address changed, but not the record: a form may come in an element of its own. */
  reopen(): void {
    this.confirmed = null;
  }

  note(records: readonly MutationRecord[], now: number): void {
    this.touches.note(records, now);
    const bond = this.page && this.bonds.get(this.page);
    if (!bond?.header || bond.key === this.key || this.flip !== null) return;
    const { element, text } = bond.header;
    if (!element.isConnected || textOf(element) !== text) this.flip = this.touches.last.batch;
  }

  /** The tab was hidden and nothing was noted meanwhile. */
  blink(now: number): void {
    this.seenAt = now;
    if (!this.movedBefore || !this.open) return;
    this.unsettled = true;
    const bond = this.page && this.bonds.get(this.page);
    if (bond) bond.dirty = true;
  }

  /** Tells which page is in front; null while there is none. */
  see(page: Element | null, now: number): void {
    if (page === this.page || page === null) this.noticeStrangers();
    if (page === this.page) return;
    this.page = page;
    this.seenAt = now;
    this.front = this.touches.last.batch;
    this.cameUnder = this.key;
    this.flip = null;
  }

  /**
   * A page that changed while it was in front under another address may hold another record by now; so may one that
   * changed under its own, while a record that was passed by may yet be rendered.
   */
  private noticeStrangers(): void {
    const bond = this.page && this.bonds.get(this.page);
    if (!bond || !this.page || (bond.key === this.key && !this.unsettled)) return;
    if (this.touches.touchedSince(this.page, this.moved.batch)) bond.dirty = true;
  }

  /** Milliseconds until the page in front counts as quiet, if nothing happens; 0: it is. */
  quietIn(now: number, fields: Found['fields'] = []): number {
    const start = Math.max(this.moved.at, this.seenAt);
    const touched = (this.page && this.touches.of(this.page)?.at) ?? 0;
    const byPage = Math.max(start, touched) + this.quiet - now;
    if (fields.length === 0) return Math.max(0, byPage);
    const changed = fields.map(([element]) => this.touches.of(element)?.at ?? 0);
    return Math.max(0, Math.min(byPage, Math.max(start, ...changed) + STILL - now));
  }

  /** Fields to leave out of a reading of the page in front: undefined where all of it may be believed. */
  filter(now: number): ((element: Element, raw: string) => boolean) | undefined {
    const { page } = this;
    if (!page || this.quietIn(now) === 0) return undefined;
    const bond = this.bonds.get(page);
    const since = !bond ? this.sinceFront() : bond.key === this.key ? bond.since : this.flip;
    if (since === null) return undefined;
    const own = !bond || (bond.own && bond.key === this.key);
    return (element, raw) => !(own && isWithin(element, page)) && !this.isFresh(bond, element, raw, since);
  }

  /** A new page element may come before the fields beside it are the new record's. */
  private sinceFront(): number | null {
    if (!this.movedBefore) return null;
    return this.hasty ? Number.POSITIVE_INFINITY : this.front;
  }

  private isFresh(bond: Bond | undefined, element: Element, raw: string, since: number): boolean {
    if (this.touches.touchedSince(element, since)) return true;
    // A known field that was only moved to another place still shows what it showed.
    return bond?.fields.get(element) !== raw && this.touches.addedSince(element, since);
  }

  /** Whether the page in front shows the record of the address. True binds it to that record. */
  accept(found: Found, now: number): boolean {
    const { page, key } = this;
    if (!page || key === null) return false;
    const quiet = this.quietIn(now, found.fields) === 0;
    const bond = this.bonds.get(page);
    const since = bond ? this.believe(bond, found, quiet) : this.believeNew(page, quiet);
    if (since === undefined) return false;
    if (quiet) {
      this.unsettled = false;
      this.hasty = false;
    }
    const own = !bond || (bond.own && bond.key === key);
    this.bind(page, key, found, quiet ? null : since, own);
    return true;
  }

  /** An element that no record was seen in yet. */
  private believeNew(page: Element, quiet: boolean): number | null | undefined {
    const unsure = this.unsettled || this.foreign.has(page) || (this.confirmed !== null && this.confirmed !== page);
    // It was left in front by another address, and nothing came since.
    const left = this.cameUnder !== this.key && !this.touches.touchedSince(page, this.moved.batch);
    const sure = !left && (quiet || !unsure);
    return sure ? this.sinceFront() : undefined;
  }

  /** The batch from which fields count, null for all of them, undefined where nothing may be believed. */
  private believe(bond: Bond, found: Found, quiet: boolean): number | null | undefined {
    if (bond.key === this.key) return quiet || !bond.dirty ? bond.since : undefined;
    // The record of this address is in another element already: this one is another tab, and stays what it was.
    if (this.confirmed) return undefined;
    if (!quiet && (this.unsettled || this.hasty)) return undefined;
    if (found.name === bond.name)
      return this.isRenewed(bond, found) || (quiet && this.showsOther(bond, found)) ? null : undefined;
    // Without the header's own element nobody knows which batch it was: the last one is late enough.
    if (!bond.header) this.flip ??= this.touches.last.batch;
    return quiet ? null : (this.flip ?? undefined);
  }

  /** Whether every single field has come since the address moved. */
  private isRenewed(bond: Bond, found: Found): boolean {
    const { batch } = this.moved;
    return found.fields.length > 1 && found.fields.every(([element, raw]) => this.isFresh(bond, element, raw, batch));
  }

  /**
   * Whether a field shows another text than it did: a known element itself, or one that has come since the address moved where
   * known ones have gone. A field that only came in addition says nothing: the old record may have been late with it.
   */
  private showsOther(bond: Bond, found: Found): boolean {
    const { batch } = this.moved;
    const there = new Set(found.fields.map(([element]) => element));
    const replaced = [...bond.fields.keys()].some((element) => !there.has(element));
    const texts = new Set(bond.fields.values());
    return found.fields.some(([element, raw]) =>
      bond.fields.has(element)
        ? raw !== bond.fields.get(element)
        : replaced && !texts.has(raw) && this.isFresh(bond, element, raw, batch),
    );
  }

  private bind(page: Element, key: string, found: Found, since: number | null, own: boolean): void {
    const header = found.fields.find(([, raw]) => raw === found.name)?.[0];
    this.bonds.set(page, {
      key,
      name: found.name,
      // In native shadow the text of a header can be out of reach of `textContent`.
      header: header && textOf(header) !== '' ? { element: header, text: textOf(header) } : null,
      fields: new Map(found.fields),
      since,
      own,
      dirty: false,
    });
    this.foreign.delete(page);
    this.confirmed = page;
    this.flip = null;
  }
}
