import type { Role } from '../../notes/event';

/**
 * The hub's parts and how they meet. All of `lib/team/hub` runs in Node as it runs in the background: what touches the browser
 * or the database comes in from outside. `link.ts` speaks to the server, `envelope.ts` signs, checks, seals and opens,
 * `events.ts` brings notes in and out, `releases.ts` the playbook, `nudges.ts` nudges.
 */

/** What a join link says: `https://<host>/#sightline-hub=<base64url of this as JSON>`; what follows `#` is sent to no server. */
export interface HubLink {
  /** The team's name as its members are shown it. */
  team: string;
  /** `wss:` addresses of the servers; `ws:` only at a loopback address. */
  servers: string[];
  /** The manager's public key that releases are signed with, base64url (`lib/team/signed-release.ts`); null: none was named yet. */
  publisher: string | null;
  /** Public key that the roster is signed with, base64url. */
  roster: string;
  /** Secret for `tokenOf`, base64url of 32 bytes. */
  token: string;
  /** Keys for the end-to-end encryption of notes, the newest first; empty: notes are not encrypted. */
  keys: TeamKey[];
}

/** An AES-256-GCM key. `id`: the first 8 characters of the base64url of its SHA-256. */
export interface TeamKey {
  id: string;
  key: string;
}

/** Who belongs to the team: signed by the roster's key, published by the hub's admin, read by everybody. */
export interface Roster {
  format: { name: 'sightline-roster'; major: 1; minor: number };
  /** Grows with every change; an older one is refused. */
  number: number;
  team: string;
  people: RosterPerson[];
}
export interface RosterPerson {
  /** `Person.id` of lib/notes. */
  id: string;
  name: string;
  roles: Role[];
  /** Public NKey of a user, `U…`; several while a person changes keys or uses several browsers. */
  keys: string[];
}

/** How the connection is, as a person is shown it. `detail`: for whoever mends it. */
export type HubState =
  | { state: 'off' }
  | { state: 'connecting' }
  | { state: 'catching-up' }
  | { state: 'live'; since: number }
  /** Asleep between alarms because no page of ours is open; the hub was in touch at `since`. */
  | { state: 'resting'; since: number; nextAt: number }
  | { state: 'offline'; since: number; detail: string }
  | { state: 'refused'; why: 'unknown-person' | 'not-permitted' | 'certificate' | 'bad-roster'; detail: string };

/** What is sent: bytes under a subject that is used once. `id`: for the server's own window of duplicates. */
export interface Outgoing {
  subject: string;
  payload: Uint8Array;
}
export type SendOutcome =
  | { outcome: 'stored' }
  /** It was there already: an earlier try came through. */
  | { outcome: 'same' }
  /** The server will never take it. */
  | { outcome: 'refused'; detail: string };

export interface Incoming {
  subject: string;
  payload: Uint8Array;
  /** Sequence in the stream; null where it came live. */
  sequence: number | null;
}

/**
 * One connection to the hub (link.ts). It does not come back by itself: when it is gone, everything rejects with `HubFailure`
 * (failure.ts), and `keepConnected` (keep-connected.ts) opens another one, after which everybody catches up again.
 */
export interface HubConnection {
  /** Resolves when the server has it on disk in as many copies as the stream keeps. */
  send(message: Outgoing): Promise<SendOutcome>;
  /**
   * What is stored under a filter after a sequence, in order, a batch at a time. `last`: from where to ask next time under this
   * filter: the sequence of the last message taken, or `after`. A hub that was restored from an older backup counts from
   * further back; then everything is taken again from the start, and `last` may be lower than `after`.
   */
  fetch(filter: string, after: number, take: (messages: Incoming[]) => Promise<void>): Promise<{ last: number }>;
  /** What comes live under a filter, until `ended`. To miss nothing, listen first and then fetch. */
  listen(filter: string, take: (message: Incoming) => void, ended: AbortSignal): void;
  /** The value of a notice (`release`, `roster`); null: none. */
  notice(name: string): Promise<Uint8Array | null>;
  /** Tells when a notice changes from now on, and what to; read it with `notice` afterwards for what it was before. */
  watchNotice(name: string, take: (value: Uint8Array) => void, ended: AbortSignal): void;
  /**
   * Sets a notice. `over`: asked what is there, until nobody else was faster; false: it stays as it is, and so does the answer.
   */
  setNotice(name: string, value: Uint8Array, over?: (now: Uint8Array | null) => boolean): Promise<boolean>;
  getObject(name: string): Promise<Uint8Array | null>;
  putObject(name: string, value: Uint8Array): Promise<void>;
  /** Resolves when the connection has ended for good, with the reason. */
  closed: Promise<string>;
  close(): Promise<void>;
}
export type Connect = (
  link: HubLink,
  identity: { person: string; seed: Uint8Array } | { person: string; creds: string },
  tell: (state: HubState) => void,
) => Promise<HubConnection>;

/** A connection and what belongs to it, for whoever takes part in it. */
export interface OpenHub {
  connection: HubConnection;
  link: HubLink;
  /** `Person.id` of whoever this browser is. */
  person: string;
  /** Their public NKey, `U…`. */
  key: string;
  /** Ed25519 by that key. */
  sign(bytes: Uint8Array): Uint8Array;
  /** The newest roster that was taken, verified; null: none was published yet. */
  roster(): Roster | null;
}

/** What takes part in the connection: releases, notes and nudges are one each. */
export interface HubService {
  /**
   * There is a connection, another one each time. Resolves when this part has caught up; what it left listening ends by
   * `gone`. A rejection by the connection's end says nothing; any other ends the connection, and is told as its reason.
   */
  opened(hub: OpenHub, gone: AbortSignal): Promise<void>;
}

/**
 * What lies in a payload, as JSON: who wrote it and that they did. `sig`: Ed25519 of the person's NKey over
 * `sightline-message-1`, a line feed, the subject, a line feed, and `body`. It binds the subject, so that nobody, not the hub's
 * operator either, can put it under another author, record or thread.
 */
export interface Envelope {
  v: 1;
  /** Public NKey, which the roster has under the subject's author. */
  key: string;
  sig: string;
  /** JSON of the event or nudge; sealed: `<key id>.<iv>.<ciphertext>`, each base64url. */
  body: string;
  sealed?: true;
}

/** An answer to a nudge. */
export type NudgeWord = 'seen' | 'done' | 'dismissed';

/** A word from a coach or manager, to one person, to whoever opens a record, or to whoever is at a stage. */
export interface Nudge {
  /** UUID. */
  id: string;
  /** Milliseconds since the epoch by the sender's clock. */
  at: number;
  author: string;
  hat: 'leader' | 'manager' | 'coach';
  to:
    | { kind: 'person'; person: string }
    | { kind: 'record'; record: string; name: string }
    | { kind: 'stage'; process: string; stage: string };
  /** A line, at most 500 characters; may be empty where there is a tip. */
  line: string;
  /** A tip of the playbook. */
  tip: string | null;
  /** Why: shown with it; at most 300 characters. */
  why: string;
  /** Not shown any more from then on, milliseconds since the epoch. */
  until: number | null;
}
