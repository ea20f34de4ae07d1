import { canonicalJson } from '../playbook/digest';
import type { NoteEvent } from './event';
import { compareEvents } from './order';

export interface Merged {
  /** Every event once, in order (`compareEvents`). */
  events: NoteEvent[];
  /**
   * Ids that came with two different bodies: a fault, or somebody's trick. The one whose canonical JSON comes last counts,
   * on every machine.
   */
  differing: string[];
}

/**
 * Both copies' events together. In whatever order and however often copies are put together, the same `events` come out:
 * it is commutative, associative and idempotent. Neither list has to be in order or free of doubles.
 */
export function mergeEvents(a: readonly NoteEvent[], b: readonly NoteEvent[]): Merged {
  const events = new Map<string, NoteEvent>();
  const differing = new Set<string>();
  for (const list of [a, b]) {
    for (const event of list) {
      const known = events.get(event.id);
      if (known === event) continue;
      if (!known) {
        events.set(event.id, event);
        continue;
      }
      const [old, now] = [canonicalJson(known), canonicalJson(event)];
      if (old === now) continue;
      differing.add(event.id);
      if (now > old) events.set(event.id, event);
    }
  }
  return { events: [...events.values()].sort(compareEvents), differing: [...differing].sort() };
}
