import type { Answer, Progress } from './advice';
import type { CoachingEvent, StageObservedEvent } from './events';
import { foldText } from './fold-text';

/**
 * What the log says about one record and its person. Gives the same for the same set of events, in whatever order they
 * come and however often each is repeated: events are sorted by time, then id, and the first of one id counts.
 */
export function foldProgress(events: readonly CoachingEvent[], recordKey: string): Progress {
  const ordered = inOrder(events);
  const ticks = new Map<string, Progress['ticks'][string]>();
  const snoozes = new Snoozes();
  const acknowledged = new Set<string>();
  const shown = new Map<string, { at: number; records: Set<string>; here?: number }>();
  /** Tip → record → last answer. */
  const answers = new Map<string, Map<string, Answer>>();
  const stages: StageObservedEvent[] = [];
  for (const event of ordered) {
    const here = event.record === recordKey;
    switch (event.type) {
      case 'tick':
        if (here) ticks.set(event.item, { done: event.done, at: event.at });
        break;
      case 'answer':
        answerOn(answers, event.item, event.record, event.answer);
        break;
      case 'snooze':
        snoozes.apply(event.item, event.until, here);
        break;
      case 'shown': {
        const seen = shown.get(event.item) ?? { at: event.at, records: new Set<string>() };
        seen.at = event.at;
        if (event.record !== null) seen.records.add(event.record);
        if (here) seen.here = event.at;
        shown.set(event.item, seen);
        break;
      }
      case 'stage-observed':
        if (here) stages.push(event);
        break;
      case 'acknowledged':
        acknowledged.add(event.item);
        break;
    }
  }
  const stageSince = since(stages);
  return {
    ticks: Object.fromEntries(ticks),
    ...(stageSince === undefined ? {} : { stageSince }),
    shown: Object.fromEntries(
      [...shown].map(([tip, { records, ...rest }]) => [tip, { ...rest, records: records.size }]),
    ),
    answers: Object.fromEntries(
      [...answers].flatMap(([tip, byRecord]) => {
        const answer = byRecord.get(recordKey);
        return answer === undefined ? [] : [[tip, answer]];
      }),
    ),
    elsewhere: Object.fromEntries([...answers].flatMap(([tip, byRecord]) => elsewhere(tip, byRecord, recordKey))),
    snoozed: snoozes.inForce(),
    acknowledged: [...acknowledged].sort(),
  };
}

function inOrder(events: readonly CoachingEvent[]): CoachingEvent[] {
  const sorted = [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const ids = new Set<string>();
  return sorted.filter(({ id }) => !ids.has(id) && ids.add(id));
}

function answerOn(
  answers: Map<string, Map<string, Answer>>,
  tip: string,
  record: string | null,
  answer: Answer | null,
): void {
  if (record === null) return;
  const byRecord = answers.get(tip) ?? new Map<string, Answer>();
  if (answer === null) byRecord.delete(record);
  else byRecord.set(record, answer);
  answers.set(tip, byRecord);
}

/** A time hides the tip everywhere, `record` only where it was said; taking back undoes what is in force here. */
class Snoozes {
  private readonly until = new Map<string, number>();
  private readonly onThisRecord = new Set<string>();

  apply(tip: string, until: number | 'record' | null, here: boolean): void {
    if (typeof until === 'number') this.until.set(tip, until);
    else if (until === null) {
      this.until.delete(tip);
      if (here) this.onThisRecord.delete(tip);
    } else if (here) this.onThisRecord.add(tip);
  }

  inForce(): Progress['snoozed'] {
    return Object.fromEntries<number | 'record'>([
      ...this.until,
      ...[...this.onThisRecord].map((tip): [string, 'record'] => [tip, 'record']),
    ]);
  }
}

function elsewhere(
  tip: string,
  byRecord: ReadonlyMap<string, Answer>,
  recordKey: string,
): [string, { helped: number; notHere: number }][] {
  const said = [...byRecord].filter(([record]) => record !== recordKey).map(([, answer]) => answer);
  const helped = said.filter((answer) => answer === 'helped').length;
  const notHere = said.filter((answer) => answer === 'not-here').length;
  return helped + notHere === 0 ? [] : [[tip, { helped, notHere }]];
}

type SeenStage = Pick<StageObservedEvent, 'label' | 'api'>;

/** The start of the last unbroken run of the same stage. */
function since(stages: readonly StageObservedEvent[]): Progress['stageSince'] {
  const last = stages.at(-1);
  if (!last) return undefined;
  let first = last;
  for (const event of [...stages].reverse()) {
    if (!sameStage(event, last)) break;
    first = event;
  }
  const { label, api } = last;
  return { label, ...(api === undefined ? {} : { api }), at: first.at, exact: first.changed };
}

/** By API value where both have one: a label changes with the person's language. */
export function sameStage(a: SeenStage, b: SeenStage): boolean {
  if (a.api !== undefined && b.api !== undefined) return a.api === b.api;
  return foldText(a.label) === foldText(b.label);
}
