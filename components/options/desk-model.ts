import type {
  DraftRequests,
  Example,
  KeptEdit,
  PublishOutcome,
  RebaseOutcome,
  ReleaseFacts,
} from '../../lib/draft-requests';
import type { Answered, Failure } from '../../lib/messages';
import type { Gap } from '../../lib/playbook/alignment';
import type { Edit, Hat, Weight } from '../../lib/playbook/edit';
import type { ItemKey, Items } from '../../lib/playbook/items';
import type { MergeChoices, MergeConflict } from '../../lib/playbook/merge-conflict';
import type { Playbook, Release } from '../../lib/playbook/schema';
import type { VisionChange } from '../../lib/playbook/vision-change';

/** The draft as the page shows it. Every change gives another object; parts that did not change stay the same objects. */
export interface Desk {
  /** Today in this person's time zone, `YYYY-MM-DD`. */
  today: string;
  /** The hat that is on. What is edited under it is in `hatOf`. */
  hat: Hat;
  /** Those that this person may wear. */
  hats: readonly Hat[];
  /** The release that the draft started from, and what it says. */
  base: ReleaseFacts;
  published: Playbook;
  /** What would be published now. It may be out of line or not even valid while a person writes. */
  playbook: Playbook;
  items: Items;
  /** The edits that make up the draft, oldest first. None: nothing to publish. */
  edits: readonly KeptEdit[];
  canUndo: boolean;
  canRedo: boolean;
  /** Where the draft is out of line. Worked out a moment after an edit, so that it never holds up typing. */
  gaps: readonly Gap[];
  /** Changes of the vision's meaning that no redirect explains yet; publishing waits for them. */
  unexplained: readonly VisionChange[];
  /** `saving`: shown, but not yet stored. `failed`: see `trouble`; it is tried again with the next edit. */
  saving: 'saved' | 'saving' | 'failed';
  trouble: Failure | null;
  /** Edits of this page that no longer fit, because another page changed the same thing first. Oldest first. */
  clashes: readonly Clash[];
  /** A release came in after the draft was begun, and has to be merged before publishing. */
  arrived: Arrived | null;
}

/** Whether what is edited under a hat can only be read now. */
export const isLocked = ({ hat, hats }: Pick<Desk, 'hat' | 'hats'>, edited: Hat): boolean =>
  hat !== edited || !hats.includes(edited);

export interface Clash {
  edit: Edit;
  /** The items in which it does not fit. */
  keys: readonly ItemKey[];
}

export interface Arrived {
  release: ReleaseFacts;
  /** What cannot be merged without a choice. Empty while it is worked out, or where nothing has to be chosen. */
  conflicts: readonly MergeConflict[];
  /** Why it could not be merged; null while it is worked out, or where a choice is missing. */
  failure: Failure | null;
}

export interface EditOptions {
  /** What the person calls it. Without it the fields decide. */
  what?: Weight;
  /** Without it the hat that is on. */
  hat?: Hat;
}

/** What a person can do at the desk. Nothing here throws or rejects. */
export interface DeskActions {
  wear(hat: Hat): void;
  /**
   * Makes the draft say this: shown at once, stored right after. Give whole new objects for what changes and the same ones
   * for what does not. A function gets the draft as it is now, which may be newer than the one that was drawn.
   */
  edit(next: Playbook | ((draft: Playbook) => Playbook), options?: EditOptions): void;
  /** Says that what was done to these fields of the vision or a goal so far is wording, so that no redirect is needed. */
  callWording(change: VisionChange): void;
  undo(): void;
  redo(): void;
  /** Ends a clash: `mine` makes the edit again on top of what is there now, `theirs` lets it go. */
  settle(clash: Clash, choice: 'mine' | 'theirs'): void;
  discard(): Promise<Answered<DraftRequests['draft/discard']['response']>>;
  publish(note: string, author: string): Promise<Answered<PublishOutcome>>;
  /** Merges the release that came in. Every conflict needs a choice. */
  merge(choices: MergeChoices): Promise<Answered<RebaseOutcome>>;
  releases(): Promise<Answered<DraftRequests['releases/list']['response']>>;
  release(number: number): Promise<Answered<{ release: Release | null }>>;
  republish(
    number: number,
    note: string,
    author: string,
  ): Promise<Answered<DraftRequests['releases/republish']['response']>>;
  examples(): Promise<Answered<{ examples: Example[] }>>;
  removeExample(id: string): Promise<Answered<unknown>>;
}
