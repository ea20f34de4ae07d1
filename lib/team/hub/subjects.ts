import { toBase64Url } from '../base64url';

/**
 * Names in the hub, and who may use which. Authority lies in the server: `scripts/hub` writes these rules into its configuration,
 * and the client asks for nothing that they do not grant. A subject is the key of what it carries: one event, one subject, once.
 *
 *     sl.ev.<audience>.<party>.<author>.<record>.<thread>.<event>    what people write; `party`: who began the thread
 *     sl.to.<person>.<author>.<record>.<thread>.<event>              the same once more, for somebody who wrote in the thread or is mentioned in it
 *     sl.nu.<kind>.<target>.<author>.<nudge>                         a nudge: to a person (p), a record (r) or a stage (s)
 *     sl.na.<sender>.<author>.<nudge>.<word>                         what became of it, for who sent it
 *
 * Persons, threads, events and nudges are UUIDs; `record` and a nudge's record or stage are tokens (`tokenOf`), so that the
 * hub's operator does not read what they stand for.
 *
 * CHANGED (the server forces it, docs/decisions/0014): nobody's account holds the streams. A server does not check where an
 * answer is to go, so that whoever may ask anything of JetStream in its own account can have the answer sent to
 * `$JS.API.STREAM.DELETE.…` and wipe the hub (tried with 2.9.10). People therefore meet the streams through imports:
 *
 *   1. JetStream's API has the prefix `API`: `jetstreamManager(nc, { apiPrefix: API, checkAPI: false })`.
 *   2. Live is `live(filter)`: what the stream has stored, republished by it with the headers `Nats-Subject` and `Nats-Sequence`.
 *      What is sent to `sl.…` itself is heard by nobody, so that words that the stream refuses reach nobody either.
 *   3. What is stored is read by pull consumers, made with `CONSUMER.CREATE.<stream>.<name>.<filter>` and the very filters below
 *      (`inactive_threshold` some seconds; they need not be deleted). Names are random (`nuid`): a name that others know lets them
 *      pull. No push consumers, no `STREAM.INFO`: the last sequence of the stream is `delivered.stream_seq` of a new consumer with
 *      `deliver_policy: new`.
 *   4. A notice is `DIRECT.GET.KV_<bucket>.$KV.<bucket>.<name>` and live at `live($KV.<bucket>.<name>)`; written by a request to
 *      `$KV.<bucket>.<name>`. An object's meta is `DIRECT.GET.OBJ_<bucket>.$O.<bucket>.M.<base64url of its name, padded>`, its parts
 *      come by a pull consumer on `$O.<bucket>.C.<nuid>`; written by requests to `$O.<bucket>.C.<nuid>`, then `….M.<name>`.
 *      Neither is ever purged. Junk may come live (from anybody in the team, by that same trick); it has no valid signature.
 */
export const API = '$JS.hub.API';

/** Where what is stored under a subject or filter is told of, live. */
export const live = (filter: string): string => `live.${filter}`;

export const EVENTS = 'SIGHTLINE_EVENTS';
/** Key-value bucket with what everybody reads: the pointer to the release in force, and the roster. Managers and the hub's admin write. */
export const NOTICES = 'sightline-notices';
export const noticeSubject = (name: string): string => `$KV.${NOTICES}.${name}`;
/** Object store of releases: `release-<number>-<digest>`. */
export const RELEASES = 'sightline-releases';

export type Audience = 'coach' | 'team';

export interface EventSubject {
  audience: Audience;
  party: string;
  author: string;
  record: string;
  thread: string;
  event: string;
}
export type NudgeKind = 'p' | 'r' | 's';
export interface NudgeSubject {
  kind: NudgeKind;
  target: string;
  author: string;
  nudge: string;
}

/** The record of a thread that is about none. */
export const NO_RECORD = '-';

export const eventSubject = ({ audience, party, author, record, thread, event }: EventSubject): string =>
  `sl.ev.${audience}.${party}.${author}.${record}.${thread}.${event}`;
export const mentionSubject = (person: string, { author, record, thread, event }: EventSubject): string =>
  `sl.to.${person}.${author}.${record}.${thread}.${event}`;
export const nudgeSubject = ({ kind, target, author, nudge }: NudgeSubject): string =>
  `sl.nu.${kind}.${target}.${author}.${nudge}`;
export const nudgeAnswerSubject = (sender: string, author: string, nudge: string, word: string): string =>
  `sl.na.${sender}.${author}.${nudge}.${word}`;

/** Everything that is written about one record for the whole team. */
export const recordFilter = (record: string): string => `sl.ev.team.*.*.${record}.>`;

/** What comes to a person without asking for a record: their own threads, what mentions them, nudges, and answers to theirs. */
export const ownFilters = (person: string): string[] => [
  `sl.ev.coach.${person}.>`,
  `sl.ev.team.${person}.>`,
  `sl.to.${person}.>`,
  `sl.nu.p.${person}.>`,
  `sl.nu.r.>`,
  `sl.nu.s.>`,
  `sl.na.${person}.>`,
];
/** What a coach or manager reads: everything that is written for coaches or the team. */
export const coachFilters = (person: string): string[] => [
  'sl.ev.>',
  `sl.to.${person}.>`,
  'sl.nu.>',
  `sl.na.${person}.>`,
];

/** Where the server answers a person: of their own, or anybody could listen to it. */
export const inboxOf = (person: string): string => `_INBOX_${person}`;

/**
 * What stands for a record or stage in a subject: HMAC-SHA-256 with the team's secret, its first 16 bytes as base64url. Whoever
 * has no join link cannot find out what it stands for by guessing.
 */
export async function tokenOf(what: string, secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const bytes = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(what));
  return toBase64Url(new Uint8Array(bytes.slice(0, 16)));
}
