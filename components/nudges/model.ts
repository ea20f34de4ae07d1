import type { Answered } from '../../lib/messages';
import type { NewsRequests } from '../../lib/news-requests';
import type { Nudge } from '../../lib/team/hub/contract';

type Answer<T extends keyof NewsRequests> = Promise<Answered<NewsRequests[T]['response']>>;

export type NudgesKnown = NewsRequests['nudges/sent']['response'];
export type NewNudge = NewsRequests['nudges/send']['request'];

/** What pages do about nudges. Nothing here rejects. */
export interface NudgeActions {
  /** Whether this person can send any, to whom, and what became of those that were sent. */
  known(): Answer<'nudges/sent'>;
  send(nudge: NewNudge): Answer<'nudges/send'>;
  setLimits(limits: NudgesKnown['limits']): Answer<'nudges/limits'>;
  /** Calls back whenever something of it changed, until the signal aborts. */
  listen(tell: () => void, signal: AbortSignal): void;
}

/** Somebody or something that a nudge can be sent to. */
export interface Target {
  to: Nudge['to'];
  /** What a person calls it. */
  name: string;
}

/** A tip that can go along. */
export interface TipToSend {
  id: string;
  title: string;
  /** Markdown. */
  body: string;
}
