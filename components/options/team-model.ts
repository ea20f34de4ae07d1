import type { Answered, Requests } from '../../lib/messages';
import type { SyncEntry } from '../../lib/team/channel';
import type { TeamRequests } from '../../lib/team-requests';

type Answer<T extends keyof TeamRequests> = Promise<Answered<Requests[T]['response']>>;

/** What the options page does about the team. Nothing here rejects. */
export interface TeamActions {
  status(): Answer<'team/status'>;
  log(): Promise<SyncEntry[]>;
  /** Must be called straight from a click: it asks the browser for the host. */
  join(link: string): Answer<'team/join'>;
  /** The same for an address that is followed already; false when it was declined. */
  allow(address: string): Promise<boolean>;
  /** What a rep pastes to follow this address. */
  linkTo(address: string, key: string): string;
  check(): Answer<'team/check'>;
  apply(number: number): Answer<'team/apply'>;
  leave(): Answer<'team/leave'>;
  makeKey(passphrase: string): Answer<'publisher/make-key'>;
  rotateKey(passphrase: string): Answer<'publisher/rotate'>;
  restoreKey(backup: string, passphrase: string): Answer<'publisher/restore'>;
  backedUp(): Answer<'publisher/backed-up'>;
  files(how: TeamRequests['publisher/files']['request']): Answer<'publisher/files'>;
  /** The team's hub. */
  hub: {
    status(): Answer<'hub/status'>;
    makeKey(): Answer<'hub/make-key'>;
    creds(text: string): Answer<'hub/creds'>;
    join(link: string): Answer<'hub/join'>;
    /** What was written for others before it was joined: how many; `send`: it goes there too. */
    earlier(send: boolean): Promise<Answered<{ notes: number }>>;
    leave(): Answer<'hub/leave'>;
    check(): Answer<'hub/check'>;
    publish(receive: TeamRequests['hub/publish']['request']): Answer<'hub/publish'>;
  };
  /** The person's own browsers. */
  own: {
    status(): Answer<'own-browsers/status'>;
    turnOn(): Answer<'own-browsers/on'>;
    turnOff(remove: boolean): Answer<'own-browsers/off'>;
  };
  /** Calls back whenever something of it changed, until the signal aborts. */
  listen(tell: () => void, signal: AbortSignal): void;
}
