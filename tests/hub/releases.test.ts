import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HubConnection, OpenHub, Roster } from '../../lib/team/hub/contract';
import { keepConnected, signerOf } from '../../lib/team/hub/keep-connected';
import { connectHub } from '../../lib/team/hub/link';
import { makeReleaseService, publishRelease } from '../../lib/team/hub/releases';
import { signRoster } from '../../lib/team/hub/roster';
import { makeRosterService } from '../../lib/team/hub/roster-service';
import { noticeSubject } from '../../lib/team/hub/subjects';
import type { Known } from '../../lib/team/judge';
import { type Signer, signRelease } from '../../lib/team/signed-release';
import type { Entry } from '../../lib/team/weigh';
import { type HubMember, makeSigner, member, rosterOf, startHub, type TestHub } from '../support/nats';
import { published } from '../support/publisher';

const ann = member('Ann', 'rep');
const max = member('Max', 'manager');
let hub: TestHub;
let signer: Signer;

beforeAll(async () => {
  signer = await makeSigner();
});
beforeEach(async () => {
  hub = await startHub([ann, max], { publisher: signer.publicKey });
  return () => hub.remove();
});

async function open(who: HubMember): Promise<OpenHub> {
  const identity = { person: who.id, seed: who.seed };
  const connection = await connectHub(hub.link, identity, () => {});
  return { connection, link: hub.link, person: who.id, ...(await signerOf(identity)), roster: () => null };
}

/** Release `number` as a manager hands it to the hub. */
async function made(number: number, by = signer) {
  const document = JSON.stringify(await published(number));
  return { document, signature: await signRelease(new TextEncoder().encode(document), by, []), number };
}

/** Somebody who takes releases: what the log says, and what is known. */
function taker() {
  let known: Known = { key: signer.publicKey, taken: {} };
  const entries: Entry[] = [];
  const waiters: (() => void)[] = [];
  const service = makeReleaseService({
    known: async () => known,
    async settle(entry, weighed) {
      if (weighed) known = weighed.known;
      entries.push(entry);
      for (const tell of waiters.splice(0)) tell();
    },
  });
  const next = (): Promise<void> => new Promise((resolve) => waiters.push(resolve));
  return { service, entries, next, taken: () => Object.keys(known.taken).map(Number) };
}

const forever = new AbortController().signal;
const publishedTo = (connection: HubConnection, release: Awaited<ReturnType<typeof made>>) =>
  publishRelease(connection, release);

describe('a release at a hub', () => {
  it('is taken by who connects later and by who is there, once', async () => {
    const [manager, here] = [await open(max), await open(ann)];
    const there = taker();
    await there.service.opened(here, forever);
    expect(there.entries).toEqual([]);
    const came = there.next();
    expect(await publishedTo(manager.connection, await made(1))).toEqual({ outcome: 'published' });
    await came;
    expect(there.entries).toEqual([{ what: 'added', release: 1 }]);
    expect(await publishedTo(manager.connection, await made(1))).toEqual({ outcome: 'same' });

    const later = taker();
    const another = await open(ann);
    await later.service.opened(another, forever);
    await later.service.opened(another, forever);
    expect(later.entries).toEqual([{ what: 'added', release: 1 }]);
    await Promise.all([manager, here, another].map(({ connection }) => connection.close()));
  });

  it('never gives way to an older one, whoever publishes at the same time', async () => {
    const managers = await Promise.all([open(max), open(max), open(max)]);
    const outcomes = await Promise.all(
      [2, 3, 1].map(async (number, at) => {
        const manager = managers[at];
        if (!manager) throw new Error('three managers');
        return publishedTo(manager.connection, await made(number));
      }),
    );
    expect(outcomes).toContainEqual({ outcome: 'published' });
    const rep = taker();
    const here = await open(ann);
    await rep.service.opened(here, forever);
    expect(rep.taken()).toEqual([3]);
    await Promise.all([...managers, here].map(({ connection }) => connection.close()));
  });

  it('is whole at every moment: who reads while releases change finds one or the other', async () => {
    const [manager, here] = [await open(max), await open(ann)];
    const done = new AbortController();
    const publishing = (async () => {
      for (let number = 1; number <= 5; number += 1) await publishedTo(manager.connection, await made(number));
      done.abort();
    })();
    const verdicts = new Set<string>();
    while (!done.signal.aborted) {
      const reader = taker();
      const gone = new AbortController();
      await reader.service.opened(here, gone.signal);
      gone.abort();
      for (const { what } of reader.entries) verdicts.add(what);
    }
    await publishing;
    expect([...verdicts]).toEqual(['added']);
    await Promise.all([manager, here].map(({ connection }) => connection.close()));
  });

  it('is refused and named when it is older than what was taken, of another key, or not what was signed', async () => {
    const [manager, here] = [await open(max), await open(ann)];
    const rep = taker();
    await publishedTo(manager.connection, await made(5));
    await rep.service.opened(here, forever);
    // The hub's operator can write any notice, past what the extension does.
    const admin = await hub.asAdmin();
    const point = async (release: Awaited<ReturnType<typeof made>>): Promise<Entry | undefined> => {
      const object = `release-${release.number}-operator`;
      await manager.connection.putObject(object, new TextEncoder().encode(release.document));
      const { number, signature } = release;
      const heard = rep.next();
      await admin.request(noticeSubject('release'), JSON.stringify({ v: 1, number, object, signature }));
      await heard;
      return rep.entries.at(-1);
    };
    expect(await point(await made(4))).toMatchObject({ what: 'refused', reason: 'older', release: 4 });
    expect(await point(await made(6, await makeSigner()))).toMatchObject({ what: 'refused', reason: 'other-key' });
    const changed = await made(7);
    expect(await point({ ...changed, document: changed.document.replace('Dana', 'Eve') })).toMatchObject({
      what: 'refused',
      reason: 'bad-signature',
    });
    // An old release under a new number on the signpost.
    expect(await point({ ...(await made(4)), number: 9 })).toMatchObject({ what: 'refused', reason: 'older' });
    expect(rep.taken()).toEqual([5]);
    await admin.close();
    await Promise.all([manager, here].map(({ connection }) => connection.close()));
  });
});

describe('a roster at a hub', () => {
  const keeper = () => {
    let kept: Roster | null = null;
    const service = makeRosterService({
      roster: () => kept,
      async took(roster) {
        kept = roster;
      },
    });
    return { service, number: () => kept?.number ?? null };
  };

  it('is taken when it is newer, and ends the connection when it is older or not of the link’s key', async () => {
    const here = await open(ann);
    const rep = keeper();
    await rep.service.opened(here, forever);
    expect(rep.number()).toBe(1);
    await hub.setPeople([ann, max]);
    await rep.service.opened(here, forever);
    expect(rep.number()).toBe(2);
    const admin = await hub.asAdmin();
    const put = async (number: number, by: Signer): Promise<void> => {
      await admin.request(noticeSubject('roster'), await signRoster(rosterOf('Acme', number, [ann, max]), by));
    };
    await put(1, hub.rosterKey);
    await expect(rep.service.opened(here, forever)).rejects.toMatchObject({ kind: 'bad-roster' });
    await put(3, await makeSigner());
    await expect(rep.service.opened(here, forever)).rejects.toMatchObject({ kind: 'bad-roster' });
    expect(rep.number()).toBe(2);
    await admin.close();
    await here.connection.close();
  });
});

describe('a connection that is kept', () => {
  it('comes back after the server was killed, and what was published meanwhile is taken', async () => {
    const rep = taker();
    const ended = new AbortController();
    const states: string[] = [];
    let tell: (state: string) => void = () => {};
    const until = (state: string): Promise<void> =>
      new Promise((resolve) => {
        tell = (said) => said === state && resolve();
      });
    const kept = keepConnected(
      {
        connect: connectHub,
        link: hub.link,
        identity: { person: ann.id, seed: ann.seed },
        first: { opened: async () => {} },
        services: [rep.service],
        roster: () => null,
        tell({ state }) {
          states.push(state);
          tell(state);
        },
        now: Date.now,
        sleep: (milliseconds, over) =>
          new Promise((resolve) => {
            setTimeout(resolve, Math.min(20, milliseconds));
            over.addEventListener('abort', () => resolve());
          }),
        chance: Math.random,
      },
      ended.signal,
    );
    await until('live');
    const [node] = hub.nodes;
    const lost = until('offline');
    await node?.kill();
    await lost;
    const back = until('live');
    await node?.start();
    await back;
    const manager = await open(max);
    const came = rep.next();
    await publishedTo(manager.connection, await made(1));
    await came;
    expect(rep.entries).toEqual([{ what: 'added', release: 1 }]);
    expect(states.slice(0, 4)).toEqual(['connecting', 'catching-up', 'live', 'offline']);
    ended.abort();
    await kept;
    await manager.connection.close();
  });
});
