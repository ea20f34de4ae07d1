import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../lib/team/base64url';
import type { HubLink } from '../../../lib/team/hub/contract';
import { hubJoinLink, keyId, parseHubLink } from '../../../lib/team/hub/join';

const PAGE = 'https://sightline.example/';
const bytes = (fill: number): string => toBase64Url(new Uint8Array(32).fill(fill));

async function good(): Promise<HubLink> {
  const key = bytes(3);
  return {
    team: 'Acme',
    servers: ['wss://hub.example', 'wss://hub2.example:8443', 'ws://127.0.0.1:8080'],
    publisher: bytes(1),
    roster: bytes(2),
    token: bytes(4),
    keys: [{ id: await keyId(key), key }],
  };
}

const withLink = (link: object): string => hubJoinLink(link as HubLink, PAGE);

describe('a join link of a hub', () => {
  it('says what it was made of, in the part that no server is sent', async () => {
    const link = await good();
    const text = hubJoinLink(link, PAGE);
    expect(text.startsWith(`${PAGE}#sightline-hub=`)).toBe(true);
    expect(await parseHubLink(` ${text}\n`)).toEqual(link);
    expect(await parseHubLink(hubJoinLink({ ...link, publisher: null, keys: [] }, PAGE))).toMatchObject({
      publisher: null,
    });
  });

  it('is none without its parts, and says which is missing', async () => {
    expect(await parseHubLink('hello')).toEqual({ refused: 'no-link' });
    expect(await parseHubLink(hubJoinLink(await good(), 'http://sightline.example/'))).toEqual({
      refused: 'not-https',
    });
    expect(await parseHubLink(`${PAGE}playbook.json#sightline-key=${bytes(1)}`)).toEqual({ refused: 'no-hub' });
  });

  it('is refused when it is cut off anywhere', async () => {
    const text = hubJoinLink(await good(), PAGE);
    const start = PAGE.length + '#sightline-hub='.length;
    for (let length = start; length < text.length; length += 1) {
      expect(await parseHubLink(text.slice(0, length)), `${length} letters`).toMatchObject({ refused: 'torn' });
    }
  });

  it('is refused with what does not belong into it, and names it', async () => {
    const link = await good();
    const cases: [object, object][] = [
      [
        { ...link, servers: ['ws://hub.example'] },
        { refused: 'not-secure', detail: 'ws://hub.example' },
      ],
      [{ ...link, servers: ['https://hub.example'] }, { refused: 'not-secure' }],
      [{ ...link, servers: ['wss://ann:secret@hub.example'] }, { refused: 'not-understood' }],
      [{ ...link, servers: ['wss://hub.example/elsewhere?x=1'] }, { refused: 'not-understood' }],
      [{ ...link, servers: ['hub.example'] }, { refused: 'not-understood' }],
      [
        { ...link, servers: [] },
        { refused: 'not-understood', detail: 'servers' },
      ],
      [
        { ...link, roster: 'short' },
        { refused: 'not-understood', detail: 'roster' },
      ],
      [
        { ...link, token: bytes(1).slice(2) },
        { refused: 'not-understood', detail: 'token' },
      ],
      [{ ...link, extra: true }, { refused: 'not-understood' }],
      [
        { ...link, keys: [{ id: 'AAAAAAAA', key: bytes(3) }] },
        { refused: 'wrong-key', detail: 'AAAAAAAA' },
      ],
    ];
    for (const [changed, refusal] of cases) expect(await parseHubLink(withLink(changed))).toMatchObject(refusal);
    expect(await parseHubLink(`${PAGE}#sightline-hub=${toBase64Url(new TextEncoder().encode('[1]'))}`)).toMatchObject({
      refused: 'not-understood',
    });
  });
});
