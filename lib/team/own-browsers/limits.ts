/** What a browser lets an extension keep in `storage.sync`, in all browsers the same (MDN and Chromium's `storage.json`). */
export interface Limits {
  /** Bytes of all items. */
  total: number;
  /** Bytes of one item. */
  item: number;
}

export const LIMITS: Limits = { total: 102_400, item: 8_192 };

/** What is in the area: key → value. */
export type Items = { readonly [key: string]: unknown };

/**
 * Bytes of one item as Chromium counts them: its key and its value as Chromium's own JSON writer writes it
 * (`settings_storage_quota_enforcer.cc`, `json_writer.cc`). That is `JSON.stringify` but for `<`, which it escapes, and for whole
 * numbers beyond 32 bits, which it ends with `.0`.
 */
export function sizeOf(key: string, value: unknown): number {
  return utf8(key) + utf8((JSON.stringify(value) ?? 'null').replace(/</g, '\\u003C')) + 2 * longNumbers(value);
}

export function sizeOfItems(items: Items): number {
  return Object.entries(items).reduce((sum, [key, value]) => sum + sizeOf(key, value), 0);
}

function longNumbers(value: unknown): number {
  if (typeof value === 'number') return Number.isInteger(value) && value !== (value | 0) ? 1 : 0;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner: unknown) => sum + longNumbers(inner), 0);
}

const utf8 = (text: string): number => new TextEncoder().encode(text).length;
