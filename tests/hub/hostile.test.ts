import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { jetstreamManager } from '@nats-io/jetstream';
import { headers, nuid } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, EVENTS, inboxOf, live, NOTICES, noticeSubject, RELEASES } from '../../lib/team/hub/subjects';
import { consumer, type Hostile, hostile } from '../support/hostile';
import { member, startHub, type TestHub } from '../support/nats';

/** What a rep's key can be made to do, by whoever holds it, beyond asking plainly for what is forbidden. */
const rep = member('Ann', 'rep');
const coach = member('Cara', 'coach');
const manager = member('Max', 'manager');

let hub: TestHub;
let bad: Hostile;
let good: Hostile;

beforeAll(async () => {
  hub = await startHub([rep, coach, manager]);
  bad = await hostile(hub, rep);
  good = await hostile(hub, coach);
  const boss = await hostile(hub, manager);
  await boss.ask(noticeSubject('release'), 'in force');
  await boss.ask(`$O.${RELEASES}.C.part`, 'bytes');
  await boss.ask(`$O.${RELEASES}.M.bmFtZQ==`, '{}');
  await boss.nc.close();
  await good.ask(secret, 'for coaches');
});
afterAll(async () => {
  await bad.nc.close();
  await good.nc.close();
  await hub.remove();
});

const secret = `sl.ev.coach.${coach.id}.${coach.id}.r.${randomUUID()}.${randomUUID()}`;
const own = (): string => `sl.ev.team.${rep.id}.${rep.id}.r.${randomUUID()}.${randomUUID()}`;
const mine = `sl.ev.team.${rep.id}.>`;

/** Everything that is stored, but what the rep may write. */
async function kept(): Promise<{ [subject: string]: string }> {
  const nc = await hub.asAdmin();
  const manager = await jetstreamManager(nc);
  const found: { [subject: string]: string } = {};
  for (const name of [EVENTS, `KV_${NOTICES}`, `OBJ_${RELEASES}`]) {
    const { config, state } = await manager.streams.info(name, { subjects_filter: '>' });
    found[name] = JSON.stringify([config.subjects, config.deny_purge, config.republish]);
    for (const [subject, count] of Object.entries(state.subjects ?? {})) {
      if (subject.split('.')[4] === rep.id) continue;
      const message = await manager.streams.getMessage(name, { last_by_subj: subject });
      found[subject] = `${count} ${message ? new TextDecoder().decode(message.data) : ''}`;
    }
  }
  await nc.close();
  return found;
}

const create = (name: string, config: object = {}, filter = mine) =>
  bad.ask(`${API}.CONSUMER.CREATE.${EVENTS}.${name}.${filter}`, consumer(EVENTS, name, filter, config));

describe('a key of a rep, in whosever hands', () => {
  it('writes under a subject once: the second time the server refuses, whatever the words, headers and message ids', async () => {
    const subject = own();
    expect((await bad.ask(subject, 'first')).verdict).toBe('answered');
    const heard: string[] = [];
    good.nc.subscribe(live('sl.ev.>'), { callback: (_, message) => void heard.push(message.string()) });
    await good.nc.flush();
    const again = await bad.ask(subject, 'second');
    expect(again.text).toContain('maximum messages per subject exceeded');
    for (const [name, value] of [
      ['Nats-Rollup', 'sub'],
      ['Nats-Rollup', 'all'],
      ['Nats-Msg-Id', 'new'],
      ['Nats-Expected-Last-Subject-Sequence', '1'],
    ] as const) {
      const more = headers();
      more.set(name, value);
      const answer = await bad.nc.request(subject, 'third', { headers: more, timeout: 2_000 });
      expect(answer.string()).toContain('"error"');
    }
    const after = own();
    await bad.ask(after, 'later');
    await expect.poll(() => heard).toEqual(['later']);
  });

  it('cannot send the answer to what it asks to where it may not write: nothing but its own words changes', async () => {
    const before = await kept();
    await bad.ask(own(), '');
    await create('pull');
    const asks: [string, unknown][] = [
      [own(), 'x'],
      [`${API}.DIRECT.GET.KV_${NOTICES}.${noticeSubject('none')}`, ''],
      [`${API}.DIRECT.GET.KV_${NOTICES}.${noticeSubject('release')}`, ''],
      [`${API}.CONSUMER.MSG.NEXT.${EVENTS}.pull`, { batch: 1, no_wait: true }],
      [`${API}.CONSUMER.MSG.NEXT.${EVENTS}.pull`, '{bad'],
      [`${API}.CONSUMER.MSG.NEXT.${EVENTS}.pull`, { batch: 1, expires: 1_000_000 }],
      [`${API}.CONSUMER.DELETE.${EVENTS}.none`, ''],
      [`${API}.CONSUMER.CREATE.${EVENTS}.${EVENTS}.${mine}`, consumer(EVENTS, EVENTS, mine)],
    ];
    const targets = ['$JS.API', API].flatMap((prefix) => [
      ...[EVENTS, `KV_${NOTICES}`, `OBJ_${RELEASES}`].flatMap((stream) =>
        ['DELETE', 'PURGE', 'UPDATE', 'MSG.DELETE'].map((act) => `${prefix}.STREAM.${act}.${stream}`),
      ),
      `${prefix}.STREAM.CREATE.${EVENTS}2`,
    ]);
    targets.push(
      noticeSubject('release'),
      noticeSubject('roster'),
      `$O.${RELEASES}.C.part`,
      `$O.${RELEASES}.M.bmFtZQ==`,
    );
    for (const target of targets) {
      for (const [subject, body] of asks) await bad.shout(subject === asks[0]?.[0] ? own() : subject, body, target);
    }
    // Whatever the server was still to do before this, it has done.
    await bad.ask(own(), 'last');
    expect(await kept()).toEqual(before);
  });

  it('would rewrite the notices by that trick from within the account of the streams, which is why nobody is in it', async () => {
    const nc = await hub.asAdmin();
    nc.publish(own(), 'x', { reply: noticeSubject('none') });
    await expect.poll(async () => (await kept())[noticeSubject('none')]).toContain(`{"stream":"${EVENTS}"`);
    await nc.close();
  });

  it('reads by no consumer what its subject does not say: another filter in the body, several, none, another stream', async () => {
    const wrong: [string, object][] = [
      ['another filter', { filter_subject: 'sl.ev.>' }],
      ['no filter', { filter_subject: undefined }],
      ['several filters', { filter_subject: undefined, filter_subjects: ['sl.ev.>'] }],
    ];
    for (const [what, config] of wrong) {
      const { verdict, text } = await create(nuid.next(), config);
      expect(`${what} ${verdict} ${text}`).toContain('did not match filtered subject');
    }
    const name = nuid.next();
    const elsewhere = await bad.ask(
      `${API}.CONSUMER.CREATE.${EVENTS}.${name}.${mine}`,
      consumer(`KV_${NOTICES}`, name, mine),
    );
    expect(elsewhere.text).toContain('stream name in subject does not match request');
  });

  it('has a consumer send nothing to where others write or listen', async () => {
    const before = await kept();
    await bad.ask(own(), 'something to deliver');
    const cycle = await create('cycle', { deliver_subject: secret });
    expect(cycle.text).toContain('consumer deliver subject forms a cycle');
    const targets = [
      noticeSubject('release'),
      `$O.${RELEASES}.C.part`,
      ...['PURGE', 'DELETE', 'MSG.DELETE'].map((act) => `$JS.API.STREAM.${act}.${EVENTS}`),
      `$JS.API.CONSUMER.CREATE.${EVENTS}.spy.sl.ev.>`,
    ];
    for (const [at, target] of targets.entries()) {
      await create(`push-${at}`, { deliver_subject: target, idle_heartbeat: 100_000_000 });
    }
    // Its own inbox is not heard either: it lies in another account.
    const heard: string[] = [];
    const inbox = `${inboxOf(rep.id)}.push`;
    bad.nc.subscribe(inbox, { callback: (_, message) => void heard.push(message.subject) });
    await create('inbox', { deliver_subject: inbox });
    await bad.ask(own(), 'last');
    await good.ask(`sl.ev.team.${coach.id}.${coach.id}.r.${randomUUID()}.${randomUUID()}`, 'later');
    const after = await kept();
    expect(after).toMatchObject(before);
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1);
    expect(heard).toEqual([]);
  });

  it('sends no message that is too large: the stream refuses it, and above the limit the server hangs up', async () => {
    const { text } = await bad.ask(own(), 'x'.repeat(210 * 1024));
    expect(text).toContain('message size exceeds maximum allowed');
    const socket = new WebSocket(hub.link.servers[0] ?? '');
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send(new TextEncoder().encode(`CONNECT {}\r\nPUB sl.x ${1024 ** 3}\r\n`));
    await closed;
    expect((await good.ask(`sl.ev.team.${coach.id}.${coach.id}.r.${randomUUID()}.${randomUUID()}`, 'x')).verdict).toBe(
      'answered',
    );
  });

  it('brings the server down by no frames: garbage ends its own connection, and the others go on', async () => {
    const { hostname, port } = new URL(hub.link.servers[0] ?? '');
    const handshake = `GET / HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`;
    const garbage = [
      Buffer.from('not even http\r\n\r\n'),
      Buffer.concat([
        Buffer.from(handshake),
        Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      ]),
      // Not masked, as a client has to.
      Buffer.concat([Buffer.from(handshake), Buffer.from([0x82, 0x04, 0x50, 0x55, 0x42, 0x20])]),
      // Masked, of 2^63 bytes.
      Buffer.concat([Buffer.from(handshake), Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])]),
      // Compressed, and is not.
      Buffer.concat([Buffer.from(handshake), Buffer.from([0xc2, 0x84, 0, 0, 0, 0, 0xde, 0xad, 0xbe, 0xef])]),
      // A protocol that there is not.
      Buffer.concat([Buffer.from(handshake), Buffer.from([0x82, 0x86, 0, 0, 0, 0, ...Buffer.from('XYZ\r\n\r')])]),
    ];
    for (const bytes of garbage) {
      await new Promise<void>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.write(bytes));
        socket.setTimeout(10_000, () => reject(new Error(`still open after ${bytes.toString('hex').slice(-40)}`)));
        socket.on('close', () => resolve());
        socket.on('error', () => resolve());
        socket.resume();
      });
    }
    expect((await good.ask(`sl.ev.team.${coach.id}.${coach.id}.r.${randomUUID()}.${randomUUID()}`, 'x')).verdict).toBe(
      'answered',
    );
  });

  it('is worth nothing once the person is no longer in the roster, and the others notice nothing', async () => {
    const ended = bad.nc.closed();
    await hub.setPeople([coach, manager]);
    // The server has hung up.
    await ended;
    await expect(hostile(hub, rep)).rejects.toThrow(/Authorization/);
    expect((await good.ask(`sl.ev.team.${rep.id}.${coach.id}.r.${randomUUID()}.${randomUUID()}`, 'x')).verdict).toBe(
      'answered',
    );
    // And in again with another key: what they wrote is still theirs to read.
    const again = { ...member('Ann', 'rep'), id: rep.id };
    await hub.setPeople([again, coach, manager]);
    bad = await hostile(hub, again);
    expect((await create(nuid.next())).text).toContain('num_pending');
  });
});
