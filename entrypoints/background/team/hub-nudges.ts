import { parseMarkdown } from '../../../lib/markdown/parse';
import type { NewsRequests, ShownNudge } from '../../../lib/news-requests';
import type { Connection } from '../../../lib/storage/connection';
import { nudgeLimits, nudgeStore, setNudgeLimits } from '../../../lib/storage/hub/nudges';
import { whoAmI } from '../../../lib/storage/notes/self';
import { readPolicy } from '../../../lib/storage/team/policy';
import type { HubState, NudgeWord, Roster, RosterPerson } from '../../../lib/team/hub/contract';
import { answersOthers } from '../../../lib/team/hub/judge-event';
import { type HubNudges, makeHubNudges } from '../../../lib/team/hub/nudge-service';
import { type KeptNudge, type NudgeAnswer, nudgesNow } from '../../../lib/team/hub/nudges';
import type { ActiveRelease } from '../active-release';
import type { Renewable } from '../renewable';
import { withRoles } from './policy-roles';

/** Where a panel is: what the nudges for a record and for a stage are told by. */
export type NudgePlace = NewsRequests['news/get']['request'];
type Answer<T extends keyof NewsRequests> = Promise<NewsRequests[T]['response']>;

export interface NudgeDesk extends Renewable {
  /** What takes part in the hub's connection. */
  service: HubNudges;
  /** Whether something is to be shown there. */
  any(place: NudgePlace): Promise<boolean>;
  /** Whether there is one for any stage that was not answered yet. */
  anyOfStages(): Promise<boolean>;
  shown(place: NudgePlace): Promise<ShownNudge[]>;
  answer(id: string, word: NudgeWord): Promise<void>;
  send(request: NewsRequests['nudges/send']['request']): Answer<'nudges/send'>;
  sent(): Answer<'nudges/sent'>;
  setLimits(request: NewsRequests['nudges/limits']['request']): Promise<void>;
}

/** What is to be known of the hub. */
export interface HubView {
  /** `off`: none was joined. */
  state(): Promise<HubState>;
  /** Who belongs to the team; null where that is not known yet. */
  roster(): Promise<Roster | null>;
}

const HATS = ['coach', 'manager', 'leader'] as const;

export interface NudgeDeskParts {
  connection: Connection;
  releases: ActiveRelease;
  hub: HubView;
  now(): number;
  /** What panels or pages show of it changed. */
  changed(): void;
}

export function makeNudgeDesk({ connection, releases, hub, now, changed }: NudgeDeskParts): NudgeDesk {
  const store = nudgeStore(connection);
  /** Read once until something changes: a panel asks with every advice. */
  let kept: Promise<KeptNudge[]> | null = null;
  const renew = (): void => {
    kept = null;
  };
  const all = (): Promise<KeptNudge[]> => {
    kept ??= store.all().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
  const told = (): void => {
    renew();
    changed();
  };
  const service = makeHubNudges({ store, now, changed: told });
  const me = () => connection.use(whoAmI);
  /** Who this person is in the team, where they may send nudges; else why not. */
  const sender = async (): Promise<RosterPerson | 'no-hub' | 'not-permitted'> => {
    if ((await hub.state()).state === 'off') return 'no-hub';
    const [{ self }, roster] = await Promise.all([me(), hub.roster()]);
    const mine = roster?.people.find(({ id }) => id === self);
    const allowed = mine && (await withRoles(mine));
    return allowed && answersOthers(allowed) ? allowed : 'not-permitted';
  };
  const listed = async ({ record, place }: NudgePlace): Promise<KeptNudge[]> => {
    const nudges = await all();
    // Nearly everybody: nothing more is read.
    if (nudges.length === 0) return [];
    const [{ self }, own, { policy }] = await Promise.all([me(), nudgeLimits(connection), readPolicy('quietHours')]);
    if (self === null) return [];
    const limits = [own, ...(policy.quietHours ? [policy.quietHours] : [])];
    return nudgesNow(nudges, { person: self, record, place, now: now(), limits }).list;
  };
  const nameOf = async (person: string): Promise<string> =>
    (await hub.roster())?.people.find(({ id }) => id === person)?.name ?? '';

  return {
    service,
    any: async (place) => (await listed(place)).length > 0,
    anyOfStages: async () => (await all()).some(({ to, word }) => to.kind === 'stage' && word === undefined),
    async shown(place) {
      const list = await listed(place);
      if (list.length === 0) return [];
      const tips = new Map((await releases.get()).release.playbook.tips.map((tip) => [tip.id, tip]));
      return Promise.all(
        list.map(async ({ id, at, author, hat, to, line, why, tip, shown }) => {
          const found = tip === null ? undefined : tips.get(tip);
          return {
            id,
            at,
            author: await nameOf(author),
            hat,
            to: to.kind,
            line,
            why,
            tip: found ? { id: found.id, title: found.title, body: parseMarkdown(found.body) } : null,
            fresh: shown === undefined,
          };
        }),
      );
    },
    async answer(id, word) {
      const { self } = await me();
      if (self === null) return;
      let news = false;
      await store.change(id, (nudge) => {
        if (nudge.author === self || (word === 'seen' ? nudge.shown !== undefined : nudge.word !== undefined))
          return nudge;
        news = true;
        const answer: NudgeAnswer = { nudge: id, person: self, word, at: now() };
        const said = word === 'seen' ? {} : { word };
        return { ...nudge, shown: nudge.shown ?? now(), ...said, untold: [...(nudge.untold ?? []), answer] };
      });
      if (!news) return;
      service.poke();
      // That it was shown changes nothing in what is shown, but for how new it is.
      if (word === 'seen') renew();
      else told();
    },
    async send(request) {
      const mine = await sender();
      if (typeof mine === 'string') return { outcome: 'refused', reason: mine };
      // Under a hat that the team knows them by; it is refused by everybody otherwise.
      const hat = [request.hat, ...HATS].find((one) => mine.roles.includes(one)) ?? request.hat;
      await store.add({ ...request, hat, at: now(), author: mine.id, came: now(), unsent: true });
      service.poke();
      told();
      return { outcome: 'sent' };
    },
    async sent() {
      const [mine, { self }, nudges, people, limits] = await Promise.all([
        sender(),
        me(),
        all(),
        hub.roster().then((roster) => roster?.people ?? []),
        nudgeLimits(connection),
      ]);
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return {
        able: typeof mine === 'string' ? mine : 'yes',
        limits,
        people: people.filter(({ id }) => id !== self).map(({ id, name }) => ({ id, name })),
        sent: nudges
          .filter(({ author }) => author === self)
          .sort((one, other) => other.at - one.at)
          .map(
            ({
              answers = [],
              unsent,
              refused,
              came: _came,
              shown: _shown,
              word: _word,
              untold: _untold,
              ...nudge
            }) => ({
              ...nudge,
              state: refused === undefined ? (unsent ? ('waits' as const) : ('sent' as const)) : ('refused' as const),
              answers: answers.map((answer) => ({ ...answer, name: names.get(answer.person) ?? '' })),
            }),
          ),
      };
    },
    async setLimits({ limits }) {
      await setNudgeLimits(connection, limits);
      changed();
    },
    renew,
  };
}
