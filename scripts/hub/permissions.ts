import type { RosterPerson } from '../../lib/team/hub/contract.ts';
import {
  API,
  coachFilters,
  EVENTS,
  inboxOf,
  live,
  NOTICES,
  noticeSubject,
  ownFilters,
  RELEASES,
} from '../../lib/team/hub/subjects.ts';

/**
 * Who may do what at the hub, as nats-server's permissions. What is not named here is refused. The streams lie in an account of
 * their own (`HUB`); people reach them through imports into `TEAM`, and those who publish releases into `DESK`, which alone
 * imports what writes there (docs/decisions/0014).
 */
export interface Permissions {
  publish: string[];
  subscribe: string[];
}

export type Account = 'TEAM' | 'DESK';
type Member = Pick<RosterPerson, 'id' | 'roles'>;

const NOTICES_STREAM = `KV_${NOTICES}`;
const RELEASES_STREAM = `OBJ_${RELEASES}`;
/** All team notes about one record; which one is not restricted: they are for everybody. */
const ANY_RECORD = 'sl.ev.team.*.*.*.>';
const META = `$O.${RELEASES}.M.*`;
const PARTS = `$O.${RELEASES}.C.*`;

const publishes = ({ roles }: Member): boolean => roles.includes('manager');
const coaches = ({ roles }: Member): boolean => roles.some((role) => role !== 'rep');

export const accountOf = (member: Member): Account => (publishes(member) ? 'DESK' : 'TEAM');

/** What one person may publish and subscribe to. */
export function permissionsOf(member: Member): Permissions {
  const me = member.id;
  const read = coaches(member) ? coachFilters(me) : ownFilters(me);
  const filters = coaches(member) ? read : [...read, ANY_RECORD];
  return {
    publish: [
      ...filters.map((filter) => `${API}.CONSUMER.CREATE.${EVENTS}.*.${filter}`),
      ...consumerOf(EVENTS),
      `${API}.DIRECT.GET.${NOTICES_STREAM}.${noticeSubject('*')}`,
      `${API}.DIRECT.GET.${RELEASES_STREAM}.${META}`,
      `${API}.CONSUMER.CREATE.${RELEASES_STREAM}.*.${PARTS}`,
      ...consumerOf(RELEASES_STREAM),
      `sl.ev.team.*.${me}.*.*.*`,
      `sl.ev.coach.${coaches(member) ? '*' : me}.${me}.*.*.*`,
      `sl.to.*.${me}.*.*.*`,
      `sl.na.*.${me}.*.*`,
      ...(coaches(member) ? [`sl.nu.*.*.${me}.*`] : []),
      ...(publishes(member) ? [noticeSubject('release'), META, PARTS] : []),
    ],
    subscribe: [
      `${inboxOf(me)}.>`,
      live(noticeSubject('*')),
      ...(coaches(member) ? read : [...read, 'sl.ev.team.>']).map(live),
    ],
  };
}

/** The use of a consumer whose name one knows. */
const consumerOf = (stream: string): string[] =>
  ['MSG.NEXT', 'DELETE'].map((act) => `${API}.CONSUMER.${act}.${stream}.*`);

/** What an account of people imports from the streams' account: a service is asked and answers, a stream is only heard. */
export interface Imports {
  /** `to`: what it is called in the people's account. `answers`: more than one message may come back. */
  services: { subject: string; to: string; answers: 'one' | 'many' }[];
  streams: string[];
}

/** What every account of people has, and what `DESK` has besides. */
export function importsOf(account: Account): Imports {
  const api = (rest: string, answers: 'one' | 'many' = 'one') => ({
    subject: `$JS.API.${rest}`,
    to: `${API}.${rest}`,
    answers,
  });
  const write = (subject: string) => ({ subject, to: subject, answers: 'one' as const });
  const streams = [EVENTS, RELEASES_STREAM];
  return {
    services: [
      write('sl.>'),
      ...streams.flatMap((stream) => [
        api(`CONSUMER.CREATE.${stream}.>`),
        api(`CONSUMER.MSG.NEXT.${stream}.*`, 'many'),
        api(`CONSUMER.DELETE.${stream}.*`),
      ]),
      api(`DIRECT.GET.${NOTICES_STREAM}.>`),
      api(`DIRECT.GET.${RELEASES_STREAM}.>`),
      ...(account === 'DESK' ? [write(`$KV.${NOTICES}.>`), write(`$O.${RELEASES}.>`)] : []),
    ],
    streams: [live('sl.>'), live(`$KV.${NOTICES}.>`)],
  };
}
