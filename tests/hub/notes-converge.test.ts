import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NoteAct } from '../../lib/note-requests';
import type { NoteText } from '../../lib/notes/event';
import { threadOf } from '../../lib/notes/merge';
import { ownFilters } from '../../lib/team/hub/subjects';
import { CALM, type FrameProxy, frameProxy } from '../support/frame-proxy';
import { eventually, type HubClient, hubClient } from '../support/hub-client';
import { hubMemory } from '../support/hub-memory';
import { member, startHub, type TestHub } from '../support/nats';
import { record, snapshot } from '../unit/notes/sample';

const rep = member('Ann', 'rep');
const other = member('Oli', 'rep');
const coach = member('Cora', 'coach');
const boss = member('Max', 'manager');

let hub: TestHub;
let running: HubClient[] = [];
let proxies: FrameProxy[] = [];
const client = (...given: Parameters<typeof hubClient> extends [unknown, ...infer Rest] ? Rest : never): HubClient => {
  const one = hubClient(hub, ...given);
  running.push(one);
  return one;
};
const says = (markdown: string): NoteText => ({ markdown, links: [], tips: [] });
const begin = (
  visibility: 'private' | 'coach' | 'team',
  markdown: string,
  about: typeof record | null = record,
): NoteAct => ({
  type: 'begin',
  record: about,
  tie: null,
  visibility,
  flag: null,
  snapshot: { ...snapshot, fields: [] },
  text: says(markdown),
});
const DAY = 86_400_000;
/** Writes as the background does, by a clock that may be wrong. */
const write = (one: HubClient, act: NoteAct, skew = 0): string => {
  const hat = one.who.roles.includes('rep') ? 'rep' : 'coach';
  const id = randomUUID();
  one.memory.act(act, id, Date.now() + skew, hat);
  one.notes.poke();
  return id;
};
const same = async (
  clients: readonly HubClient[],
  only?: Parameters<HubClient['memory']['digest']>[0],
): Promise<void> => {
  const digests = () => clients.map(({ memory }) => memory.digest(only));
  await eventually(
    () => new Set(digests()).size === 1,
    () => `${digests().join(' ')}\n${clients.map(({ memory }) => memory.events().length).join(' ')}`,
  );
};
const empty = (clients: readonly HubClient[]): Promise<void> =>
  eventually(
    () => clients.every(({ memory }) => memory.outbox().every(({ refused }) => refused !== undefined)),
    () => `still waiting: ${JSON.stringify(clients.map(({ memory }) => memory.outbox()))}`,
  );

beforeAll(async () => {
  hub = await startHub([rep, other, coach, boss]);
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await Promise.all(proxies.map((proxy) => proxy.close()));
  running = [];
  proxies = [];
});
afterAll(() => hub.remove());

describe('notes over a real hub', () => {
  it('go from a rep to the coaches and come back, and to nobody else; a mention brings the whole thread', async () => {
    const [ann, oli, cora, max] = [client(rep), client(other), client(coach), client(boss)];
    await Promise.all([ann, oli, cora, max].map((one) => one.start()));
    const thread = write(ann, begin('coach', 'Who signs?'));
    write(ann, begin('private', 'Nobody reads this'));
    await eventually(
      () => cora.memory.events().length === 1,
      () => 'the coach has it',
    );
    write(cora, { type: 'reply', thread, text: says('The CFO.') });
    await eventually(
      () => ann.memory.events().length === 3,
      () => 'the answer is back',
    );
    await same([cora, max]);
    expect(threadOf(max.memory.events())).toMatchObject({
      state: 'answered',
      notes: [{ author: rep.id }, { author: coach.id }],
    });
    expect(oli.memory.events()).toEqual([]);
    expect(ann.memory.people.get(coach.id)).toMatchObject({ name: 'Cora', roles: ['coach'] });

    const plan = write(ann, begin('team', 'The plan'));
    write(ann, { type: 'reply', thread: plan, text: says('in three steps') });
    await empty([ann]);
    write(cora, { type: 'reply', thread: plan, text: says('see') });
    await eventually(
      () => ann.memory.events().length === 6,
      () => 'the coach has answered',
    );
    expect(oli.memory.events()).toEqual([]);
    write(ann, { type: 'reply', thread: plan, text: says(`ask @[Oli](person:${other.id})`) });
    await eventually(
      () => oli.memory.events().length === 4,
      () => JSON.stringify(oli.memory.heldNow()),
    );
    // From then on what is said in it comes too, and what Oli says goes back.
    write(cora, { type: 'reply', thread: plan, text: says('and do') });
    await eventually(
      () => oli.memory.events().length === 5,
      () => 'what is said there comes',
    );
    write(oli, { type: 'reply', thread: plan, text: says('Done.') });
    await same([oli, ann, cora, max], (event) => event.thread === plan);
    expect([...ann.refused, ...oli.refused, ...cora.refused]).toEqual([]);
  });

  it('of the team come where the record is in view, from the beginning and live, and stop when others are', async () => {
    const about = { ...record, id: 'r1', key: 'salesforce:acme:Opportunity:r1' };
    const [ann, oli] = [client(rep), client(other)];
    await Promise.all([ann, oli].map((one) => one.start()));
    const thread = write(ann, begin('team', 'before', about));
    await empty([ann]);
    oli.notes.view(about.key);
    await eventually(
      () => oli.memory.events().some(({ id }) => id === thread),
      () => 'what was there comes',
    );
    const later = write(ann, { type: 'reply', thread, text: says('after') });
    await eventually(
      () => oli.memory.events().some(({ id }) => id === later),
      () => 'what comes then too',
    );
    for (let other = 0; other < 10; other += 1) oli.notes.view(`salesforce:acme:Opportunity:x${other}`);
    await same([ann, oli], (event) => event.thread === thread);
  });

  it('that are widened go with everything that others may read of them; narrowed ones say so', async () => {
    const [ann, cora] = [client(rep), client(coach)];
    await Promise.all([ann, cora].map((one) => one.start()));
    const thread = write(ann, begin('private', 'mine'));
    write(ann, { type: 'reply', thread, text: says('besides') });
    write(ann, { type: 'visibility', thread, visibility: 'coach' });
    await eventually(
      () => cora.memory.events().filter((event) => event.thread === thread).length === 3,
      () => JSON.stringify(cora.memory.heldNow()),
    );
    write(cora, { type: 'reply', thread, text: says('good') });
    await eventually(
      () => ann.memory.events().some(({ author, thread: of }) => author === coach.id && of === thread),
      () => 'answered',
    );
    write(ann, { type: 'visibility', thread, visibility: 'private' });
    write(ann, { type: 'reply', thread, text: says('not for you') });
    await eventually(
      () => threadOf(cora.memory.events().filter((event) => event.thread === thread))?.visibility === 'private',
      () => 'that it is private is told',
    );
    await empty([ann]);
    expect(cora.memory.events().filter((event) => event.thread === thread)).toHaveLength(5);
  });

  it('converge with a network that delays, doubles, drops and cuts, with a server that goes, and with wrong clocks', async () => {
    const [node] = hub.nodes;
    if (!node) throw new Error('one node');
    const skews = [0, DAY, -DAY, 0];
    const clients = await Promise.all(
      [rep, other, coach, boss].map(async (who) => {
        const proxy = await frameProxy(node.websocket);
        proxies.push(proxy);
        return client(who, { servers: [proxy.address] });
      }),
    );
    await Promise.all(clients.map((one) => one.start()));
    const storm = { delayed: 0.2, doubled: 0.02, dropped: 0.01, cutAfter: 60 };
    for (const proxy of proxies) proxy.weather = storm;
    const about = { ...record, id: 'storm', key: 'salesforce:acme:Opportunity:storm' };
    for (const one of clients) one.notes.view(about.key);
    const threads: string[] = [];
    for (let round = 0; round < 120; round += 1) {
      const at = round % clients.length;
      const one = clients[at];
      const known = threads[(round * 7) % Math.max(1, threads.length)];
      if (!one) continue;
      const isHere = known !== undefined && one.memory.events().some(({ id }) => id === known);
      if (round % 5 === 0 || !isHere) threads.push(write(one, begin('team', `thread ${round}`, about), skews[at]));
      else write(one, { type: 'reply', thread: known, text: says(`word ${round}`) }, skews[at]);
      if (round === 60) {
        await node.kill();
        await node.start();
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    for (const proxy of proxies) {
      proxy.weather = CALM;
      proxy.cut();
    }
    await empty(clients);
    await same(clients, (event) => threads.includes(event.thread));
    const written = clients[0]?.memory.events().filter(({ thread }) => threads.includes(thread)) ?? [];
    expect(written).toHaveLength(120);
    // It was a storm: everybody lost the connection again and again.
    for (const { states } of clients)
      expect(states.filter(({ state }) => state === 'offline').length).toBeGreaterThan(2);
    expect(clients.flatMap(({ told }) => told.flatMap(({ refused }) => refused))).toEqual([]);
  }, 60_000);

  it('that a hub has lost, because it was set back to an older backup, come back from whoever wrote them', async () => {
    const ann = client(rep);
    const thread = write(ann, begin('coach', 'before the fire'));
    // It was sent, as far as Ann's browser knows; the hub of now has never seen it.
    await ann.memory.sent(ann.memory.outbox().map(({ no }) => no));
    // A stream from a backup counts from further back than what was read before.
    for (const filter of ownFilters(rep.id)) await ann.memory.setMark({ filter, sequence: 1_000_000 });
    await ann.start();
    const cora = client(coach);
    await cora.start();
    await eventually(
      () => cora.memory.events().some(({ id }) => id === thread),
      () => JSON.stringify(ann.memory.outbox()),
    );
    await empty([ann]);
  });

  it('come after seven days, from two browsers of one person, and of a background that was killed with much to send', async () => {
    const [ann, cora] = [client(rep), client(coach)];
    await cora.start();
    // Ann was away for a week, and wrote in both her browsers.
    const phone = hubMemory(rep.id);
    const threads: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      threads.push(write(ann, begin('coach', `from the train ${at}`), -7 * DAY + at));
      phone.act(begin('coach', `from the desk ${at}`), randomUUID(), Date.now() - 6 * DAY, 'rep');
    }
    for (const thread of threads) write(ann, { type: 'reply', thread, text: says('besides') }, -7 * DAY);
    expect(ann.memory.outbox()).toHaveLength(120);
    // Killed again and again on the way: what is not noted as sent is sent again.
    const halfway = { ...ann.memory, sent: async () => {} };
    const killed = client(rep, { memory: halfway });
    void killed.start();
    await eventually(
      () => cora.memory.events().length > 20,
      () => 'some came',
    );
    await killed.stop();
    expect(ann.memory.outbox()).toHaveLength(120);
    const second = client(rep, { memory: phone });
    await Promise.all([ann.start(), second.start()]);
    await empty([ann, second]);
    await same([ann, second, cora], (event) => threads.includes(event.thread) || event.at < Date.now() - 5 * DAY);
    const came = cora.memory.events().filter(({ at }) => at < Date.now() - 5 * DAY);
    expect(came).toHaveLength(180);
    // A third browser of hers, new, has all of it.
    const third = client(rep);
    await third.start();
    await same([third, second], (event) => event.author === rep.id);
    expect(third.memory.outbox()).toEqual([]);
  });
});
