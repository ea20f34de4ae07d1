import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NoteEvent } from '../../lib/notes/event';
import { fromBase64Url } from '../../lib/team/base64url';
import { wrap } from '../../lib/team/hub/envelope';
import { signerOf } from '../../lib/team/hub/keep-connected';
import { makeKeyring } from '../../lib/team/hub/sealing';
import { EVENTS, eventSubject, tokenOf } from '../../lib/team/hub/subjects';
import { hostile } from '../support/hostile';
import { eventually, type HubClient, hubClient } from '../support/hub-client';
import { type HubMember, member, startHub, type TestHub } from '../support/nats';
import { begun, record, snapshot } from '../unit/notes/sample';
import { teamKey } from '../unit/team/hub/fake-hub';

const rep = member('Ann', 'rep');
const other = member('Oli', 'rep');
const coach = member('Cora', 'coach');
const keys = [teamKey('k2', 2), teamKey('k1', 1)];

let hub: TestHub;
let running: HubClient[] = [];
const client = (who: HubMember, more: Parameters<typeof hubClient>[2] = {}): HubClient => {
  const one = hubClient(hub, who, more);
  running.push(one);
  return one;
};
const write = (one: HubClient, markdown: string): string => {
  const id = randomUUID();
  one.memory.act(
    {
      type: 'begin',
      record,
      tie: null,
      visibility: 'team',
      flag: null,
      snapshot: { ...snapshot, fields: [] },
      text: { markdown, links: [], tips: [] },
    },
    id,
    Date.now(),
  );
  one.notes.poke();
  return id;
};
/** A message as `signer` makes it, of an event, under a subject that says whatever is wanted. */
async function made(event: NoteEvent, signer: HubMember, more: Partial<Parameters<typeof eventSubject>[0]> = {}) {
  const token = await tokenOf(record.key, fromBase64Url(hub.link.token) ?? new Uint8Array());
  const about = { audience: 'team' as const, party: event.author, author: event.author, record: token };
  const subject = eventSubject({ ...about, thread: event.thread, event: event.id, ...more });
  const key = await signerOf({ person: signer.id, seed: signer.seed });
  return { subject, payload: await wrap(subject, JSON.stringify(event), key, makeKeyring(hub.link.keys)) };
}
const event = (author: HubMember, more: Partial<NoteEvent> = {}): NoteEvent => {
  const id = randomUUID();
  return { ...begun({ id, thread: id, author: author.id }), ...more } as NoteEvent;
};
/** Everything that the stream holds, as whoever has its disk reads it. */
async function onDisk(): Promise<string> {
  const nc = await hub.asAdmin();
  let all = '';
  for (let seq = 1; ; seq += 1) {
    const found = await nc.request(`$JS.API.STREAM.MSG.GET.${EVENTS}`, JSON.stringify({ seq }), { timeout: 5_000 });
    const { message, error } = JSON.parse(found.string());
    if (error) break;
    all += `${message.subject} ${Buffer.from(message.data ?? '', 'base64').toString()}\n`;
  }
  await nc.close();
  return all;
}

for (const [how, team] of [
  ['notes are open', []],
  ['notes are sealed', keys],
] as const) {
  describe(`where ${how}`, () => {
    beforeAll(async () => {
      hub = await startHub([rep, other, coach], { keys: [...team] });
    });
    afterEach(async () => {
      await Promise.all(running.map((one) => one.stop()));
      running = [];
    });
    afterAll(() => hub.remove());

    it('the operator can put, move and change what they like: nobody takes it for a person’s word', async () => {
      const ann = client(rep);
      await ann.start();
      const genuine = write(ann, 'The price is 480,000.');
      await eventually(
        () => ann.memory.outbox().length === 0,
        () => 'sent',
      );
      const disk = await onDisk();
      expect(disk.includes('480,000')).toBe(team.length === 0);
      expect(disk.includes(record.id)).toBe(team.length === 0);

      const line = disk.trim().split('\n').at(-1) ?? '';
      const payload = line.slice(line.indexOf(' ') + 1);
      const subject = line.slice(0, line.indexOf(' '));
      const nc = await hub.asAdmin();
      const put = async (where: string, what: string | Uint8Array): Promise<void> => {
        const ack = await nc.request(where, what, { timeout: 5_000 });
        expect(JSON.parse(ack.string()).error, where).toBeUndefined();
      };
      const forged = await made(event(rep), coach);
      await put(forged.subject, forged.payload);
      const moved = subject.replace(genuine, randomUUID());
      await put(moved, payload);
      await put(subject.replace('sl.ev.team', 'sl.ev.coach'), payload);
      const own = await made(event(coach), coach);
      await put(own.subject, payload.replace(/"sig":"./, '"sig":"_'));
      const inside = await made(event(rep), other, { author: other.id, party: other.id });
      await put(inside.subject, inside.payload);
      const stranger = member('Nobody', 'rep');
      const unknown = await made(event(stranger), stranger);
      await put(unknown.subject, unknown.payload);
      await put(subject.replace(genuine, randomUUID()), '['.repeat(100_000));
      await put(subject.replace(genuine, randomUUID()), new Uint8Array([0xff, 0, 1]));
      await nc.close();

      const cora = client(coach);
      await cora.start();
      await eventually(
        () => cora.memory.events().length > 0,
        () => 'the genuine one came',
      );
      expect(cora.memory.events().map(({ id }) => id)).toEqual([genuine]);
      const whys = cora.told.flatMap(({ refused }) => refused.map(({ why }) => why)).sort();
      expect(whys).toEqual([
        'bad-signature',
        'bad-signature',
        'bad-signature',
        'forged',
        'malformed',
        'malformed',
        'other-subject',
      ]);
      // Who is in no roster may be in the next one.
      expect(cora.memory.heldNow()).toMatchObject([{ why: 'person', subject: unknown.subject }]);
      await hub.setPeople([rep, other, coach, stranger]);
      const again = client(coach, { memory: cora.memory });
      await cora.stop();
      await again.start();
      expect(cora.memory.heldNow()).toEqual([]);
      expect(cora.memory.events()).toHaveLength(2);
    });

    it('a rep with a client of their own writes as nobody else, and stops nobody', async () => {
      const [ann, cora] = [client(rep), client(coach)];
      await Promise.all([ann.start(), cora.start()]);
      const oli = await hostile(hub, other);
      const asAnn = await made(event(rep), other);
      expect((await oli.ask(asAnn.subject, asAnn.payload)).verdict).toBe('refused');
      const thread = write(ann, 'mine');
      await eventually(
        () => cora.memory.events().some(({ id }) => id === thread),
        () => 'it came',
      );
      // What they may send the server cannot read: each reader judges it.
      const before = cora.told.flatMap(({ refused }) => refused).length;
      const asCoach = await made(event(other, { hat: 'coach' }), other);
      const theft = await made({ ...event(other), type: 'replied', id: thread, thread, clock: 9 } as NoteEvent, other, {
        party: rep.id,
      });
      const beginning = await made(event(other, { id: thread, thread } as Partial<NoteEvent>), other);
      for (const { subject, payload } of [asCoach, theft, beginning]) await oli.ask(subject, payload);
      await oli.ask(asCoach.subject.replace(/[^.]+$/, randomUUID()), 'x'.repeat(200_000));
      const whys = () =>
        cora.told
          .flatMap(({ refused }) => refused.map(({ why }) => why))
          .slice(before)
          .sort();
      await eventually(
        () => whys().length >= 4,
        () => JSON.stringify(whys()),
      );
      expect(whys()).toEqual(['id-taken', 'malformed', 'not-permitted', 'other-thread']);
      expect(cora.memory.events().find(({ id }) => id === thread)).toMatchObject({ author: rep.id, type: 'begun' });
      const last = write(ann, 'still here');
      await eventually(
        () => cora.memory.events().some(({ id }) => id === last),
        () => 'it goes on',
      );
      await oli.nc.close();
    });
  });
}

it('a browser without the team’s key keeps what is sealed, and opens it when it has the key; a new key leaves the old notes readable', async () => {
  const [young, old] = keys;
  if (!young || !old) throw new Error('two keys');
  hub = await startHub([rep, other, coach], { keys: [old] });
  const ann = client(rep, { keys: [old] });
  await ann.start();
  const first = write(ann, 'by the old key');
  await eventually(
    () => ann.memory.outbox().length === 0,
    () => 'sent',
  );
  await ann.stop();
  const renewed = client(rep, { memory: ann.memory, keys: [young, old] });
  await renewed.start();
  const second = write(renewed, 'by the new key');
  await eventually(
    () => ann.memory.outbox().length === 0,
    () => 'sent',
  );
  const late = client(coach, { keys: [old] });
  await late.start();
  expect(late.memory.events().map(({ id }) => id)).toEqual([first]);
  expect(late.memory.heldNow()).toMatchObject([{ why: 'key' }]);
  await late.stop();
  const joined = client(coach, { memory: late.memory, keys: [young, old] });
  await joined.start();
  expect(
    late.memory
      .events()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([first, second].sort());
  expect(late.memory.heldNow()).toEqual([]);
  await Promise.all(running.map((one) => one.stop()));
  running = [];
  await hub.remove();
});
