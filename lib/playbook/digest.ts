/** Names that an object does not keep in the order in which they were put (whole numbers), or does not keep at all. */
const STUBBORN = /^(?:\d+|__proto__)$/;

/**
 * One text for one content: JSON with the keys of every object sorted by UTF-16 code unit, no white space, numbers and
 * strings as `JSON.stringify` writes them, absent (`undefined`) members left out. That is RFC 8785 for everything that
 * JSON can hold, so any other implementation of it gets the same digest.
 */
export function canonicalJson(value: unknown): string {
  // The browser's own writer is the quickest by far, where the order of the keys is one that an object can have.
  const sorted = inOrder(value);
  return sorted === undefined ? written(value) : (JSON.stringify(sorted.value) ?? 'null');
}

/** A copy whose keys are in order; undefined where an object cannot hold them so. */
function inOrder(value: unknown): { value: unknown } | undefined {
  let possible = true;
  const copy = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.map(copy);
    const members: { [key: string]: unknown } = {};
    for (const key of Object.keys(one).sort()) {
      if (STUBBORN.test(key)) possible = false;
      if (!possible) break;
      members[key] = copy(Reflect.get(one, key));
    }
    return members;
  };
  const copied = copy(value);
  return possible ? { value: copied } : undefined;
}

function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`);
  return `{${members.join(',')}}`;
}

/** What is known of a content by its canonical JSON in UTF-8. */
export interface Sized {
  /** SHA-256, as 64 lower-case hexadecimal digits. */
  digest: string;
  /** Its length; that of `JSON.stringify` is the same, whatever the order of the keys. */
  bytes: number;
}

export async function sizedDigestOf(value: unknown): Promise<Sized> {
  const content = new TextEncoder().encode(canonicalJson(value));
  const hash = await crypto.subtle.digest('SHA-256', content);
  const digest = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { digest, bytes: content.length };
}

/** SHA-256 of the canonical JSON in UTF-8, as 64 lower-case hexadecimal digits. */
export async function digestOf(value: unknown): Promise<string> {
  return (await sizedDigestOf(value)).digest;
}
