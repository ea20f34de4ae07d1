import { describe, expect, test, vi } from 'vitest';
import { LARGEST_MESSAGE, peopleOf, unwrap, wrap } from '../../../../lib/team/hub/envelope.ts';
import { rawKeyOf } from '../../../../lib/team/hub/nkey.ts';
import { makeKeyring } from '../../../../lib/team/hub/sealing.ts';
import { ANNA, BEN } from '../../notes/sample.ts';
import { rosterOf, signing, teamKey } from './fake-hub.ts';

const anna = signing(ANNA, 'Anna', 'rep');
const ben = signing(BEN, 'Ben', 'coach');
const people = peopleOf(rosterOf(anna, ben));
const SUBJECT = `sl.ev.coach.${ANNA}.${ANNA}.-.one.two`;
const plain = makeKeyring([]);
const [old, young] = [teamKey('old', 1), teamKey('young', 2)];

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const open = (payload: Uint8Array, keyring = plain, subject = SUBJECT, author = ANNA) =>
  unwrap({ subject, author, payload }, people, keyring);
/** A message, with some of its envelope changed. */
const changed = async (change: (envelope: Record<string, unknown>) => object, keyring = plain) => {
  const envelope = JSON.parse(new TextDecoder().decode(await wrap(SUBJECT, '{"a":1}', anna, keyring)));
  return bytes(JSON.stringify(change(envelope)));
};

describe('a message', () => {
  test('is opened by whoever knows its author', async () => {
    expect(await open(await wrap(SUBJECT, 'grüß', anna, plain))).toMatchObject({
      outcome: 'open',
      body: 'grüß',
      author: { id: ANNA },
    });
  });

  test('is checked in the same way where the browser has no Ed25519 of its own', async () => {
    const carl = signing(ANNA, 'Carl', 'rep');
    const importing = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValueOnce(new Error('no such algorithm'));
    const payload = await wrap(SUBJECT, 'x', carl, plain);
    const found = await unwrap({ subject: SUBJECT, author: ANNA, payload }, peopleOf(rosterOf(carl)), plain);
    expect(importing).toHaveBeenCalledOnce();
    expect(found.outcome).toBe('open');
    importing.mockRestore();
    const other = await unwrap({ subject: `${SUBJECT}x`, author: ANNA, payload }, peopleOf(rosterOf(carl)), plain);
    expect(other).toEqual({ outcome: 'refused', why: 'bad-signature' });
  });

  test('holds under its own subject alone', async () => {
    const payload = await wrap(SUBJECT, 'x', anna, plain);
    expect(await open(payload, plain, SUBJECT.replace('coach', 'team'))).toEqual({
      outcome: 'refused',
      why: 'bad-signature',
    });
  });

  test('of another person under a correct subject is forged', async () => {
    expect(await open(await wrap(SUBJECT, 'x', ben, plain))).toEqual({ outcome: 'refused', why: 'forged' });
  });

  test('by a key that nobody has waits for the roster', async () => {
    const somebody = { ...signing(ANNA, 'Anna', 'rep') };
    expect(await open(await wrap(SUBJECT, 'x', somebody, plain))).toEqual({ outcome: 'held', why: 'person' });
  });

  test('is not even read where it is too large', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(await open(new Uint8Array(LARGEST_MESSAGE + 1))).toEqual({ outcome: 'refused', why: 'too-large' });
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  test.each([
    ['no UTF-8', new Uint8Array([0xff, 0xfe])],
    ['no JSON', bytes('{')],
    ['nothing', bytes('')],
    ['a list', bytes('[]')],
    ['deep', bytes('['.repeat(500_000))],
  ])('that is %s is malformed', async (_what, payload) => {
    expect(await open(payload)).toEqual({ outcome: 'refused', why: 'malformed' });
  });

  test.each([
    ['of another version', (envelope: object) => ({ ...envelope, v: 2 })],
    ['with more in it than is signed', (envelope: object) => ({ ...envelope, more: 1 })],
    ['without a body', ({ body: _, ...envelope }: Record<string, unknown>) => envelope],
  ])('%s is malformed', async (_what, change) => {
    expect(await open(await changed(change))).toEqual({ outcome: 'refused', why: 'malformed' });
  });

  test.each([
    ['its body', (envelope: object) => ({ ...envelope, body: '{"a":2}' })],
    ['its signature', (envelope: object) => ({ ...envelope, sig: 'A'.repeat(86) })],
    ['its signature to none', (envelope: object) => ({ ...envelope, sig: '' })],
    ['its key to none', (envelope: object) => ({ ...envelope, key: 'U' })],
    ['its key to another', (envelope: object) => ({ ...envelope, key: ben.key })],
  ])('of which somebody changed %s is not signed', async (_what, change) => {
    expect(await open(await changed(change))).toEqual({ outcome: 'refused', why: 'bad-signature' });
  });
});

describe('a sealed message', () => {
  test('says nothing of what is in it, and is opened with the key', async () => {
    const payload = await wrap(SUBJECT, 'the price is 7', anna, makeKeyring([young, old]));
    expect(new TextDecoder().decode(payload)).not.toMatch(/price|7"/);
    expect(await open(payload, makeKeyring([old, young]))).toMatchObject({ outcome: 'open', body: 'the price is 7' });
  });

  test('by an older key is opened as long as that is kept; without it it waits', async () => {
    const payload = await wrap(SUBJECT, 'x', anna, makeKeyring([old]));
    expect(await open(payload, makeKeyring([young, old]))).toMatchObject({ outcome: 'open' });
    expect(await open(payload, makeKeyring([young]))).toEqual({ outcome: 'held', why: 'key' });
    expect(await open(payload, plain)).toEqual({ outcome: 'held', why: 'key' });
  });

  test('that the key with this name did not seal is unreadable', async () => {
    const payload = await wrap(SUBJECT, 'x', anna, makeKeyring([old]));
    expect(await open(payload, makeKeyring([{ ...young, id: 'old' }]))).toEqual({
      outcome: 'refused',
      why: 'unreadable',
    });
  });

  test('is bound to its subject also where its author signs it anew', async () => {
    const sealed = await makeKeyring([old]).seal('x', 'sl.another');
    const body = { ...makeKeyring([old]), seal: async () => sealed };
    expect(await open(await wrap(SUBJECT, 'x', anna, body), makeKeyring([old]))).toEqual({
      outcome: 'refused',
      why: 'unreadable',
    });
  });

  test.each([
    '',
    '.',
    'old',
    'old.AAAA.AAAA',
    'old.AAAAAAAAAAAAAAAA',
    'old.AAAAAAAAAAAAAAAA.AA.AA',
    'old.AAAAAAAAAAAAAAAA.!!',
  ])('that reads %j is unreadable', async (sealed) => {
    const odd = { ...makeKeyring([old]), seal: async () => sealed };
    expect(await open(await wrap(SUBJECT, 'x', anna, odd), makeKeyring([old]))).toEqual({
      outcome: 'refused',
      why: 'unreadable',
    });
  });
});

test('a public NKey is 32 bytes, and anything else is none', () => {
  expect(rawKeyOf(anna.key)).toHaveLength(32);
  for (const odd of ['', 'U', anna.key.toLowerCase(), `A${anna.key.slice(1)}`, `${anna.key}A`])
    expect(rawKeyOf(odd)).toBeNull();
});
