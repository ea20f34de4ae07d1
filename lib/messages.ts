import type { browser as ExtensionApi } from 'wxt/browser';
import type { Advice, Answer } from './coaching/advice';
import type { CrmId, Record as CrmRecord } from './crm/record';
import type { DraftRequests } from './draft-requests';
import type { Messages } from './i18n/translate';
import type { Block } from './markdown/tree';
import type { NewsRequests } from './news-requests';
import type { NoteRequests } from './note-requests';
import type { Gap } from './playbook/alignment';
import type { Refused } from './playbook/refusal';
import type { ItemCard } from './search/card';
import type { ItemKind, SearchItem } from './search/items';
import type { Preferences } from './storage/preferences';
import type { StoreName } from './storage/usage';
import type { TeamRequests } from './team-requests';

/**
 * The typed protocol between pages and background. This file is in the content scripts, so it holds types and thin
 * senders only; the schemas that the receiving side parses with are in `message-schemas.ts` (background and pages).
 */

declare global {
  /** Firefox, and Chromium of late. */
  var browser: typeof ExtensionApi | undefined;
  var chrome: typeof ExtensionApi;
}

/**
 * The browser's own extension API. Every browser that the manifest lets in answers with promises, so the page scripts do
 * without the polyfill (docs/decisions/0006).
 */
const api = (): typeof ExtensionApi => globalThis.browser ?? globalThis.chrome;

/** Which record an act is about; enough to key it and to name it later. */
export interface RecordRef {
  crm: CrmId;
  org: string;
  object: string;
  id: string;
  name: string;
}

/** What a person can do with a tip or a redirect besides reading it; `item` is its id. Null takes back. */
export type PersonAct =
  | { type: 'answer'; item: string; answer: Answer | null }
  | { type: 'snooze'; item: string; until: number | 'record' | null }
  /** A tip shown beyond the day's number, because the person asked for it. */
  | { type: 'shown'; item: string }
  | { type: 'acknowledged'; item: string };

export type SearchHit = Pick<SearchItem, 'kind' | 'id' | 'title' | 'place'>;

/** Page → background. Each has one answer. */
export interface Requests extends DraftRequests, TeamRequests, NoteRequests, NewsRequests {
  /** Watcher: this tab shows a record's address, bring the sidebar script. Answered once it is injected. */
  'sidebar/inject': { request: Record<never, never>; response: { injected: boolean } };
  /** Sidebar: bring the parts of the panel that are not shown at first. Answered once the script has run. */
  'sidebar/more': { request: Record<never, never>; response: { injected: boolean } };
  /** Sidebar: language, texts and preferences, before the first frame. */
  'sidebar/hello': {
    request: { crm: CrmId };
    response: { locale: string; messages: Messages; preferences: Preferences; version: string };
  };
  /** Sidebar: what to show for this record. `reading` comes back unchanged, so that a late answer can be dropped. */
  'advice/get': {
    /**
     * `stageChanged`: this page showed the same record in another stage before, so the change itself was seen.
     * `visible`: the advice will be seen, in a panel that is open in a tab that is in front.
     */
    request: { record: CrmRecord; reading: number; stageChanged: boolean; visible: boolean };
    response: {
      key: string;
      reading: number;
      advice: Advice;
      /** The record with every value made, as the advice was made from it. */
      record: CrmRecord;
      /** The trees of what is in sight at once: the top tip and the steps. `advice/texts` gives the others. */
      markdown: { [source: string]: Block[] };
      /** The top tip is new today, and as many as this person wants in a day were shown. It is not noted as shown. */
      enough: boolean;
    };
  };
  /** Sidebar: the trees of the texts of an advice that came without, a hundred at most. */
  'advice/texts': { request: { sources: string[] }; response: { markdown: { [source: string]: Block[] } } };
  /** Sidebar: anything else that the person does with what is shown. `event` as in `step/tick`. */
  'act/save': {
    request: { event: string; record: RecordRef; release: number; at: number; act: PersonAct };
    response: { saved: true };
  };
  /** Sidebar: look through the active release. The best `limit`, and how many there are in all. */
  'search/find': { request: { query: string; limit: number }; response: { items: SearchHit[]; total: number } };
  /** Sidebar: one thing of the active release, to be read; null where it is not there (any more). */
  'search/card': {
    request: { kind: ItemKind; id: string };
    response: { card: ItemCard | null; body: Block[] };
  };
  /** Sidebar: the commands of the manifest with their keys as set; without keys: empty. */
  'shortcuts/get': { request: Record<never, never>; response: { shortcuts: { command: string; keys: string }[] } };
  /** Sidebar: a step ticked or unticked by hand. `event` is a UUID made by the sender: sent twice, it counts once. */
  'step/tick': {
    request: { event: string; record: RecordRef; step: string; done: boolean; release: number; at: number };
    response: { saved: true };
  };
  'preferences/get': { request: { crm: CrmId }; response: { preferences: Preferences } };
  'preferences/set': { request: { crm: CrmId; patch: Partial<Preferences> }; response: { preferences: Preferences } };
  /** Sidebar: open the self-test page for this tab. */
  'self-test/open': { request: Record<never, never>; response: { opened: true } };
  /** Popup: the release that advice is made from. */
  'release/active': {
    request: Record<never, never>;
    response: { number: number; date: string; author: string; note: string; playbook: string };
  };
  /**
   * Options: make this playbook the active release. `base` is the number of the active release that the person compared
   * it with. `stale`: another page was faster; nothing was changed.
   */
  'release/install': {
    request: { playbook: unknown; note: string; base: number };
    response:
      | { outcome: 'installed' | 'same' | 'stale'; number: number }
      | ({ outcome: 'refused' } & Refused)
      | { outcome: 'out-of-line'; gaps: Gap[] };
  };
  /**
   * Options: delete what one store holds. `releases` keeps the active one and that of the draft, `edits` those of the draft;
   * `everything` keeps nothing.
   */
  'storage/clear': { request: { store: StoreName | 'everything' }; response: { cleared: true } };
}
export type RequestType = keyof Requests;

/** Background or popup → sidebar in a tab. */
export interface Pushes {
  /** Show or collapse; `focus` also moves the focus in. */
  'panel/toggle': { request: { focus: boolean }; response: { done: true } };
  /** Release or progress changed: ask for advice again. `record`: only for this `recordKey`; null: whatever is shown. */
  'advice/stale': { request: { record: string | null }; response: { done: true } };
  'preferences/changed': { request: { crm: CrmId; preferences: Preferences }; response: { done: true } };
  /** What is written on this record changed; null: on any. Only the parts that show notes take it. */
  'notes/changed': { request: { record: string | null }; response: { done: true } };
  /** Something is new to this person: only the panel's second script takes it. */
  'news/changed': { request: Record<never, never>; response: { done: true } };
  /** Open the notes of this record at this thread. A panel that shows another record leaves it. */
  'notes/open': { request: { record: string; thread: string }; response: { done: true } };
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
    | 'too-large'
    | 'not-allowed'
    | 'not-your-hat'
    | 'internal'
    | 'gone';
  detail?: string;
}

export type Answered<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** What travels: every message of ours carries its type, and nothing else of the extension uses messages. */
export interface Envelope {
  type: string;
  body: unknown;
}

export const failed = (code: Failure['code'], detail?: string): { ok: false; error: Failure } => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

/**
 * Whether the extension that this script belongs to is still there. After an update or removal a content script lives
 * on without `runtime.id` (Chromium 156), and on some versions without `runtime`.
 */
export function isConnected(): boolean {
  try {
    return typeof api().runtime?.id === 'string';
  } catch {
    return false;
  }
}

/** Milliseconds before each further try of a request whose answer was lost, most often because the background was killed. */
const RETRY_AFTER = [0, 50, 200, 500, 1_000, 2_000, 4_000];

/**
 * Milliseconds after which an answer counts as lost, and is asked for again. The browser refuses a message whose receiver
 * is gone; should one ever be neither answered nor refused, it is not waited for without end.
 */
const LOST_AFTER = 4_000;

/**
 * Sends a request to the background. Every request may be sent twice without harm, so a lost answer is asked for again.
 * Never rejects: an orphan's request, or one that stays unanswered, gives the failure `gone`.
 */
export async function ask<T extends RequestType>(
  type: T,
  body: Requests[T]['request'],
): Promise<Answered<Requests[T]['response']>> {
  for (const delay of RETRY_AFTER) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (!isConnected()) return failed('gone');
    const answer: unknown = await send(() => api().runtime.sendMessage({ type, body } satisfies Envelope));
    // A background that is being stopped says `gone` of itself.
    if (isAnswerTo<Requests[T]['response']>(answer) && (answer.ok || answer.error.code !== 'gone')) return answer;
  }
  return failed('gone', `no answer to ${type}`);
}

/** Sends a push to the sidebar in a tab. A tab without one gives the failure `gone`. Never rejects. */
export async function push<T extends PushType>(
  tab: number,
  type: T,
  body: Pushes[T]['request'],
): Promise<Answered<Pushes[T]['response']>> {
  const answer: unknown = await send(() =>
    api().tabs.sendMessage(tab, { type, body } satisfies Envelope, { frameId: 0 }),
  );
  return isAnswerTo<Pushes[T]['response']>(answer) ? answer : failed('gone', `no sidebar in tab ${tab}`);
}

export type PushHandlers = { [T in PushType]?: (body: Pushes[T]['request']) => Pushes[T]['response'] };

/** Answers these kinds of pushes until the signal aborts. Messages of other kinds are left to others. */
export function answerPushes(handlers: PushHandlers, signal: AbortSignal): void {
  const { id, onMessage } = api().runtime;
  // At once and by the callback: Chromium takes no promise from a listener.
  const listener = (message: unknown, sender: { id?: string }, answer: (value: Answered<unknown>) => void): void => {
    const value = sender.id === id && isPush(message, handlers) ? deliver(handlers, message) : undefined;
    if (value !== undefined) answer({ ok: true, value });
  };
  onMessage.addListener(listener);
  signal.addEventListener('abort', () => {
    if (isConnected()) onMessage.removeListener(listener);
  });
}

/** Holds a port open for as long as the signal lasts, and tells when it breaks. Throws in a script that is cut off. */
export function holdPort(name: string, broken: () => void, signal: AbortSignal): void {
  const port = api().runtime.connect({ name });
  port.onDisconnect.addListener(broken);
  signal.addEventListener('abort', () => {
    // Of an orphan even the port's methods throw.
    if (isConnected()) port.disconnect();
  });
}

/** One end of a lasting connection between two of our contexts. */
export interface Port {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/** Takes ports of this name that a page of the extension opens to this tab, until the signal aborts. */
export function acceptPorts(name: string, opened: (port: Port) => void, signal: AbortSignal): void {
  const { id, onConnect } = api().runtime;
  const listener = (port: Port & { name: string; sender?: { id?: string } }): void => {
    if (port.name === name && port.sender?.id === id) opened(port);
  };
  onConnect.addListener(listener);
  signal.addEventListener('abort', () => {
    if (isConnected()) onConnect.removeListener(listener);
  });
}

type PushMessage<T extends PushType> = { [K in T]: { type: K; body: Pushes[K]['request'] } }[T];

const deliver = <T extends PushType>(
  handlers: PushHandlers,
  message: PushMessage<T>,
): Pushes[T]['response'] | undefined => handlers[message.type]?.(message.body);

const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null;

const isPush = (message: unknown, handlers: PushHandlers): message is PushMessage<PushType> =>
  isObject(message) && typeof message.type === 'string' && Object.hasOwn(handlers, message.type);

/** Both ends come in one package, and only our own contexts can answer, so the outer shape is enough here. */
const isAnswerTo = <T>(value: unknown): value is Answered<T> => isObject(value) && typeof value.ok === 'boolean';

/** Undefined when nobody answered: no receiver, a receiver that was killed, or an extension that is gone. */
async function send(call: () => Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LOST_AFTER);
  });
  try {
    return await Promise.race([call(), lost]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
