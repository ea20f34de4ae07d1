import type { CoachingEvent } from './events';

/** What people saw of one tip and said of it, over all records. */
export interface TipEvidence {
  /** Times it was shown as the top tip, and on how many records. */
  shown: number;
  records: number;
  /** Records on which the last answer of a person was this. */
  tried: number;
  helped: number;
  notHere: number;
}

export const NO_EVIDENCE: TipEvidence = { shown: 0, records: 0, tried: 0, helped: 0, notHere: 0 };

/**
 * Counts the log by tip; give it in pieces of any size and order, then ask for `counted`. Of a person's answers on one record
 * the last one counts, and none where it was taken back.
 */
export function tipCounter() {
  const shown = new Map<string, { times: number; records: Set<string> }>();
  const answers = new Map<string, Map<string, { at: number; id: string; answer: string | null }>>();
  return {
    add(events: readonly CoachingEvent[]): void {
      for (const event of events) {
        if (event.type === 'shown') {
          const seen = shown.get(event.item) ?? { times: 0, records: new Set<string>() };
          seen.times += 1;
          if (event.record !== null) seen.records.add(event.record);
          shown.set(event.item, seen);
        } else if (event.type === 'answer') {
          const said = answers.get(event.item) ?? new Map();
          const key = `${event.author}\n${event.record ?? ''}`;
          const before = said.get(key);
          const later = !before || event.at > before.at || (event.at === before.at && event.id > before.id);
          if (later) said.set(key, { at: event.at, id: event.id, answer: event.answer });
          answers.set(event.item, said);
        }
      }
    },
    counted(): Map<string, TipEvidence> {
      const counted = new Map<string, TipEvidence>();
      for (const id of new Set([...shown.keys(), ...answers.keys()])) {
        const seen = shown.get(id);
        const evidence = { ...NO_EVIDENCE, shown: seen?.times ?? 0, records: seen?.records.size ?? 0 };
        for (const { answer } of answers.get(id)?.values() ?? []) {
          if (answer === 'tried') evidence.tried += 1;
          else if (answer === 'helped') evidence.helped += 1;
          else if (answer === 'not-here') evidence.notHere += 1;
        }
        counted.set(id, evidence);
      }
      return counted;
    },
  };
}
