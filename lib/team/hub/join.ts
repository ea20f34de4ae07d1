import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import { fromBase64Url, toBase64Url } from '../base64url';
import { PublicKey } from '../signed-release';
import type { HubLink, TeamKey } from './contract';

const FRAGMENT = '#sightline-hub=';
const MOST_SERVERS = 12;
const MOST_KEYS = 20;

/** Nothing but what a link has: a link that says more is of another kind, or somebody added to it. */
const LinkSchema: z.ZodType<HubLink> = lazily(() => {
  const secret = z.string().refine((text) => fromBase64Url(text)?.length === 32, 'no secret of 32 bytes');
  return z.strictObject({
    team: z.string().trim().min(1).max(200),
    servers: z.array(z.string().max(500)).min(1).max(MOST_SERVERS),
    publisher: PublicKey.nullable(),
    roster: PublicKey,
    token: secret,
    keys: z.array(z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{8}$/), key: secret })).max(MOST_KEYS),
  });
});

/** Why a text is no join link of a hub (`team_hub_join_<refusal>` of the catalogue, with `_` for `-`). */
export type HubJoinRefusal =
  | 'no-link'
  | 'not-https'
  /** No `#sightline-hub=`; a link of an address has another fragment. */
  | 'no-hub'
  /** What follows it is cut off or changed. */
  | 'torn'
  /** It is whole, but something in it is not as it has to be. */
  | 'not-understood'
  /** A server that is not spoken to by TLS, and is not this computer. */
  | 'not-secure'
  /** A key for notes that does not belong to its name. */
  | 'wrong-key';

/** `https://<host>/#sightline-hub=<base64url>`: what follows `#` is sent to no server. `page`: whatever says what Sightline is. */
export function hubJoinLink(link: HubLink, page: string): string {
  const said = new TextEncoder().encode(JSON.stringify(link));
  return `${page}${FRAGMENT}${toBase64Url(said)}`;
}

/** What a pasted text says, or why it is no join link. `detail`: which part, for whoever made it. */
export async function parseHubLink(text: string): Promise<HubLink | { refused: HubJoinRefusal; detail?: string }> {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return { refused: 'no-link' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:') return { refused: 'not-https' };
  if (!url.hash.startsWith(FRAGMENT)) return { refused: 'no-hub' };
  const raw = jsonOf(fromBase64Url(url.hash.slice(FRAGMENT.length)));
  if (raw === undefined) return { refused: 'torn' };
  const parsed = LinkSchema.safeParse(raw);
  if (!parsed.success) return { refused: 'not-understood', detail: parsed.error.issues[0]?.path.join('.') ?? '' };
  for (const server of parsed.data.servers) {
    const refused = serverRefusal(server);
    if (refused) return { refused, detail: server };
  }
  for (const key of parsed.data.keys) {
    if (key.id !== (await keyId(key.key))) return { refused: 'wrong-key', detail: key.id };
  }
  return parsed.data;
}

/** `TeamKey.id` of a key. */
export async function keyId(key: TeamKey['key']): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', fromBase64Url(key) ?? new Uint8Array());
  return toBase64Url(new Uint8Array(digest)).slice(0, 8);
}

/** Only a host, and a port: anything more is something else than the address of a server. */
function serverRefusal(server: string): HubJoinRefusal | null {
  if (!URL.canParse(server)) return 'not-understood';
  const { protocol, host, hostname, href } = new URL(server);
  if (protocol !== 'wss:' && protocol !== 'ws:') return 'not-secure';
  if (href !== `${protocol}//${host}/`) return 'not-understood';
  return protocol === 'wss:' || LOOPBACK.has(hostname) ? null : 'not-secure';
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

function jsonOf(bytes: Uint8Array | null): unknown {
  try {
    return bytes ? JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) : undefined;
  } catch {
    return undefined;
  }
}
