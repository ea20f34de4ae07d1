/**
 * How releases reach people. `judge` (judge.ts) says what something that came is, and one desk in the background stores it. Without a channel nothing is asked for and nothing leaves.
 */
export type ChannelKind = 'own-browsers' | 'policy' | 'address' | 'hub';

/** What is known of a channel's connection. */
export type ChannelState =
  /** It was asked and answered. */
  | 'in-touch'
  /** It could not be reached, or answered nothing that can be used; it is asked again at `nextAt`. */
  | 'out-of-touch'
  /** It is not asked: the person or the browser does not let it. */
  | 'not-allowed'
  /** It was not asked yet. */
  | 'new';

/** One line of the sync log: what came, by which way, and what was done with it. */
export interface SyncEntry {
  /** Milliseconds since the epoch. */
  at: number;
  channel: ChannelKind;
  what: 'added' | 'same' | 'refused' | 'failed' | 'joined' | 'left' | 'rotated' | 'held';
  /** Number of the release by its publisher. */
  release?: number;
  /** How many notes and changes to notes it is about; not there: it is about a release. */
  notes?: number;
  /** `team_refused_<reason>`, `team_failed_<reason>` or `team_held_<reason>` of the catalogue, with `_` for `-`. */
  reason?: string;
  /** What and where, for whoever mends it; no text of a playbook. */
  detail?: string;
  /** How often the same was said in a row since `at`; 1 the first time. */
  times: number;
}
