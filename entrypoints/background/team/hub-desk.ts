import { clearHub } from '../../../lib/storage/clearing';
import type { Connection } from '../../../lib/storage/connection';
import { changeHubNote, type HubIdentityNote, type HubNote } from '../../../lib/storage/team/hub';
import { teamNote, writeTeamNotes } from '../../../lib/storage/team/notes';
import { logSync } from '../../../lib/storage/team/sync-log';
import type { Connect, HubLink, HubService, HubState, OpenHub, Roster } from '../../../lib/team/hub/contract';
import { HubFailure } from '../../../lib/team/hub/failure';
import { openIdentity, type SealedIdentity } from '../../../lib/team/hub/identity';
import { type KeepParts, keepConnected, pauseBefore } from '../../../lib/team/hub/keep-connected';
import { makeReleaseService } from '../../../lib/team/hub/releases';
import { makeRosterService } from '../../../lib/team/hub/roster-service';
import type { Entry, Weighed } from '../../../lib/team/weigh';
import type { WaitingRoom } from './waiting-room';

export interface HubDesk {
  /** How the connection is, as far as this background and what an earlier one wrote know. */
  state(): Promise<HubState>;
  join(link: HubLink, byPolicy: boolean): Promise<void>;
  leave(): Promise<void>;
  /** Another key, or the roster by which this person is known, changed: connects anew. */
  renew(): Promise<void>;
  roster(): Promise<Roster | null>;
  /** Somebody of ours asked something just now. */
  touch(from: 'page' | 'panel'): void;
  /** A panel or page is there until `closed` resolves. */
  hold(closed: Promise<void>): void;
  /** Asks the hub, as the alarm does; resolves when everything is caught up, or when that failed. */
  ask(): Promise<HubState>;
  /** Runs work on an open connection, opened for it where there is none. Rejects with `HubFailure`. */
  use<T>(work: (hub: OpenHub) => Promise<T>): Promise<T>;
}

export interface HubParts extends Pick<KeepParts, 'now' | 'sleep' | 'chance'> {
  connection: Connection;
  connect: Connect;
  waiting: WaitingRoom;
  /** What else takes part: notes, nudges. */
  services(): readonly HubService[];
  /** Who this browser's person is. */
  person(): Promise<string | null>;
  /** The state, or something else that a page shows, changed. */
  changed(state: HubState): void;
  /** When the alarm comes next, milliseconds since the epoch. */
  nextAlarm(): Promise<number>;
  /** Whether a panel answers; asked where nobody has held or asked anything for long. */
  anybody(): Promise<boolean>;
}

/** Milliseconds for which a question of a page or panel counts as its being there. */
const THERE_FOR = 6 * 60_000;
/** Milliseconds between the last panel's end and hanging up: a page that is loaded again is back by then. */
const LINGER = 10_000;
/** Milliseconds that a background which just started is left to answer what it was started for. */
const START_AFTER = 300;

interface Run {
  ended: AbortController;
  done: Promise<void>;
  note: HubNote;
  hub: OpenHub | null;
}

/**
 * The life of the connection in a background that may die at any time. It is open as long as a panel or page of ours is there; without
 * them it is opened when the alarm comes, and closed again when everything is caught up. What has to outlive the background
 * is in the database.
 */
export function makeHubDesk(parts: HubParts): HubDesk {
  const { connection, now } = parts;
  let run: Run | null = null;
  let starting: Promise<void> | null = null;
  let state: HubState | null = null;
  let people: Roster | null = null;
  /** False: nothing was joined, as far as was looked. */
  let joined: boolean | null = null;
  let held = 0;
  let dueSoon = false;
  const never = Number.NEGATIVE_INFINITY;
  const touchedAt = { page: never, panel: never };
  const waiters: { settled(): void; opened(hub: OpenHub): void }[] = [];

  const use = connection.use;
  const log = (entry: Entry): Promise<unknown> =>
    use((database) => logSync(database, { at: now(), channel: 'hub', ...entry }));
  const isThere = (): boolean => held > 0 || now() - Math.max(touchedAt.page, touchedAt.panel) < THERE_FOR;
  const say = (said: HubState): void => {
    state = said;
    parts.changed(said);
  };

  /** What was told of the connection is kept for the next background, and ends a connection that nobody needs any more. */
  const told = (mine: Run, said: HubState): void => {
    if (run !== mine || mine.ended.signal.aborted) return;
    const before = state?.state;
    // Another try changes nothing of since when it is offline.
    if (said.state === 'connecting' && (before === 'offline' || before === 'refused')) return;
    say(said);
    const settled = said.state === 'live' || said.state === 'offline' || said.state === 'refused';
    if (!settled) return;
    const live = said.state === 'live';
    const changes = live ? { reachedAt: said.since, trouble: null } : { trouble: said };
    const kept = use((database) => changeHubNote(database, mine.note.joinedAt, changes));
    if (!live && before !== said.state) {
      const reason = said.state === 'refused' ? `hub-${said.why}` : 'hub-offline';
      void kept.then(() => log({ what: 'failed', reason, detail: said.detail })).catch(() => {});
    } else kept.catch(() => {});
    const waited = waiters.splice(0);
    // Who asked is told how it is in the end: resting, where nobody needs the connection any more.
    void (isThere() ? Promise.resolve() : hangUp()).finally(() => {
      for (const waiter of waited) waiter.settled();
    });
  };

  const hangUp = async (): Promise<void> => {
    const ending = run;
    if (!ending) return;
    run = null;
    ending.ended.abort();
    for (const waiter of waiters.splice(0)) waiter.settled();
    await ending.done;
    if (run === null && state?.state === 'live')
      say({ state: 'resting', since: now(), nextAt: await parts.nextAlarm() });
  };

  const releases = (mine: () => HubNote): HubService =>
    makeReleaseService({
      async known() {
        return (await use((database) => teamNote(database, 'hub')))?.publisher ?? null;
      },
      async settle(entry: Entry, weighed: Weighed | null) {
        if (weighed && weighed.verdict !== 'refuse') {
          const waiting = weighed.published && { key: 'waiting' as const, published: weighed.published };
          const publisher = weighed.known;
          if (!(await use((database) => changeHubNote(database, mine().joinedAt, { publisher }, waiting)))) return;
        }
        await log(entry);
        await parts.waiting.applyDue();
        parts.changed(state ?? { state: 'off' });
      },
    });
  const roster = makeRosterService({
    roster: () => people,
    async took(newer) {
      people = newer;
      await use((database) => writeTeamNotes(database, [{ key: 'hub-roster', roster: newer }]));
    },
  });

  const begin = async (): Promise<void> => {
    const [note, keys, kept, person] = await Promise.all([
      use((database) => teamNote(database, 'hub')),
      use((database) => teamNote(database, 'hub-identity')),
      use((database) => teamNote(database, 'hub-roster')),
      parts.person(),
    ]);
    joined = note !== undefined;
    if (!note || !keys || person === null) return;
    people = kept?.roster ?? null;
    const ended = new AbortController();
    const mine: Run = { ended, done: Promise.resolve(), note, hub: null };
    const opening: HubService = {
      async opened(hub, gone) {
        mine.hub = hub;
        gone.addEventListener('abort', () => {
          mine.hub = null;
        });
        for (const { opened } of waiters) opened(hub);
      },
    };
    run = mine;
    mine.done = keepWithEither(mine, keys, person, [opening, releases(() => note), ...parts.services()]);
  };

  /**
   * With the new key; with the former one as long as the hub does not know the new one. Each time that the former one loses its
   * connection the new one is tried again: the hub may have come to know it just then.
   */
  const keepWithEither = async (
    mine: Run,
    keys: HubIdentityNote,
    person: string,
    services: HubService[],
  ): Promise<void> => {
    const { connect, now, sleep, chance } = parts;
    const { ended, note } = mine;
    const keep = async (sealed: SealedIdentity, ends: (said: HubState) => boolean): Promise<void> => {
      const identity = await openIdentity(sealed, person);
      const over = new AbortController();
      const tell = (said: HubState): void => {
        if (ends(said)) over.abort();
        else told(mine, said);
      };
      await keepConnected(
        { connect, now, sleep, chance, identity, services, tell, link: note.link, first: roster, roster: () => people },
        AbortSignal.any([ended.signal, over.signal]),
      );
    };
    const { former } = keys;
    if (!former) return keep(keys, () => false);
    for (let failures = 0; !ended.signal.aborted; failures += 1) {
      await keep(keys, (said) => {
        if (said.state === 'live') void dropFormer();
        return said.state === 'refused' && said.why === 'unknown-person';
      });
      if (ended.signal.aborted) return;
      await keep(former, (said) => {
        const lost = said.state === 'offline' || said.state === 'refused';
        if (lost) told(mine, said);
        else if (said.state === 'live') failures = 0;
        return lost;
      });
      if (ended.signal.aborted) return;
      await sleep(pauseBefore(failures, state?.state === 'refused', chance()), ended.signal);
    }
  };
  const dropFormer = async (): Promise<void> => {
    const keys = await use((database) => teamNote(database, 'hub-identity'));
    if (keys) await use((database) => writeTeamNotes(database, [{ ...keys, former: null }]));
  };

  const start = (): Promise<void> => {
    if (run || joined === false) return Promise.resolve();
    starting ??= begin().finally(() => {
      starting = null;
    });
    return starting;
  };
  const restart = async (): Promise<void> => {
    await starting;
    await hangUp();
    joined = null;
    state = null;
    if (isThere()) await start();
  };

  const desk: HubDesk = {
    async state() {
      if (state) return state;
      const note = await use((database) => teamNote(database, 'hub'));
      if (!note) return { state: 'off' };
      if (note.trouble) return note.trouble;
      return note.reachedAt === null
        ? { state: 'connecting' }
        : { state: 'resting', since: note.reachedAt, nextAt: await parts.nextAlarm() };
    },
    async roster() {
      people ??= (await use((database) => teamNote(database, 'hub-roster')))?.roster ?? null;
      return people;
    },
    async join(link, byPolicy) {
      const publisher = link.publisher === null ? null : { key: link.publisher, taken: {} };
      const note: HubNote = { key: 'hub', link, byPolicy, publisher, joinedAt: now(), reachedAt: null, trouble: null };
      people = null;
      const before = await use((database) => teamNote(database, 'hub'));
      await hangUp();
      // A new link to the same team brings other keys; to another one nothing goes that was meant for this one.
      if (before?.link.roster !== link.roster) await use(clearHub);
      await use((database) => writeTeamNotes(database, [note], ['hub-roster', 'waiting']));
      await log({ what: 'joined', detail: link.servers.join(' ') });
      touchedAt.page = now();
      await restart();
      parts.changed(await desk.state());
    },
    async leave() {
      people = null;
      await use((database) => writeTeamNotes(database, [], ['hub', 'hub-roster', 'waiting']));
      await log({ what: 'left' });
      await restart();
      await use(clearHub);
      parts.changed({ state: 'off' });
    },
    renew: restart,
    touch(from) {
      touchedAt[from] = now();
      if (run || joined === false || dueSoon) return;
      dueSoon = true;
      void parts.sleep(START_AFTER, new AbortController().signal).then(() => {
        dueSoon = false;
        if (isThere()) start().catch(() => {});
      });
    },
    hold(closed) {
      held += 1;
      desk.touch('panel');
      void closed.then(async () => {
        held -= 1;
        if (held > 0) return;
        touchedAt.panel = never;
        await parts.sleep(LINGER, new AbortController().signal);
        if (!isThere()) await hangUp();
      });
    },
    async ask() {
      if (run?.hub && state?.state === 'live') {
        if (!isThere() && !(await parts.anybody())) await hangUp();
        return desk.state();
      }
      // Panels that were there before this background was are heard of only when they are asked.
      if (!isThere() && joined !== false && (await parts.anybody())) touchedAt.panel = now();
      await hangUpStale();
      await start();
      if (run) await new Promise<void>((resolve) => waiters.push({ settled: resolve, opened: () => {} }));
      return desk.state();
    },
    async use(work) {
      touchedAt.page = now();
      await start();
      const there = run?.hub;
      if (there) return work(there);
      if (!run) throw new HubFailure('gone', 'no hub was joined');
      const hub = await new Promise<OpenHub>((resolve, reject) => {
        waiters.push({
          opened: resolve,
          settled: () => reject(new HubFailure('unreachable', state && 'detail' in state ? state.detail : '')),
        });
      });
      return work(hub);
    },
  };
  /** One that waits for its next try is not waited for: the next try is now. */
  const hangUpStale = async (): Promise<void> => {
    if (run && (state?.state === 'offline' || state?.state === 'refused')) await hangUp();
  };
  return desk;
}
