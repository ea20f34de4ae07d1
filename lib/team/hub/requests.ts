import type { WaitingRelease } from '../../team-requests';
import type { PublishedRelease } from '../signed-release';
import type { HubState } from './contract';
import type { HubFailureKind } from './failure';
import type { HubJoinRefusal } from './join';

/** What a person is shown of the hub on the options page. */
export interface HubStatus {
  state: HubState;
  /** Null: none was joined. */
  hub: {
    team: string;
    servers: string[];
    /** The key whose releases are taken, base64url; null: the link names none. */
    publisher: string | null;
    /** Number of the release that was taken last; null: none yet. */
    release: number | null;
    /** Whether notes are sealed, so that the hub's operator reads none. */
    sealed: boolean;
    joinedAt: number;
    reachedAt: number | null;
    /** People in the roster; null: none came yet. */
    people: number | null;
    /** Whether the roster lets this person publish releases. */
    publishes: boolean;
    /** Whether the organization has joined it, so that a person cannot leave. */
    byPolicy: boolean;
  } | null;
  /** This browser's key; null: none was made. */
  identity: {
    kind: 'nkey' | 'creds';
    publicKey: string;
    madeAt: number;
    /** Text for the hub's admin. */
    card: string;
    /** The former one is used as long as the hub does not know this one. */
    replacing: boolean;
  } | null;
  waiting: WaitingRelease | null;
  /** Null: the person has not said who they are, so that there is no card yet. */
  person: string | null;
}

/** Only pages of the extension ask for these, but `team/hub`, which panels ask too. */
export interface HubRequests {
  /** How the connection is. News of it: `team` in lib/storage/news.ts. */
  'team/hub': { request: Record<never, never>; response: { state: HubState } };
  'hub/status': { request: Record<never, never>; response: HubStatus };
  /** A key for this browser; one that is there stays in use until the hub knows the new one. */
  'hub/make-key': { request: Record<never, never>; response: { publicKey: string } | { refused: 'nameless' } };
  /** A `.creds` file of a managed NATS instead. */
  'hub/creds': {
    request: { text: string };
    response: { publicKey: string } | { refused: 'nameless' | 'no-creds' };
  };
  /** Joins; another hub that was joined is left. */
  'hub/join': {
    request: { link: string };
    response:
      | { outcome: 'joined' }
      | { outcome: 'refused'; reason: HubJoinRefusal | 'no-key' | 'not-able' | 'by-policy'; detail?: string };
  };
  /** What came stays; what waits to be sent is not sent. */
  'hub/leave': { request: Record<never, never>; response: { left: boolean } };
  /** Connects now, and answers how that went. */
  'hub/check': { request: Record<never, never>; response: { state: HubState } };
  /** Makes the active release the one in force for everybody at the hub. */
  'hub/publish': {
    request: PublishedRelease['receive'] & Pick<PublishedRelease, 'withdraws'>;
    response:
      | { outcome: 'published' | 'same'; number: number }
      /** There is release `number` already. */
      | { outcome: 'older'; number: number }
      | { outcome: 'failed'; reason: HubFailureKind | 'no-key'; detail: string };
  };
}
