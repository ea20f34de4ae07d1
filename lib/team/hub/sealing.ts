import { fromBase64Url, toBase64Url } from '../base64url';
import type { TeamKey } from './contract';

/** Bytes of the nonce, as AES-GCM has it (NIST SP 800-38D, 8.2.2): made at random for each message. */
const NONCE = 12;

/** The team's keys for the contents of messages, so that the hub's operator reads none. */
export interface Keyring {
  /** Whether there is a key at all. */
  seals: boolean;
  /** `<key id>.<iv>.<ciphertext>` by the newest key. `bound`: what it belongs to, and is opened with alone. */
  seal(text: string, bound: string): Promise<string>;
  /** The text; `unknown`: that key is not here; `no`: it is not what the key sealed for this. */
  open(sealed: string, bound: string): Promise<{ text: string } | { unknown: string } | { no: true }>;
}

/** `keys`: the newest first; those that are no key of 32 bytes are none. */
export function makeKeyring(keys: readonly TeamKey[]): Keyring {
  const known = new Map<string, Promise<CryptoKey>>();
  for (const { id, key } of keys) {
    const raw = fromBase64Url(key);
    if (raw?.length !== 32 || known.has(id)) continue;
    known.set(id, crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']));
  }
  const utf8 = new TextEncoder();
  const [newest] = known;
  return {
    seals: newest !== undefined,
    async seal(text, bound) {
      if (!newest) throw new TypeError('there is no key to seal with');
      const [id, key] = newest;
      const iv = crypto.getRandomValues(new Uint8Array(NONCE));
      const how = { name: 'AES-GCM', iv, additionalData: utf8.encode(bound) };
      const sealed = await crypto.subtle.encrypt(how, await key, utf8.encode(text));
      return `${id}.${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
    },
    async open(sealed, bound) {
      const [id = '', nonce = '', rest = '', more] = sealed.split('.');
      const iv = fromBase64Url(nonce);
      const bytes = fromBase64Url(rest);
      if (!/^[\w-]{1,64}$/.test(id) || iv?.length !== NONCE || !bytes || more !== undefined) return { no: true };
      const key = known.get(id);
      if (!key) return { unknown: id };
      try {
        const how = { name: 'AES-GCM', iv, additionalData: utf8.encode(bound) };
        const opened = await crypto.subtle.decrypt(how, await key, bytes);
        return { text: new TextDecoder('utf-8', { fatal: true }).decode(opened) };
      } catch {
        return { no: true };
      }
    },
  };
}
