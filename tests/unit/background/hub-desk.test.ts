import { describe, expect, it, vi } from 'vitest';
import { type HubDesk, type HubParts, makeHubDesk } from '../../../entrypoints/background/team/hub-desk';
import type { Database } from '../../../lib/storage/database';
import type { HubIdentityNote, HubNote } from '../../../lib/storage/team/hub';
import type { HubConnection, HubLink, HubState } from '../../../lib/team/hub/contract';
import { HubFailure } from '../../../lib/team/hub/failure';
import { makeIdentity } from '../../../lib/team/hub/identity';

const MINUTE = 60_000;
const link: HubLink = { team: 'Acme', servers: ['wss://hub'], publisher: null, roster: '', token: '', keys: [] };

/** As much of the database as the desk uses, in memory. */
function memory() {
  const stores: { [name: string]: Map<unknown, { [field: string]: unknown }> } = {
    team: new Map(),
    'sync-log': new Map(),
  };
  const storeOf = (name: string) => {
    const map = stores[name] ?? new Map();
    return {
      get: async (key: unknown) => map.get(key),
      put: async (value: { [field: string]: unknown }) => map.set(value.key ?? value.seq ?? map.size, value),
      delete: async (key: unknown) => map.delete(key),
      clear: async () => map.clear(),
      getAll: async () => [...map.values()],
      openCursor: async () => ({ value: [...map.values()].at(-1) }),
      count: async () => map.size,
    };
  };
  const database = {
    get: async (name: string, key: unknown) => storeOf(name).get(key),
    transaction: (name: string) => ({ store: storeOf(name), objectStore: storeOf, done: Promise.resolve() }),
  } as unknown as Database;
  return { stores, use: <T>(work: (on: Database) => Promise<T>): Promise<T> => work(database) };
}

/** A clock that is moved by hand, and a hub that is there or not. */
async function scene(joined = true) {
  const kept = memory();
  let now = 1_000_000;
  let sleepers: { at: number; wake(): void }[] = [];
  const hub = { there: true, connects: 0, open: 0, known: true, panels: false };
  const ends = new Set<() => void>();
  const states: HubState[] = [];
  if (joined) {
    const note: HubNote = {
      key: 'hub',
      link,
      byPolicy: false,
      publisher: null,
      joinedAt: 1,
      reachedAt: null,
      trouble: null,
    };
    const identity: HubIdentityNote = { key: 'hub-identity', ...(await makeIdentity()), madeAt: 1, former: null };
    kept.stores.team?.set('hub', { ...note });
    kept.stores.team?.set('hub-identity', { ...identity });
  }
  const parts: HubParts = {
    connection: { use: kept.use },
    async connect(_link, _identity, tell) {
      hub.connects += 1;
      tell({ state: 'connecting' });
      if (!hub.known) throw new HubFailure('unknown-person', 'Authorization Violation');
      if (!hub.there) throw new HubFailure('unreachable', 'nobody there');
      hub.open += 1;
      let end: (why: string) => void = () => {};
      const closed = new Promise<string>((resolve) => {
        end = resolve;
      });
      const close = (): void => {
        if (ends.delete(close)) hub.open -= 1;
        end('closed');
      };
      ends.add(close);
      return {
        closed,
        close: async () => close(),
        notice: async () => null,
        watchNotice() {},
      } as unknown as HubConnection;
    },
    waiting: { applyDue: async () => false, applyPressed: async () => false },
    services: () => [],
    person: async () => 'ann',
    changed: (state) => states.push(state),
    nextAlarm: async () => now + 5 * MINUTE,
    anybody: async () => hub.panels,
    now: () => now,
    sleep: (milliseconds, over) =>
      new Promise((resolve) => {
        sleepers.push({ at: now + milliseconds, wake: resolve });
        over.addEventListener('abort', () => resolve());
      }),
    chance: () => 1,
  };
  /** Lets everything that can happen now happen. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const pass = async (milliseconds: number): Promise<void> => {
    await settle();
    now += milliseconds;
    const due = sleepers.filter(({ at }) => at <= now);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
    await settle();
  };
  const drop = async (): Promise<void> => {
    for (const end of [...ends]) end();
    await settle();
  };
  return {
    desk: makeHubDesk(parts),
    again: () => makeHubDesk(parts),
    hub,
    states,
    pass,
    drop,
    log: kept.stores['sync-log'],
  };
}

/** Waits for a state: the browser's cryptography takes time that no clock of a test moves. */
const becomes = (desk: HubDesk, state: HubState['state']): Promise<HubState> =>
  vi.waitFor(
    async () => {
      const now = await desk.state();
      expect(now.state).toBe(state);
      return now;
    },
    { timeout: 5_000, interval: 5 },
  );

function panel() {
  let close: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return { closed, close };
}

describe('the life of the connection to a hub', () => {
  it('does not begin where none was joined', async () => {
    const { desk, hub, pass } = await scene(false);
    desk.touch('page');
    desk.hold(panel().closed);
    await pass(MINUTE);
    expect(await desk.ask()).toEqual({ state: 'off' });
    expect(hub.connects).toBe(0);
  });

  it('lasts as long as a panel is open, and a moment longer, for a page that is loaded again', async () => {
    const { desk, hub, pass } = await scene();
    const first = panel();
    desk.hold(first.closed);
    await pass(300);
    await becomes(desk, 'live');
    first.close();
    await pass(5_000);
    expect(hub.open).toBe(1);
    const second = panel();
    desk.hold(second.closed);
    await pass(20_000);
    expect([hub.open, hub.connects]).toEqual([1, 1]);
    second.close();
    await pass(0);
    await pass(10_000);
    expect(hub.open).toBe(0);
    expect(await desk.state()).toMatchObject({ state: 'resting' });
  });

  it('is one short visit an alarm where nothing is open: twelve an hour, and nothing stays awake between them', async () => {
    const { desk, hub, pass } = await scene();
    for (let alarm = 0; alarm < 12; alarm += 1) {
      const asked = desk.ask();
      await pass(0);
      expect(await asked).toMatchObject({ state: 'resting' });
      expect(hub.open).toBe(0);
      await pass(5 * MINUTE);
    }
    expect(hub.connects).toBe(12);
  });

  it('stays after an alarm that finds a panel of before this background was started', async () => {
    const { desk, hub, pass } = await scene();
    hub.panels = true;
    const asked = desk.ask();
    await pass(0);
    expect(await asked).toMatchObject({ state: 'live' });
    expect(hub.open).toBe(1);
    hub.panels = false;
    await pass(7 * MINUTE);
    expect(await desk.ask()).toMatchObject({ state: 'resting' });
    expect(hub.open).toBe(0);
  });

  it('says since when it is offline, tries again ever less often, logs it once, and the next background knows it too', async () => {
    const { desk, again, hub, pass, log } = await scene();
    hub.there = false;
    desk.hold(panel().closed);
    await pass(300);
    const offline = await becomes(desk, 'offline');
    expect(offline).toMatchObject({ state: 'offline', detail: 'nobody there' });
    for (let second = 0; second < 60; second += 1) await pass(1_000);
    // 250 ms, then doubled: the eighth try is 32 s after the first, the ninth after a minute.
    expect(hub.connects).toBeGreaterThan(5);
    expect(hub.connects).toBeLessThan(10);
    expect(await desk.state()).toEqual(offline);
    expect(await again().state()).toEqual(offline);
    expect([...(log?.values() ?? [])]).toMatchObject([
      { what: 'failed', reason: 'hub-offline', channel: 'hub', times: 1 },
    ]);
    hub.there = true;
    await pass(30_000);
    await becomes(desk, 'live');
  });

  it('opens another connection when one is lost', async () => {
    const { desk, hub, pass, drop } = await scene();
    desk.hold(panel().closed);
    await pass(300);
    await becomes(desk, 'live');
    await drop();
    await becomes(desk, 'offline');
    await pass(1_000);
    await becomes(desk, 'live');
    expect([hub.open, hub.connects]).toEqual([1, 2]);
  });

  it('says that it is refused, and asks seldom', async () => {
    const { desk, hub, pass } = await scene();
    hub.known = false;
    desk.hold(panel().closed);
    await pass(300);
    expect(await becomes(desk, 'refused')).toMatchObject({ why: 'unknown-person' });
    await pass(MINUTE);
    expect(hub.connects).toBe(1);
    hub.known = true;
    const asked = desk.ask();
    await pass(0);
    expect(await asked).toMatchObject({ state: 'live' });
  });

  it('ends with the hub that is left, and whoever waits for it is told', async () => {
    const { desk, hub, pass } = await scene();
    hub.there = false;
    const wanted = desk.use(async () => 'never');
    const refused = expect(wanted).rejects.toMatchObject({ name: 'HubFailure' });
    await refused;
    hub.there = true;
    desk.hold(panel().closed);
    await pass(40_000);
    await becomes(desk, 'live');
    expect(hub.open).toBe(1);
    await desk.leave();
    expect(hub.open).toBe(0);
    expect(await desk.state()).toEqual({ state: 'off' });
    await expect(desk.use(async () => 'never')).rejects.toMatchObject({ kind: 'gone' });
  });
});
