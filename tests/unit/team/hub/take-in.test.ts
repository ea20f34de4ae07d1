import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NoteEvent } from '../../../../lib/notes/event.ts';
import { mergeEvents, threadOf } from '../../../../lib/notes/merge.ts';
import { wrap } from '../../../../lib/team/hub/envelope.ts';
import type { Message } from '../../../../lib/team/hub/judge-event.ts';
import { makeKeyring } from '../../../../lib/team/hub/sealing.ts';
import { type Audience, eventSubject, mentionSubject, NO_RECORD, tokenOf } from '../../../../lib/team/hub/subjects.ts';
import { type Judging, type TakenIn, takeIn } from '../../../../lib/team/hub/take-in.ts';
import { hubMemory } from '../../../support/hub-memory.ts';
import { histories } from '../../notes/histories.ts';
import { ANNA, BEN, begun, CARA, edited, record, replied, uuid, visibility } from '../../notes/sample.ts';
import { judging, SECRET, type Signing, signing, teamKey } from './fake-hub.ts';

const anna = signing(ANNA, 'Anna', 'rep');
const ben = signing(BEN, 'Ben', 'coach');
const cara = signing(CARA, 'Cara', 'rep');
const everybody = [anna, ben, cara];
const signers = new Map(everybody.map((one) => [one.id, one]));
const plain = makeKeyring([]);
const known = judging(everybody);

interface As {
  audience?: Audience;
  party?: string;
  subject?: Partial<Parameters<typeof eventSubject>[0]>;
  signer?: Signing;
  body?: string;
  to?: string;
  keyring?: ReturnType<typeof makeKeyring>;
}

/** An event as its author's client sends it, unless told otherwise. */
async function sent(event: NoteEvent, how: As = {}): Promise<Message> {
  const { audience = 'team', party = ANNA, keyring = plain } = how;
  const signer = how.signer ?? signers.get(event.author) ?? anna;
  const token = await tokenOf(record.key, SECRET);
  const about = { audience, party, author: event.author, record: token, thread: event.thread, event: event.id };
  const parts = { ...about, ...how.subject };
  const subject = how.to === undefined ? eventSubject(parts) : mentionSubject(how.to, parts);
  return { subject, payload: await wrap(subject, how.body ?? JSON.stringify(event), signer, keyring) };
}

const coming = (came: readonly Message[], memory = hubMemory(CARA), rules: Judging = known): Promise<TakenIn> =>
  takeIn(memory, { came }, rules);
const whys = ({ refused }: TakenIn): string[] => refused.map(({ why }) => why);

describe('what comes', () => {
  test('from its author under its own subject is taken in, and twice changes nothing', async () => {
    const memory = hubMemory(CARA);
    const came = [await sent(begun()), await sent(replied(2, BEN, 'Ask.'))];
    expect(await coming(came, memory)).toMatchObject({ added: 2, refused: [], held: [] });
    expect(await coming([...came, ...came], memory)).toMatchObject({ added: 0, refused: [], held: [] });
    expect(threadOf(memory.events())?.notes).toHaveLength(2);
  });

  test.each<[string, NoteEvent, As, string]>([
    ['an event of another author', begun(), { subject: { author: CARA, party: CARA }, signer: cara }, 'other-subject'],
    ['an event of another thread', replied(2, BEN, 'x'), { subject: { thread: uuid(9) } }, 'other-subject'],
    ['another event', replied(2, BEN, 'x'), { subject: { event: uuid(9) } }, 'other-subject'],
    ['a beginning in the name of a party that did not begin it', begun(), { party: CARA }, 'other-subject'],
    ['a thread for the team among what is for coaches', begun(), { audience: 'coach' }, 'other-subject'],
    ['a thread of another record', begun(), { subject: { record: NO_RECORD } }, 'other-thread'],
    ['no event', begun(), { body: '{"type":"begun"}' }, 'not-an-event'],
    ['no JSON', begun(), { body: '{' }, 'not-an-event'],
    ['a list so deep that nobody can read it', begun(), { body: '['.repeat(200_000) }, 'not-an-event'],
    ['an event that somebody else signed', begun(), { signer: ben }, 'forged'],
    ['a rep who writes as a coach', begun({ hat: 'coach' }), {}, 'not-permitted'],
  ])('%s is refused', async (_what, event, how, why) => {
    const memory = hubMemory(CARA);
    expect(whys(await coming([await sent(event, how)], memory))).toEqual([why]);
    expect(memory.events()).toEqual([]);
    expect(memory.heldNow()).toEqual([]);
  });

  test('from a rep into the coach thread of another is refused; a coach may answer there', async () => {
    const memory = hubMemory(BEN);
    const opening = await sent(begun({ visibility: 'coach' }), { audience: 'coach' });
    const meddling = await sent(replied(2, CARA, 'Let me see'), { audience: 'coach' });
    const answer = await sent(replied(3, BEN, 'Ask.', { hat: 'coach' }), { audience: 'coach' });
    expect(whys(await coming([opening, meddling, answer], memory))).toEqual(['not-permitted']);
    expect(memory.events().map(({ id }) => id)).toEqual([uuid(1), uuid(3)]);
  });

  test('again under another subject, as a whole message, is refused', async () => {
    const { payload } = await sent(begun());
    const { subject } = await sent(begun(), { audience: 'coach' });
    expect(whys(await coming([{ subject, payload }]))).toEqual(['bad-signature']);
  });

  test.each(['sl.ev.team', 'sl.ev.private.a.b.c.d.e', `sl.nu.p.${ANNA}.${BEN}.${uuid(1)}`, 'sl.ev.team.*.*.-.>', ''])(
    'under %j is malformed',
    async (subject) => {
      const { payload } = await sent(begun());
      expect(whys(await coming([{ subject, payload }]))).toEqual(['malformed']);
    },
  );

  test('as another party or record than its thread has does not belong to it', async () => {
    const memory = hubMemory(CARA);
    await coming([await sent(begun())], memory);
    const came = [
      await sent(replied(2, BEN, 'x'), { party: CARA }),
      await sent(replied(3, BEN, 'x'), { subject: { record: NO_RECORD } }),
    ];
    expect(whys(await coming(came, memory))).toEqual(['other-thread', 'other-thread']);
  });

  test('under an id that somebody else used does not take its place', async () => {
    const memory = hubMemory(CARA);
    await coming([await sent(begun()), await sent(replied(2, BEN, 'Yes'))], memory);
    const theft = { ...replied(2, CARA, 'No'), at: 9 };
    expect(whys(await coming([await sent(theft)], memory))).toEqual(['id-taken']);
    expect(memory.events().at(-1)).toMatchObject({ author: BEN, text: { markdown: 'Yes' } });
  });

  test('as the beginning of a thread that somebody else began is refused', async () => {
    const memory = hubMemory(BEN);
    await coming([await sent(begun())], memory);
    expect(whys(await coming([await sent(begun({ author: CARA }), { party: CARA })], memory))).toEqual([
      'other-thread',
    ]);
    expect(threadOf(memory.events())?.notes[0]?.author).toBe(ANNA);
  });
});

describe('what cannot be taken in yet is held', () => {
  test('before its thread begins, and comes in with it', async () => {
    const memory = hubMemory(CARA);
    const later = [await sent(edited(3, BEN, 2, [2], 'Ask her.')), await sent(replied(2, BEN, 'Ask.'))];
    const first = await coming(later, memory);
    expect(first).toMatchObject({ added: 0, refused: [] });
    expect(memory.heldNow().map(({ why }) => why)).toEqual(['beginning', 'beginning']);
    expect(await coming([await sent(begun())], memory)).toMatchObject({ added: 3, refused: [] });
    expect(memory.heldNow()).toEqual([]);
    expect(threadOf(memory.events())?.notes[1]?.text?.markdown).toBe('Ask her.');
  });

  test('and what was held is judged by the thread that it turns out to be of', async () => {
    const memory = hubMemory(CARA);
    await coming([await sent(replied(2, BEN, 'x'), { party: CARA })], memory);
    expect(whys(await coming([await sent(begun())], memory))).toEqual(['other-thread']);
    expect(memory.heldNow()).toEqual([]);
  });

  test('while it is private, and comes in when it is for more', async () => {
    const memory = hubMemory(BEN);
    const opening = await sent(begun({ visibility: 'private' }), { audience: 'coach' });
    expect(
      await coming([opening, await sent(replied(2, ANNA, 'Besides'), { audience: 'coach' })], memory),
    ).toMatchObject({
      added: 0,
      refused: [],
    });
    await coming([await sent(visibility(3, ANNA, 'coach'), { audience: 'coach' })], memory);
    expect(threadOf(memory.events())).toMatchObject({ visibility: 'coach', notes: [{}, {}] });
    expect(memory.heldNow()).toEqual([]);
  });

  test('sealed with a key that is not here, until it is', async () => {
    const memory = hubMemory(CARA);
    const keys = [teamKey('one', 1)];
    const came = [await sent(begun(), { keyring: makeKeyring(keys) })];
    expect(await coming(came, memory)).toMatchObject({ added: 0, refused: [], held: [{ why: 'key' }] });
    const held = await memory.heldFor(['key']);
    expect(await takeIn(memory, { came: [], held }, known)).toMatchObject({ added: 0, held: [] });
    expect(memory.heldNow()).toHaveLength(1);
    expect(await takeIn(memory, { came: [], held }, judging(everybody, keys))).toMatchObject({ added: 1 });
    expect(memory.heldNow()).toEqual([]);
  });

  test('by somebody whom the roster does not have, unless it came live, where anybody can say so', async () => {
    const memory = hubMemory(CARA);
    const came = [await sent(begun())];
    const strangers = judging([ben, cara]);
    expect(await takeIn(memory, { came, live: true }, strangers)).toMatchObject({ added: 0, held: [], refused: [] });
    expect(memory.heldNow()).toEqual([]);
    expect(await takeIn(memory, { came }, strangers)).toMatchObject({ held: [{ why: 'person' }] });
    const held = await memory.heldFor(['person']);
    expect(await takeIn(memory, { came: [], held }, known)).toMatchObject({ added: 1 });
    expect(memory.heldNow()).toEqual([]);
  });
});

test('what is meant for one person says which thread that is', async () => {
  const memory = hubMemory(CARA);
  const came = [await sent(replied(2, BEN, 'ask @[Cara]'), { to: CARA })];
  const token = await tokenOf(record.key, SECRET);
  expect(await coming(came, memory)).toMatchObject({ meant: [{ thread: uuid(1), record: token }] });
  expect(memory.heldNow()).toMatchObject([{ why: 'beginning' }]);
});

test('in any order, in any batches, any number of times, the same comes out, whoever wrote with whatever clock', async () => {
  const batches = fc.array(fc.array(fc.nat(60), { maxLength: 12 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(histories, batches, fc.nat(30), async (history, orders, seed) => {
      const mine = mergeEvents(history, []).events.filter(
        ({ thread, type, id }) => thread === uuid(1) && (type !== 'begun' || id === thread),
      );
      const opener = mine.find(({ id }) => id === uuid(1))?.author ?? ANNA;
      const boss = judging(everybody.map((one) => ({ ...one, roles: ['coach'] })));
      const rules: Judging = { ...known, people: boss.people };
      const messages = await Promise.all(mine.map((event) => sent(event, { party: opener })));
      const [one, other] = [hubMemory(uuid(0xffff)), hubMemory(uuid(0xffff))];
      await takeIn(one, { came: messages }, rules);
      for (const order of orders) {
        await takeIn(other, { came: order.flatMap((at) => messages[at % messages.length] ?? []) }, rules);
      }
      await takeIn(other, { came: messages.toSorted(() => (seed % 2 === 0 ? -1 : 1)) }, rules);
      expect(other.digest()).toBe(one.digest());
      // Nothing is lost: it is stored, or held as long as nobody may see the thread.
      expect(one.events().length + one.heldNow().length).toBe(mine.length);
      expect(other.events().length + other.heldNow().length).toBe(mine.length);
    }),
    { numRuns: 20 },
  );
}, 20_000);
