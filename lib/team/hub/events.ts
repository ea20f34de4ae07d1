import { oneAtATime } from '../../one-at-a-time';
import { fromBase64Url } from '../base64url';
import type { HubService, Incoming, OpenHub, Roster } from './contract';
import { peopleOf } from './envelope';
import { answersOthers } from './judge-event';
import type { HubNoteStore, Ready } from './note-store';
import { makeKeyring } from './sealing';
import { makeSending, unlessGone } from './sending';
import { coachFilters, ownFilters, recordFilter, tokenOf } from './subjects';
import { type Judging, type TakenIn, takeIn } from './take-in';

export interface HubNotesParts {
  store: HubNoteStore;
  now(): number;
  /** Told what came and what became of it; `people`: the names by id. */
  told(taken: TakenIn, people: Judging['people']): void;
  /** The hub has lost some of what it had: what this person wrote for others is to be sent again. */
  setBack(): void;
  /** A row that the hub will never take. */
  refused(ready: Ready, why: string): void;
}

/** Notes over the hub: what waits is sent, what concerns this person comes in. */
export interface HubNotes extends HubService {
  /** Something was put among what waits. */
  poke(): void;
  /** A record is shown: what the team writes about it comes from now on, until ten others were. */
  view(record: string): void;
}

/** Records about which the team's threads are listened to, the last that were shown. */
const MOST_IN_VIEW = 10;

export function makeHubNotes(parts: HubNotesParts): HubNotes {
  let session: Session | null = null;
  const inView: string[] = [];
  return {
    async opened(hub, gone) {
      const mine = makeSession(parts, hub, gone);
      session = mine;
      gone.addEventListener('abort', () => {
        if (session === mine) session = null;
      });
      mine.send();
      await Promise.all([mine.catchUp(), ...inView.map((record) => mine.follow(record))]);
    },
    poke: () => session?.send(),
    view(record) {
      const at = inView.indexOf(record);
      if (at >= 0) inView.splice(at, 1);
      inView.push(record);
      for (const left of inView.splice(0, Math.max(0, inView.length - MOST_IN_VIEW))) session?.leave(left);
      session?.follow(record).catch(unlessGone);
    },
  };
}

interface Session {
  send(): void;
  catchUp(): Promise<void>;
  follow(record: string): Promise<void>;
  leave(record: string): void;
}

/** One connection with what belongs to it. */
function makeSession(parts: HubNotesParts, hub: OpenHub, gone: AbortSignal): Session {
  const { store, now, told } = parts;
  const { connection, link, person } = hub;
  const inTurn = oneAtATime();
  const keyring = makeKeyring(link.keys);
  const tokens = makeTokens(link.token);
  let roster: Roster | null = null;
  let people = peopleOf(null);

  /** Who is who may have changed: then what waited for that is judged again. */
  const upToDate = async (): Promise<Judging> => {
    if (hub.roster() !== roster) {
      roster = hub.roster();
      people = peopleOf(roster);
      await store.know(roster?.people ?? []);
      const held = await store.heldFor(['person', 'key']);
      if (held.length > 0) told(await takeIn(store, { came: [], held }, judging()), people);
    }
    return judging();
  };
  const judging = (): Judging => ({ people, keyring, tokenOf: tokens, now });

  const take = (came: readonly Incoming[], filter: string | null): Promise<void> =>
    inTurn(async () => {
      const sequence = came.at(-1)?.sequence ?? null;
      const mark = filter === null || sequence === null ? null : { filter, sequence };
      const taken = await takeIn(store, { came, mark, live: filter === null }, await upToDate());
      told(taken, people);
      // What mentions somebody brings the thread in which it does, where the rest of it is for all.
      for (const { thread, record } of taken.meant) {
        void read(`sl.ev.team.*.*.${record}.${thread}.>`).catch(unlessGone);
      }
    });

  const read = async (filter: string): Promise<void> => {
    const after = await store.mark(filter);
    const { last } = await connection.fetch(filter, after, (messages) => take(messages, filter));
    // Else every batch has set it already.
    if (last >= after) return;
    // The hub was set back to an older state of its own: what it has lost comes again from whoever wrote it.
    await store.setMark({ filter, sequence: last });
    parts.setBack();
  };

  /** What comes live is taken together where it comes faster than it is written. */
  let waiting: Incoming[] = [];
  const live = (message: Incoming): void => {
    waiting.push(message);
    if (waiting.length > 1) return;
    inTurn(async () => undefined)
      .then(() => {
        const came = waiting;
        waiting = [];
        return take(came, null);
      })
      .catch(unlessGone);
  };
  /** Listens first, so that nothing falls between. */
  const followed = (filter: string, ended: AbortSignal): Promise<void> => {
    connection.listen(filter, live, ended);
    return read(filter);
  };

  const views = new Map<string, AbortController>();
  const reads = (): boolean => {
    const me = hub.roster()?.people.find(({ id }) => id === person);
    return me !== undefined && answersOthers(me);
  };
  return {
    send: makeSending({ store, hub, gone, keyring, tokenOf: tokens, refused: parts.refused }),
    async catchUp() {
      await inTurn(upToDate);
      const filters = (reads() ? coachFilters : ownFilters)(person).filter((filter) => /^sl\.(?:ev|to)\./.test(filter));
      await Promise.all(filters.map((filter) => followed(filter, gone)));
    },
    async follow(record) {
      // Whoever reads everything reads this too.
      if (reads() || views.has(record)) return;
      const ended = new AbortController();
      views.set(record, ended);
      await followed(recordFilter(await tokens(record)), AbortSignal.any([ended.signal, gone]));
    },
    leave(record) {
      views.get(record)?.abort();
      views.delete(record);
    },
  };
}

/** Records by what stands for them, each made once; a secret that is none is an error of the link. */
function makeTokens(secret: string): (record: string) => Promise<string> {
  const bytes = fromBase64Url(secret);
  if (!bytes) throw new TypeError('the link has no secret for records');
  const known = new Map<string, Promise<string>>();
  return (record) => {
    const token = known.get(record) ?? tokenOf(record, bytes);
    if (known.size > 5_000) known.clear();
    known.set(record, token);
    return token;
  };
}
