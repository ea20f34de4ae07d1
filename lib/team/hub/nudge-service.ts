import { oneAtATime } from '../../one-at-a-time';
import { fromBase64Url } from '../base64url';
import type { HubService, Incoming, Nudge, OpenHub } from './contract';
import { peopleOf, unwrap, wrap } from './envelope';
import { answersOthers } from './judge-event';
import { NudgeAnswerSchema, NudgeSchema } from './nudge-schema';
import { type KeptNudge, type NudgeAnswer, withAnswer } from './nudges';
import { makeKeyring } from './sealing';
import { unlessGone } from './sending';
import { coachFilters, nudgeAnswerSubject, nudgeSubject, ownFilters, tokenOf } from './subjects';

/** Where nudges lie: in the browser its database (lib/storage/hub/nudges.ts). Each method is one transaction. */
export interface NudgeStore {
  all(): Promise<KeptNudge[]>;
  /** False where one with this id is there already; that one stays. */
  add(nudge: KeptNudge): Promise<boolean>;
  /** Null where there is none of that id. */
  change(id: string, change: (nudge: KeptNudge) => KeptNudge): Promise<KeptNudge | null>;
  mark(filter: string): Promise<number>;
  setMark(mark: { filter: string; sequence: number }): Promise<void>;
}

export interface HubNudgesParts {
  store: NudgeStore;
  now(): number;
  /** Something came, or what was sent is in the hub. */
  changed(): void;
}

export interface HubNudges extends HubService {
  /** Something was put among what waits to be sent. */
  poke(): void;
}

/** Messages behind one that cannot be judged yet, after which that one is not waited for any more. */
const MOST_BEHIND = 500;

/** Nudges over the hub: what waits is sent; those that are meant for this person, and answers to their own, come in. */
export function makeHubNudges({ store, now, changed }: HubNudgesParts): HubNudges {
  let send: (() => void) | null = null;
  return {
    async opened(hub, gone) {
      const taking = oneAtATime();
      const judge = makeJudge(hub);
      const take = (came: readonly Incoming[]): Promise<number | null> =>
        taking(async () => {
          let sure: number | null = null;
          let open = true;
          let any = false;
          for (const [index, message] of came.entries()) {
            const judged = await judge(message);
            if (judged === 'later' && came.length - index <= MOST_BEHIND) open = false;
            if (open) sure = message.sequence;
            if (judged === 'later' || judged === null) continue;
            any = (await keep(store, judged, hub.person, now())) || any;
          }
          if (any) changed();
          return sure;
        });
      const mine = makeSender(store, hub, gone, changed);
      send = mine;
      gone.addEventListener('abort', () => {
        if (send === mine) send = null;
      });
      mine();
      const me = hub.roster()?.people.find(({ id }) => id === hub.person);
      const filters = me && answersOthers(me) ? coachFilters(hub.person) : ownFilters(hub.person);
      const follow = async (filter: string): Promise<void> => {
        // Listens first, so that nothing falls between.
        hub.connection.listen(filter, (message) => void take([message]).catch(unlessGone), gone);
        const after = await store.mark(filter);
        let stuck = false;
        const { last } = await hub.connection.fetch(filter, after, async (messages) => {
          const sure = await take(messages);
          if (sure !== null && !stuck) await store.setMark({ filter, sequence: sure });
          stuck ||= sure !== messages.at(-1)?.sequence;
        });
        if (last < after) await store.setMark({ filter, sequence: last });
      };
      // Nudges before answers: an answer is kept with what it answers.
      await Promise.all(filters.filter((filter) => filter.startsWith('sl.nu.')).map(follow));
      await Promise.all(filters.filter((filter) => filter.startsWith('sl.na.')).map(follow));
    },
    poke: () => send?.(),
  };
}

type Judged = { nudge: Nudge } | { answer: NudgeAnswer };

async function keep(store: NudgeStore, judged: Judged, self: string, now: number): Promise<boolean> {
  if ('nudge' in judged) return store.add({ ...judged.nudge, came: now });
  const { answer } = judged;
  let is = false;
  await store.change(answer.nudge, (nudge) => {
    const next = nudge.author === self ? withAnswer(nudge, answer) : nudge;
    is = next !== nudge;
    return next;
  });
  return is;
}

/**
 * What a message is: a nudge by whoever its subject says, who may send one, for what its subject says, or an answer by its author.
 * Null: it is neither, or is refused. `later`: who wrote it is not known yet, or the key that it was sealed with.
 */
function makeJudge(hub: OpenHub): (message: Incoming) => Promise<Judged | 'later' | null> {
  const keyring = makeKeyring(hub.link.keys);
  let known = { roster: hub.roster(), people: peopleOf(hub.roster()) };
  return async ({ subject, payload }) => {
    const [, what, ...parts] = subject.split('.');
    const author = parts[what === 'nu' ? 2 : 1];
    if (author === undefined || parts.length !== 4) return null;
    if (hub.roster() !== known.roster) known = { roster: hub.roster(), people: peopleOf(hub.roster()) };
    const opened = await unwrap({ subject, author, payload }, known.people, keyring);
    if (opened.outcome !== 'open') return opened.outcome === 'held' ? 'later' : null;
    const said = jsonOf(opened.body);
    if (what === 'na') {
      const answer = NudgeAnswerSchema.safeParse(said);
      const fits = answer.success && answer.data.person === author && answer.data.nudge === parts[2];
      return fits && answer.data.word === parts[3] ? { answer: answer.data } : null;
    }
    const nudge = NudgeSchema.safeParse(said);
    if (!nudge.success || nudge.data.author !== author || !opened.author.roles.includes(nudge.data.hat)) return null;
    return subject === (await subjectOf(nudge.data, hub)) ? { nudge: nudge.data } : null;
  };
}

/** Where a nudge is sent. Records and stages are named by what stands for them. */
async function subjectOf({ id, author, to }: Nudge, { link }: OpenHub): Promise<string> {
  const about = { author, nudge: id };
  if (to.kind === 'person') return nudgeSubject({ kind: 'p', target: to.person, ...about });
  const secret = fromBase64Url(link.token);
  if (!secret) throw new TypeError('the link has no secret for records');
  const named = to.kind === 'record' ? to.record : `${to.process} ${to.stage}`;
  return nudgeSubject({ kind: to.kind === 'record' ? 'r' : 's', target: await tokenOf(named, secret), ...about });
}

/** Sends what waits, and notes what the hub has. Sent again after an end in between, the hub keeps it once. */
function makeSender(store: NudgeStore, hub: OpenHub, gone: AbortSignal, changed: () => void): () => void {
  const keyring = makeKeyring(hub.link.keys);
  const inTurn = oneAtATime();
  const sendOne = async (subject: string, said: object): Promise<string | null> => {
    const payload = await wrap(subject, JSON.stringify(said), hub, keyring);
    const outcome = await hub.connection.send({ subject, payload });
    return outcome.outcome === 'refused' ? outcome.detail : null;
  };
  const sendAll = async (): Promise<void> => {
    for (const kept of await store.all()) {
      if (gone.aborted) return;
      if (kept.unsent && kept.author === hub.person) {
        const nudge = toSend(kept);
        const refused = await sendOne(await subjectOf(nudge, hub), nudge);
        await store.change(kept.id, ({ unsent: _unsent, ...rest }) => (refused === null ? rest : { ...rest, refused }));
        changed();
      }
      for (const answer of kept.untold ?? []) {
        await sendOne(nudgeAnswerSubject(kept.author, hub.person, kept.id, answer.word), answer);
        await store.change(kept.id, (nudge) => ({
          ...nudge,
          untold: (nudge.untold ?? []).filter(({ word }) => word !== answer.word),
        }));
      }
    }
  };
  return () => void inTurn(sendAll).catch(unlessGone);
}

/** What of a kept nudge travels. */
const toSend = ({ id, at, author, hat, to, line, tip, why, until }: KeptNudge): Nudge => ({
  id,
  at,
  author,
  hat,
  to,
  line,
  tip,
  why,
  until,
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
