import { PublicKey } from './signed-release';

/** What a person needs to follow a publisher: where the document is, and whose signature to trust. */
export interface JoinLink {
  /** Address of the document, `https:`, without a fragment. */
  address: string;
  /** Public key, base64url. */
  key: string;
}

/** `https://…/playbook.json#sightline-key=<key>`: the part after `#` is never sent to the server. */
export function joinLink({ address, key }: JoinLink): string {
  return `${address}#sightline-key=${key}`;
}

export type JoinRefusal = 'no-link' | 'not-https' | 'credentials' | 'no-key' | 'bad-key';

/** What a pasted text says, or why it is no join link. */
export function parseJoinLink(text: string): JoinLink | { refused: JoinRefusal } {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return { refused: 'no-link' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:') return { refused: 'not-https' };
  if (url.username !== '' || url.password !== '') return { refused: 'credentials' };
  const key = new URLSearchParams(url.hash.slice(1)).get('sightline-key');
  if (key === null) return { refused: 'no-key' };
  if (!PublicKey.safeParse(key).success) return { refused: 'bad-key' };
  url.hash = '';
  return { address: url.href.replace(/#$/, ''), key };
}
