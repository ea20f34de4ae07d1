import type { Record as CrmRecord } from './crm/record';
import type { Gap } from './playbook/alignment';
import type { Edit } from './playbook/edit';
import type { ItemKey } from './playbook/items';
import type { MergeChoice, MergeConflict } from './playbook/merge-conflict';
import type { Refused } from './playbook/refusal';
import type { Release, Vision } from './playbook/schema';
import type { VisionChange } from './playbook/vision-change';

/**
 * `done`: part of the draft. `undone`: taken back, and done again by redo. `dropped`: taken back for good, because something
 * else was done afterwards, or the draft was thrown away.
 */
export type EditStanding = 'done' | 'undone' | 'dropped';

/** An edit as it is kept. */
export interface KeptEdit extends Edit {
  /** Order in which edits were kept, from 1, over all drafts. */
  seq: number;
  /** Number of the draft that it belongs to. */
  draft: number;
  standing: EditStanding;
  /** The draft's revision at which it was added or its standing changed last. */
  revision: number;
  /** The release that it went into; null until it is published. */
  release: number | null;
}

/** Which draft there is. There always is one; it may have no edits. */
export interface DraftFacts {
  /** Counts drafts: another one begins when one is published, thrown away or merged. */
  draft: number;
  /** Number of the release that it starts from. */
  base: number;
  /** Counts everything that happens to drafts: two pages with the same revision see the same. */
  revision: number;
}

export type DraftRef = Pick<DraftFacts, 'draft' | 'revision'>;

/** A draft, or what happened to it since a revision. */
export interface DraftNews extends DraftFacts {
  /** Added, or with another standing than at the revision that was asked from; in order of `seq`. */
  edits: KeptEdit[];
}

export type ReleaseFacts = Pick<Release, 'number' | 'date' | 'author' | 'note' | 'digest'>;

/** A release in the history. */
export interface ReleaseEntry extends ReleaseFacts {
  /** Title of its playbook. */
  title: string;
  /** Length as JSON in UTF-8. */
  bytes: number;
  active: boolean;
  /** Its vision, so that a timeline needs no whole release. */
  vision: Vision;
}

/** A record that a person keeps on this computer to try tips against. */
export interface Example {
  /** UUID, made where it was kept. */
  id: string;
  name: string;
  crm: CrmRecord['crm'];
  record: CrmRecord;
  /** Milliseconds since the epoch. */
  keptAt: number;
}

/** Every request about a draft says the revision that the page has seen. `behind`: more has happened since; nothing was done. */
type Behind = { outcome: 'behind' };

export type PublishOutcome =
  | { outcome: 'published' | 'same'; number: number }
  | Behind
  /** Another release came in after the draft was begun: `draft/rebase` first. */
  | { outcome: 'outdated'; active: number }
  | { outcome: 'out-of-line'; gaps: Gap[] }
  /** The meaning of the vision changed and no redirect says why. */
  | { outcome: 'unexplained'; changes: VisionChange[] }
  | ({ outcome: 'refused' } & Refused);

export type RebaseOutcome =
  /** `current`: the draft starts from the active release already. */
  | { outcome: 'merged' | 'current' }
  | Behind
  /** Nothing was done: these still need a choice. */
  | { outcome: 'conflicts'; conflicts: MergeConflict[] };

/** What only the options page asks of the background: the draft, its releases, and records kept as examples. */
export interface DraftRequests {
  /** The draft's edits, or those that changed since `revision` of the same draft (0: all). */
  'draft/get': { request: { draft: number; revision: number }; response: DraftNews };
  /** Keeps one edit; durable when it is answered. The same id sent twice counts once. */
  'draft/edit': {
    request: { revision: number; edit: Edit };
    response: { outcome: 'kept'; seq: number; revision: number } | Behind;
  };
  /** Takes the edit of that id back, which is the last one that is done. Sent twice it counts once. */
  'draft/undo': { request: { revision: number; id: string }; response: { outcome: 'done'; revision: number } | Behind };
  /** Does the edit of that id again, which is the first one that was taken back. */
  'draft/redo': DraftRequests['draft/undo'];
  /** Throws the draft's edits away. */
  'draft/discard': { request: DraftRef; response: { outcome: 'discarded' } | Behind };
  /** Makes the draft the active release, all of it or nothing. */
  'draft/publish': { request: DraftRef & { note: string; author: string }; response: PublishOutcome };
  /** Puts the draft onto the active release, which came in after it was begun. Choices by item key. */
  'draft/rebase': {
    request: DraftRef & { choices: { [key: ItemKey]: MergeChoice } };
    response: RebaseOutcome;
  };
  'releases/list': { request: Record<never, never>; response: { releases: ReleaseEntry[] } };
  'releases/get': { request: { number: number }; response: { release: Release | null } };
  /** Publishes an old release again, as a new one. `base`: the active release that the person saw. */
  'releases/republish': {
    request: { number: number; note: string; author: string; base: number };
    response:
      | { outcome: 'published' | 'same' | 'stale'; number: number }
      | { outcome: 'missing' }
      | ({ outcome: 'refused' } & Refused);
  };
  /** `replaced`: an older example of the same record made room. */
  'examples/keep': {
    request: { id: string; name: string; record: CrmRecord };
    response: { kept: true; replaced?: true };
  };
  'examples/list': { request: Record<never, never>; response: { examples: Example[] } };
  'examples/remove': { request: { id: string }; response: { removed: true } };
}
