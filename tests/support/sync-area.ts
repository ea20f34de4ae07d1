import { type Items, sizeOf, sizeOfItems } from '../../lib/team/own-browsers/limits.ts';
import type { Write } from '../../lib/team/own-browsers/pieces.ts';

/**
 * `storage.sync` as several browsers of one account have it: each a copy of its own, with the browser's limits and words; what is
 * written goes to the account item by item, in any order, and from there to the others, in any order. Of an item that two wrote
 * the account keeps what came to it last. That cloud is the one part that no test can have.
 */
export class Account {
  readonly areas: SyncArea[] = [];
  readonly #kept = new Map<string, unknown>();

  area(): SyncArea {
    const area = new SyncArea();
    this.areas.push(area);
    for (const [key, value] of this.#kept) area.arriving.set(key, value);
    return area;
  }

  /** Brings one item that was written in a browser to the account, which tells the others. */
  upload(area: SyncArea, key: string): void {
    if (!area.unsent.delete(key)) return;
    const value = area.items[key];
    this.#kept.set(key, value);
    for (const other of this.areas) if (other !== area) other.arriving.set(key, value);
    // What was still on its way here is older than what the account has now.
    area.arriving.delete(key);
  }
}

export class SyncArea {
  items: { [key: string]: unknown } = {};
  /** Keys that the account has not been told of. */
  readonly unsent = new Set<string>();
  /** What the account has for this browser; undefined: it was removed. */
  readonly arriving = new Map<string, unknown>();

  /** Writes as Chromium 156 does: all of one call or nothing. Throws in its words. */
  write(write: Write): void {
    if ('remove' in write) {
      for (const key of write.remove) {
        if (!(key in this.items)) continue;
        delete this.items[key];
        this.unsent.add(key);
      }
      return;
    }
    const after: Items = { ...this.items, ...structuredClone(write.set) };
    for (const key of Object.keys(write.set)) {
      if (sizeOf(key, after[key]) > 8_192) throw new Error('Resource::kQuotaBytesPerItem quota exceeded');
    }
    if (sizeOfItems(after) > 102_400) throw new Error('Resource::kQuotaBytes quota exceeded');
    if (Object.keys(after).length > 512) throw new Error('Resource::kMaxItems quota exceeded');
    this.items = { ...after };
    for (const key of Object.keys(write.set)) this.unsent.add(key);
  }

  /** Takes one item from the account. Where it was written here meanwhile, `yields` says which of the two stays. */
  deliver(key: string, yields: boolean): void {
    if (!this.arriving.has(key)) return;
    const value = this.arriving.get(key);
    this.arriving.delete(key);
    if (this.unsent.has(key) && !yields) return;
    this.unsent.delete(key);
    if (value === undefined) delete this.items[key];
    else this.items[key] = structuredClone(value);
  }
}
