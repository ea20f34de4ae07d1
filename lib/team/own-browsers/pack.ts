import { fromBase64Url, toBase64Url } from '../base64url';

/** Text as it travels: gzip, then base64url, which no browser's JSON writer makes longer. */
export interface Packed {
  text: string;
  /** SHA-256 of `text`, lower-case hex. */
  tag: string;
}

/** Most characters that a packed text may open to: what fits into the area never comes near. */
const LARGEST = 20_000_000;

export async function pack(text: string): Promise<Packed> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const packed = toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()));
  return { text: packed, tag: await tagOf(packed) };
}

/** The text of what was packed; null where it is no gzip, is cut off, or opens to more than any of ours. */
export async function unpack(packed: string): Promise<string | null> {
  const bytes = fromBase64Url(packed);
  if (!bytes) return null;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += decoder.decode(read.value, { stream: true });
      if (text.length > LARGEST) {
        await reader.cancel();
        return null;
      }
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}

export async function tagOf(packed: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(packed)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
