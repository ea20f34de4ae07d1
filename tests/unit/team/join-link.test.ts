import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../lib/team/base64url';
import { joinLink, parseJoinLink } from '../../../lib/team/join-link';

const KEY = toBase64Url(new Uint8Array(32).fill(7));

describe('base64url', () => {
  it('gives every sequence of bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('takes one text for one value: no padding, no other alphabet, no spare bits', () => {
    for (const text of ['AA==', 'A+A_', 'A', 'AB', 'A A A']) expect(fromBase64Url(text), text).toBeNull();
  });
});

describe('a join link', () => {
  it('carries address and key, the key where no server sees it', () => {
    const link = joinLink({ address: 'https://playbook.example/team/playbook.json', key: KEY });
    expect(new URL(link).hash).toContain(KEY);
    expect(parseJoinLink(` ${link}\n`)).toEqual({ address: 'https://playbook.example/team/playbook.json', key: KEY });
  });

  it('keeps a query, which some hosts need', () => {
    const link = `https://cdn.example/p.json?v=2#sightline-key=${KEY}`;
    expect(parseJoinLink(link)).toEqual({ address: 'https://cdn.example/p.json?v=2', key: KEY });
  });

  it.each([
    ['our playbook', 'no-link'],
    [`http://playbook.example/p.json#sightline-key=${KEY}`, 'not-https'],
    [`javascript:alert(1)#sightline-key=${KEY}`, 'not-https'],
    [`https://me:secret@playbook.example/p.json#sightline-key=${KEY}`, 'credentials'],
    ['https://playbook.example/p.json', 'no-key'],
    ['https://playbook.example/p.json#sightline-key=short', 'bad-key'],
    [`https://playbook.example/p.json#sightline-key=${KEY}A`, 'bad-key'],
  ])('%s is refused as %s', (text, refused) => {
    expect(parseJoinLink(text)).toEqual({ refused });
  });
});
