import type { Progress } from '../../lib/coaching/advice';
import type { TipEvidence } from '../../lib/coaching/tip-evidence';
import type { CrmId, Record as CrmRecord } from '../../lib/crm/record';
import type { SiteGroupId } from '../../lib/crm/site-groups';
import type { Answered, Requests } from '../../lib/messages';
import type { Identity } from '../../lib/note-requests';
import type { Playbook, Release } from '../../lib/playbook/schema';
import type { StarterId } from '../../lib/playbook/starter';
import type { SeenPipeline } from '../../lib/storage/database';
import type { Preferences } from '../../lib/storage/preferences';
import type { StoreName, StoreUsage } from '../../lib/storage/usage';
import type { PolicyReading } from '../../lib/team/policy/parse';
import type { NudgeActions } from '../nudges/model';
import type { NoteActions } from './note-model';
import type { TeamActions } from './team-model';

/** The sections of the options page, in order; also what follows `#` in its address. */
export const SECTIONS = ['playbook', 'stages', 'identity', 'sidebar', 'shortcuts', 'sites', 'team', 'data'] as const;
export type Section = (typeof SECTIONS)[number];

export const CRMS: readonly CrmId[] = ['salesforce', 'hubspot'];

/** Optional hosts in the groups that a person turns on together. */
export interface SiteGroup {
  id: SiteGroupId;
  /** As people write them: `*.lightning.force.mil`. */
  names: string[];
  on: boolean;
}

export interface Shortcut {
  command: string;
  /** As the browser writes it (`Alt+Shift+S`); empty when it has none. */
  keys: string;
}

/** Everything that the page shows. */
export interface OptionsData {
  /** Today in this person's time zone, `YYYY-MM-DD`. */
  today: string;
  version: string;
  /** The active release. */
  release: Release;
  starters: { id: StarterId; playbook: Playbook }[];
  pipelines: SeenPipeline[];
  preferences: { [crm in CrmId]: Preferences };
  shortcuts: Shortcut[];
  /** The browser's page of keyboard shortcuts, which a web page may not link to. */
  shortcutsPage: string;
  sites: SiteGroup[];
  /** What the organization set, and what of that could not be used. */
  policy: PolicyReading;
  /** Null: this browser's person has not said who they are. */
  me: Identity | null;
  /** Days after the last word that notes are kept; null: until a person erases them. */
  keepNotes: number | null;
  usage: StoreUsage[];
  /** What the browser says of this extension's storage, in bytes; null where it does not. */
  disk: { used: number; most: number } | null;
}

/** The record in a CRM tab, and what this person's log says about it. */
export interface RecordInView {
  record: CrmRecord;
  progress: Progress;
}

export type Installed = Answered<Requests['release/install']['response']>;

/** What the page can do. Nothing here rejects. Afterwards the data is given anew. */
export interface OptionsActions extends NoteActions {
  team: TeamActions;
  nudges: NudgeActions;
  /** `base`: number of the release that the person compared with. */
  install(playbook: Playbook, note: string, base: number): Promise<Installed>;
  savePreferences(crm: CrmId, patch: Partial<Preferences>): Promise<Answered<unknown>>;
  /** Must be called straight from a click: the browser asks only then. False when it was declined. */
  setSite(group: SiteGroup['id'], on: boolean): Promise<boolean>;
  clear(store: StoreName | 'everything'): Promise<Answered<unknown>>;
  exportPlaybook(): void;
  /** Hands a text to the browser's downloads; `type` is its MIME type. */
  saveFile(file: { name: string; type: string; text: string }): void;
  /** `picked`: ids of the private notes on people that go along; the others stay out. */
  exportEverything(picked: ReadonlySet<string>): Promise<void>;
  copy(text: string): Promise<boolean>;
  /** The record in the CRM tab that was in front last; null where no tab shows one. */
  recordInView(): Promise<RecordInView | null>;
  /** What this person's log says about a record. */
  progressOn(record: CrmRecord): Promise<Progress>;
  /** What people saw of each tip and said of it, by tip id. */
  tipEvidence(): Promise<ReadonlyMap<string, TipEvidence>>;
}
