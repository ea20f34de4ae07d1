import type { Identity, NoRecordReason, Record, WaitReason } from '../record';

/** What is in view right now. `reading` grows by one with every change of what is given out. */
export type Sight =
  | { state: 'none'; reason: NoRecordReason; reading: number }
  /** The address names a record that the page does not show yet. Given out in the same turn as the address changes. */
  | { state: 'looking'; identity: Identity; wait: WaitReason | null; reading: number }
  | { state: 'record'; identity: Identity; record: Record; reading: number };

export interface Follower {
  current(): Sight;
  /** Reads again soon, whether or not the page changed. */
  refresh(): void;
}
