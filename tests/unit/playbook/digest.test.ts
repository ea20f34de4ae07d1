import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../../../lib/playbook/digest';
import { makeRelease, releaseOfParsed, verifyDigest } from '../../../lib/playbook/release';
import { sample } from './sample';

const FACTS = { number: 3, date: '2026-11-24T09:00:00.000Z', author: 'Manager', note: 'Two new tips.' };

describe('canonical JSON', () => {
  it('is that of RFC 8785’s own example of sorting', () => {
    const example = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    expect(canonicalJson(example)).toBe(
      '{"\\r":"CR","1":"One","\u0080":"Control","\u00f6":"o","\u20ac":"Euro","\ud83d\ude00":"Emoji","\ufb33":"Dalet"}',
    );
  });

  it('writes numbers as ECMAScript does and leaves absent members out', () => {
    expect(canonicalJson({ b: [333333333.3333333, 1e30, 4.5, 0.002, 1e-27, -0], a: undefined })).toBe(
      '{"b":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}',
    );
  });

  it('has its keys in order where an object cannot keep them so: numbers, and the name of what objects are made from', () => {
    const value: unknown = JSON.parse('{"b":{"10":1,"9":2,"__proto__":{"z":1,"a":2}},"10":[{"2":0,"10":0}],"a":null}');
    expect(canonicalJson(value)).toBe('{"10":[{"10":0,"2":0}],"a":null,"b":{"10":1,"9":2,"__proto__":{"a":2,"z":1}}}');
    expect(canonicalJson([undefined, { a: undefined }])).toBe('[null,{}]');
  });

  it('parses back to the same value, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('a digest', () => {
  it('is the SHA-256 of the canonical JSON in UTF-8', async () => {
    const value = { b: 'Ümlaut “ ”', a: [1, null, true] };
    const expected = createHash('sha256').update('{"a":[1,null,true],"b":"Ümlaut “ ”"}').digest('hex');
    expect(await digestOf(value)).toBe(expected);
  });
});

describe('a release', () => {
  it('holds what was published, whatever becomes of the draft', async () => {
    const draft = sample();
    const release = await makeRelease(draft, FACTS);
    draft.tips.length = 0;
    draft.vision.statement = 'Changed afterwards.';
    expect(release).toMatchObject({ ...FACTS, playbook: sample() });
    expect(await verifyDigest(release)).toBe(true);
  });

  it('no longer fits its digest once a word is changed', async () => {
    const release = await makeRelease(sample(), FACTS);
    release.playbook.vision.statement += ' ';
    expect(await verifyDigest(release)).toBe(false);
  });

  it('has the same digest whatever the order of keys in the draft', async () => {
    const { digest } = await makeRelease(sample(), FACTS);
    const turned = await makeRelease(reversed(sample()) as ReturnType<typeof sample>, FACTS);
    expect(turned.digest).toBe(digest);
  });

  it('is not made with facts that the format refuses', async () => {
    await expect(makeRelease(sample(), { ...FACTS, number: 0 })).rejects.toThrow();
    await expect(makeRelease(sample(), { ...FACTS, date: 'today' })).rejects.toThrow();
    await expect(releaseOfParsed(sample(), { ...FACTS, date: 'today' })).rejects.toThrow();
  });

  it('is the same where its playbook was parsed before', async () => {
    const { release, bytes } = await releaseOfParsed(sample(), FACTS);
    expect(release).toEqual(await makeRelease(sample(), FACTS));
    const spoken = { ...FACTS, note: 'Über „Preise“ 😀' };
    expect(bytes).toBe(Buffer.byteLength(JSON.stringify(release)));
    const other = await releaseOfParsed(reversed(sample()) as ReturnType<typeof sample>, spoken);
    expect(other.bytes).toBe(Buffer.byteLength(JSON.stringify(other.release)));
  });
});
