import type { Advice } from '../../lib/coaching/advice';
import type { Record as CrmRecord, Identity, NoRecordReason, WaitReason } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import type { Failure } from '../../lib/messages';
import type { Preferences } from '../../lib/storage/preferences';

/** Everything the sidebar can show. One state at a time; nothing of an earlier record survives in it. */
export type SidebarState =
  /** A record's address, not read or not answered yet. Shows no record data at all. */
  | { kind: 'loading'; identity: Identity; wait?: WaitReason; slow: boolean }
  | {
      kind: 'advice';
      record: CrmRecord;
      reading: number;
      advice: Advice;
      /** Markdown source → its tree, made in the background; a source that is missing is shown as plain text. */
      markdown: { [source: string]: Block[] };
    }
  /** The address names no record. */
  | { kind: 'no-record'; reason: NoRecordReason }
  /** A record that cannot be read here (classic UI, no access, create modal). */
  | { kind: 'unsupported'; reason: NoRecordReason }
  | { kind: 'error'; failure: Failure };

/** What the person can do; the sidebar knows no browser API. */
export interface SidebarActions {
  tick(step: string, done: boolean): void;
  setPreferences(patch: Partial<Preferences>): void;
  openSelfTest(): void;
  retry(): void;
}

export interface SidebarProps {
  state: SidebarState;
  preferences: Preferences;
  /** Whether the page behind is dark; decides the theme when the preference is `page`. */
  darkPage: boolean;
  t: Translate;
  /** Milliseconds since the epoch, for relative dates. */
  now: number;
  actions: SidebarActions;
  /** A tick that is not durable yet, or failed: step id → state. */
  pending: { [step: string]: 'saving' | 'failed' };
}
