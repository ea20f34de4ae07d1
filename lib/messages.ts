import type { Advice } from './coaching/advice';
import type { CrmId, Record as CrmRecord } from './crm/record';
import type { Messages } from './i18n/translate';
import type { Preferences } from './storage/preferences';

/**
 * The typed protocol between pages and background. This file is in the content scripts, so it holds types and thin
 * senders only; the schemas that the receiving side parses with are in `message-schemas.ts` (background and pages).
 */

/** Which record an act is about; enough to key it and to name it later. */
export interface RecordRef {
  crm: CrmId;
  org: string;
  object: string;
  id: string;
  name: string;
}

/** Page → background. Each has one answer. */
export interface Requests {
  /** Watcher: this tab shows a record's address, bring the sidebar script. Answered once it is injected. */
  'sidebar/inject': { request: Record<never, never>; response: { injected: boolean } };
  /** Sidebar: language, texts and preferences, before the first frame. */
  'sidebar/hello': {
    request: { crm: CrmId };
    response: { locale: string; messages: Messages; preferences: Preferences; version: string };
  };
  /** Sidebar: what to show for this record. `reading` comes back unchanged, so that a late answer can be dropped. */
  'advice/get': {
    request: { record: CrmRecord; reading: number };
    response: { key: string; reading: number; advice: Advice };
  };
  /** Sidebar: a step ticked or unticked by hand. `event` is a UUID made by the sender: sent twice, it counts once. */
  'step/tick': {
    request: { event: string; record: RecordRef; step: string; done: boolean; release: number; at: number };
    response: { saved: true };
  };
  'preferences/set': { request: { crm: CrmId; patch: Partial<Preferences> }; response: { preferences: Preferences } };
}
export type RequestType = keyof Requests;

/** Background or popup → sidebar in a tab. */
export interface Pushes {
  /** Show or collapse; `focus` also moves the focus in. */
  'panel/toggle': { request: { focus: boolean }; response: { done: true } };
  /** Release, progress or clock changed: ask for advice again. */
  'advice/stale': { request: Record<never, never>; response: { done: true } };
  'preferences/changed': { request: { crm: CrmId; preferences: Preferences }; response: { done: true } };
  /** Self-test page: what this tab shows and how it was read. */
  'self-test/report': { request: Record<never, never>; response: SelfTestReport };
}
export type PushType = keyof Pushes;

export interface SelfTestReport {
  url: string;
  /** The panel's state, as on the host element's `data-state`. */
  state: 'loading' | 'advice' | 'no-record' | 'unsupported' | 'error';
  /** Why there is no record, or what is waited for: a `NoRecordReason` or `WaitReason`. */
  reason?: string;
  record?: CrmRecord;
  reading: number;
  /** Version of the extension whose script is in the page. */
  version: string;
}

/** `code` is put into words by the catalogue (`error_<code>`); `detail` says what and where, for a bug report. */
export interface Failure {
  code:
    | 'bad-message'
    | 'no-release'
    | 'storage-full'
    | 'storage-failed'
    | 'newer-database'
    | 'not-allowed'
    | 'internal'
    | 'gone';
  detail?: string;
}

export type Answered<T> = { ok: true; value: T } | { ok: false; error: Failure };
