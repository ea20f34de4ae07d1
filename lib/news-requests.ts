import type { Block } from './markdown/tree';
import type { HubState, Nudge, NudgeWord } from './team/hub/contract';
import type { NudgeAnswer } from './team/hub/nudges';
import type { QuietHours } from './team/policy/policy';

/** A release that this person was not told of yet, in words of the panel's language. */
export interface ReleaseNews {
  /** As it is counted here; of one that waits, by its publisher. */
  number: number;
  /** Empty where it is not known. */
  author: string;
  /** `waits`: for the person's press, or for its day. `back`: it takes back releases. */
  how: 'in-force' | 'waits' | 'back';
  /** The day from which one that waits applies in any case, `YYYY-MM-DD`. */
  from: string | null;
  /** Numbers of the releases that it takes back. */
  back: number[];
  /** "3 tips changed", "1 goal new": at most `MOST_PARTS` of them; empty where the release before is not kept. */
  parts: string[];
  /** What differs, item by item, at most `MOST_LINES`. */
  lines: { title: string; kind: string; word: string; fields: string[] }[];
  /** How many lines there are beyond those. */
  more: number;
}

/** A nudge as it is shown. */
export interface ShownNudge {
  id: string;
  at: number;
  /** Name of who sent it; empty where it is not known here. */
  author: string;
  hat: Nudge['hat'];
  to: Nudge['to']['kind'];
  line: string;
  why: string;
  /** Null where it brings none, or none that is in force here. */
  tip: { id: string; title: string; body: Block[] } | null;
  /** It was not shown before. */
  fresh: boolean;
}

export interface PanelNews {
  release: ReleaseNews | null;
  nudges: ShownNudge[];
  /** Null where no hub was joined. */
  hub: Exclude<HubState, { state: 'off' }> | null;
}

/** One that was sent from here, and what became of it. */
export interface SentNudge extends Nudge {
  /** `waits`: it is not in the hub yet; `refused`: the hub does not take it. */
  state: 'waits' | 'sent' | 'refused';
  answers: (NudgeAnswer & { name: string })[];
}

export interface NewsRequests {
  /** Panel: what is new where it is. `place`: ids of process and stage. */
  'news/get': {
    request: { record: string | null; place: { process: string; stage: string } | null };
    response: PanelNews;
  };
  /** Panel: the line about this release was read. */
  'news/away': { request: { release: number; waits: boolean }; response: { done: true } };
  /** Panel: applies the release that waits. */
  'news/apply': { request: { number: number }; response: { outcome: 'applied' | 'gone' } };
  /** Panel: it was shown, or the person answered it. */
  'nudges/answer': { request: { id: string; word: NudgeWord }; response: { saved: true } };
  /** Pages: sends one. `id` is a UUID made by the page: sent twice, it counts once. */
  'nudges/send': {
    request: Omit<Nudge, 'at' | 'author'>;
    response: { outcome: 'sent' } | { outcome: 'refused'; reason: 'no-hub' | 'not-permitted' };
  };
  /** Pages: whether this person can send nudges and to whom, and those that were sent, the newest first. */
  'nudges/sent': {
    request: Record<never, never>;
    response: {
      able: 'yes' | 'no-hub' | 'not-permitted';
      people: { id: string; name: string }[];
      sent: SentNudge[];
      limits: QuietHours;
    };
  };
  /** Pages: when this person wants no nudges. */
  'nudges/limits': { request: { limits: QuietHours }; response: { done: true } };
}
