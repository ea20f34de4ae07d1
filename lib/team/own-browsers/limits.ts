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
 * Bytes of one item, never less than Chromium counts: its key and its value as Chromium's own JSON writer writes it
 * (`settings_storage_quota_enforcer.cc`, `json_writer.cc`). That is `JSON.stringify` but for `<` and two line ends, which it
 * escapes, and for numbers that are not whole or need more than 32 bits, which it ends with `.0` or writes as `1.795000012345e+12`.
 */
export function sizeOf(key: string, value: unknown): number {
  const json = (JSON.stringify(value) ?? 'null').replace(/[<\u2028\u2029]/g, '\\u003C');
  return utf8(key) + utf8(json) + LONGER * longNumbers(value);
}

export function sizeOfItems(items: Items): number {
  return Object.entries(items).reduce((sum, [key, value]) => sum + sizeOf(key, value), 0);
}

/** A point, and an exponent of two digits with its sign. */
const LONGER = 5;

function longNumbers(value: unknown): number {
  if (typeof value === 'number') return value === (value | 0) ? 0 : 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner: unknown) => sum + longNumbers(inner), 0);
}

const utf8 = (text: string): number => new TextEncoder().encode(text).length;
