import type { ItemDifference } from './playbook/changes';
import type { PolicyNote } from './storage/team/notes';
import type { ChannelState, SyncEntry } from './team/channel';
import type { HubRequests } from './team/hub/requests';
import type { JoinRefusal } from './team/join-link';
import type { OwnBrowsersRequests } from './team/own-browsers/requests';
import type { RestoreRefusal } from './team/publisher-key';

/** What a person who follows an address is shown of it. */
export interface AddressStatus {
  address: string;
  /** The trusted public key, base64url. */
  key: string;
  state: ChannelState;
  joinedAt: number;
  /** Milliseconds since the epoch; null: not yet. */
  askedAt: number | null;
  reachedAt: number | null;
  nextAt: number;
  /** Publisher's number of the release that was taken last; null: none yet. */
  release: number | null;
  waiting: WaitingRelease | null;
}

/** A release that waits for the person's press. */
export interface WaitingRelease {
  number: number;
  author: string;
  date: string;
  note: string;
  enforceFrom: string | null;
  withdraws: number[];
  /** To the release in force, without the fields. */
  differences: ItemDifference[];
}

/** The key with which this browser signs what it publishes. */
export interface PublisherStatus {
  /** Whether this browser can sign and check at all. */
  able: boolean;
  /** Null: there is no key yet. */
  key: string | null;
  /** Milliseconds since the epoch. */
  madeAt: number | null;
  /** Whether the person said that the backup is in a safe place. */
  backedUp: boolean;
  /** How many keys came before it. */
  rotations: number;
}

/** What is uploaded: two files that belong together. */
export interface PublishedFiles {
  document: string;
  signature: string;
}

/** Only pages of the extension ask for these. */
export interface TeamRequests extends OwnBrowsersRequests, HubRequests {
  'team/status': {
    request: Record<never, never>;
    response: {
      address: AddressStatus | null;
      publisher: PublisherStatus;
      /** What came of the playbook that stands in the organization's policy; null: it set nothing yet. */
      policy: Pick<PolicyNote, 'playbook'> | null;
    };
  };
  /** Follows an address; the page has asked for the host's permission before. Another one that was followed is left. */
  'team/join': {
    request: { link: string };
    response:
      | { outcome: 'joined' }
      | { outcome: 'refused'; reason: JoinRefusal | 'no-permission' | 'not-able' | 'by-policy' };
  };
  /** Asks now. */
  'team/check': { request: Record<never, never>; response: { entry: SyncEntry | null } };
  /** Applies the release that waits. */
  'team/apply': { request: { number: number }; response: { outcome: 'applied' | 'gone' } };
  /** Follows it no longer; the release that is in force stays. False where the organization set it. */
  'team/leave': { request: Record<never, never>; response: { left: boolean } };
  /** The newest first. */
  'team/log': { request: Record<never, never>; response: { entries: SyncEntry[] } };
  'publisher/make-key': {
    request: { passphrase: string };
    response: { backup: string; key: string } | { refused: 'not-able' | 'has-one' };
  };
  /** The person has put the backup away. */
  'publisher/backed-up': { request: Record<never, never>; response: { done: true } };
  'publisher/restore': {
    request: { backup: string; passphrase: string };
    response: { key: string } | { refused: RestoreRefusal | 'not-able' };
  };
  /** A new key, signed by the old one: whoever trusts the old one trusts it. */
  'publisher/rotate': {
    request: { passphrase: string };
    response: { backup: string; key: string } | { refused: 'not-able' | 'no-key' };
  };
  /** The active release as it is uploaded. */
  'publisher/files': {
    request: { how: 'at-once' | 'on-press'; enforceFrom: string | null; withdraws: number[] };
    response: PublishedFiles | { refused: 'no-key' | 'not-able' };
  };
}
