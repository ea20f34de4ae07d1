import type { WriteTrouble } from '../../storage/team/own-browsers';
import type { ReleaseState } from './ports';

/** What a person is shown of their own browsers. */
export interface OwnBrowsersStatus {
  on: boolean;
  /** Off because everything was removed in another browser. */
  stoppedElsewhere: boolean;
  release: ReleaseState;
  /** Bytes of everything in the area, as the browser counts them, and how many it takes. */
  used: number;
  most: number;
  /** Milliseconds since the epoch; null: not yet. */
  sentAt: number | null;
  receivedAt: number | null;
  trouble: { why: WriteTrouble; detail: string } | null;
  /** When what is still to be written is tried again; null: nothing is. */
  nextAt: number | null;
}

/** Only pages of the extension ask for these. */
export interface OwnBrowsersRequests {
  'own-browsers/status': { request: Record<never, never>; response: OwnBrowsersStatus };
  'own-browsers/on': { request: Record<never, never>; response: OwnBrowsersStatus };
  /** `remove`: takes everything out of the account, and turns the other browsers off as well. */
  'own-browsers/off': { request: { remove: boolean }; response: OwnBrowsersStatus };
}
