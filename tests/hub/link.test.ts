import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HubConnection, Incoming } from '../../lib/team/hub/contract';
import { connectHub } from '../../lib/team/hub/link';
import { type HubMember, member, startHub, type TestHub } from '../support/nats';

const ann = member('Ann', 'rep');
const max = member('Max', 'manager');
const stranger = member('Nobody', 'rep');

let hub: TestHub;
let open: HubConnection[] = [];

const connect = async (who: HubMember = ann): Promise<HubConnection> => {
  const connection = await connectHub(hub.link, { person: who.id, seed: who.seed }, () => {});
  open.push(connection);
  return connection;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (value: Uint8Array | null): string | null => value && new TextDecoder().decode(value);
const subject = (thread: string, event: string): string => `sl.ev.coach.${ann.id}.${ann.id}.r.${thread}.${event}`;
const filter = `sl.ev.coach.${ann.id}.>`;

beforeAll(async () => {
  hub = await startHub([ann, max]);
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
  await hub.remove();
});

describe('a connection to a hub', () => {
  it('is refused by name to a key that the server does not know', async () => {
    await expect(connect(stranger)).rejects.toMatchObject({ name: 'HubFailure', kind: 'unknown-person' });
  });

  it('says that nobody is there where no server answers', async () => {
    const nowhere = { ...hub.link, servers: ['ws://127.0.0.1:9'] };
    await expect(connectHub(nowhere, { person: ann.id, seed: ann.seed }, () => {})).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  it('stores a message once, whatever is sent again under its subject', async () => {
    const connection = await connect();
    const message = { subject: subject('once', '1'), payload: bytes('one') };
    expect(await connection.send(message)).toEqual({ outcome: 'stored' });
    expect(await connection.send(message)).toEqual({ outcome: 'same' });
    // Without the id by which a server knows a message for two minutes: only its subject tells that this one is there.
    const admin = await hub.asAdmin();
    await admin.request(subject('once', '2'), 'first');
    await admin.close();
    expect(await connection.send({ subject: subject('once', '2'), payload: bytes('later') })).toEqual({
      outcome: 'same',
    });
    const kept = await all(connection, filter);
    expect(kept.map(({ payload }) => text(payload))).toEqual(['one', 'first']);
  });

  it('says what the server will never take: by its permissions, by its size', async () => {
    const connection = await connect();
    const forbidden = { subject: `sl.ev.team.${ann.id}.${max.id}.r.t.1`, payload: bytes('x') };
    expect(await connection.send(forbidden)).toMatchObject({ outcome: 'refused' });
    const stream = { subject: subject('large', '1'), payload: new Uint8Array(220_000) };
    expect(await connection.send(stream)).toMatchObject({ outcome: 'refused' });
    const server = { subject: subject('large', '2'), payload: new Uint8Array(2_000_000) };
    expect(await connection.send(server)).toMatchObject({ outcome: 'refused' });
  });

  it('fetches in order, in batches, from where it was left', async () => {
    const connection = await connect();
    const { last: before } = await connection.fetch(filter, 0, async () => {});
    for (let at = 0; at < 600; at += 1) {
      await connection.send({ subject: subject('many', String(at)), payload: bytes(String(at)) });
    }
    const batches: number[] = [];
    const seen: string[] = [];
    const { last } = await connection.fetch(filter, before, async (messages) => {
      batches.push(messages.length);
      seen.push(...messages.map(({ payload }) => text(payload) ?? ''));
    });
    expect(seen).toEqual(Array.from({ length: 600 }, (_, at) => String(at)));
    expect(batches).toEqual([256, 256, 88]);
    expect(await all(connection, filter, last)).toEqual([]);
    await connection.send({ subject: subject('many', '600'), payload: bytes('600') });
    expect((await all(connection, filter, last)).map(({ payload }) => text(payload))).toEqual(['600']);
    expect(await connection.fetch(`sl.to.${ann.id}.>`, last, async () => {})).toEqual({ last });
  });

  it('takes everything again from a hub that was restored from an older state', async () => {
    const connection = await connect();
    const stored = await all(connection, filter);
    const beyond = (stored.at(-1)?.sequence ?? 0) + 5_000;
    const again: Incoming[] = [];
    const { last } = await connection.fetch(filter, beyond, async (messages) => void again.push(...messages));
    expect(again.length).toBe(stored.length);
    expect(last).toBe(stored.at(-1)?.sequence);
  });

  it('hears what comes live until it is told to end', async () => {
    const [teller, listener] = [await connect(), await connect()];
    const ended = new AbortController();
    const heard: string[] = [];
    const two = new Promise<void>((resolve) => {
      listener.listen(
        filter,
        ({ payload }) => {
          heard.push(text(payload) ?? '');
          if (heard.length === 2) resolve();
        },
        ended.signal,
      );
    });
    // An answer of the server: the subscription is there.
    await listener.notice('release');
    for (const one of ['1', '2']) await teller.send({ subject: subject('live', one), payload: bytes(one) });
    await two;
    ended.abort();
    await listener.notice('release');
    await teller.send({ subject: subject('live', '3'), payload: bytes('3') });
    await listener.notice('release');
    expect(heard).toEqual(['1', '2']);
  });

  it('says so where the server does not let it listen', async () => {
    const told: string[] = [];
    const connection = await new Promise<HubConnection>((resolve) => {
      void connectHub(hub.link, { person: ann.id, seed: ann.seed }, (state) => {
        if ('why' in state) told.push(state.why);
      }).then(resolve);
    });
    open.push(connection);
    connection.listen('sl.ev.coach.>', () => {}, new AbortController().signal);
    await connection.notice('release');
    expect(told).toEqual(['not-permitted']);
  });

  it('sets a notice over what is there, not over what came in between', async () => {
    const [one, other] = [await connect(max), await connect(max)];
    expect(await one.notice('release')).toBeNull();
    const ended = new AbortController();
    const changes: string[] = [];
    one.watchNotice('release', (value) => changes.push(text(value) ?? ''), ended.signal);
    const higher = (number: number) => (now: Uint8Array | null) => now === null || Number(text(now)) < number;
    const numbers = [3, 1, 4, 2, 6, 5];
    await Promise.all(
      numbers.map((number, at) => (at % 2 ? one : other).setNotice('release', bytes(String(number)), higher(number))),
    );
    expect(text(await one.notice('release'))).toBe('6');
    expect(await one.setNotice('release', bytes('6'), higher(6))).toBe(false);
    expect(changes).toContain('6');
    ended.abort();
  });

  it('keeps objects of any size as they were', async () => {
    const [connection, rep] = [await connect(max), await connect()];
    const large = new Uint8Array(3_000_001).map((_, at) => at % 251);
    await connection.putObject('release-1-a', large);
    const found = await rep.getObject('release-1-a');
    expect(found && Buffer.compare(found, large)).toBe(0);
    expect(await connection.getObject('release-2-b')).toBeNull();
  });

  it('ends when the server does, and says that it is gone', async () => {
    const connection = await connect();
    const other = await startHub([ann]);
    const there = await connectHub(other.link, { person: ann.id, seed: ann.seed }, () => {});
    for (let at = 0; at < 300; at += 1) await there.send({ subject: subject('end', String(at)), payload: bytes('x') });
    const torn = there.fetch(filter, 0, async () => {
      await other.nodes[0]?.kill();
      await there.closed;
    });
    await expect(torn).rejects.toMatchObject({ name: 'HubFailure', kind: 'gone' });
    await expect(there.send({ subject: subject('end', 'x'), payload: bytes('x') })).rejects.toMatchObject({
      kind: 'gone',
    });
    await expect(there.fetch(filter, 0, async () => {})).rejects.toMatchObject({ kind: 'gone' });
    await expect(there.notice('release')).rejects.toMatchObject({ kind: 'gone' });
    await expect(there.getObject('x')).rejects.toMatchObject({ kind: 'gone' });
    expect(await connection.send({ subject: subject('other', '1'), payload: bytes('x') })).toEqual({
      outcome: 'stored',
    });
    await other.remove();
  });
});

async function all(connection: HubConnection, under: string, after = 0): Promise<Incoming[]> {
  const messages: Incoming[] = [];
  await connection.fetch(under, after, async (batch) => void messages.push(...batch));
  return messages;
}
