import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { NoteEvent } from '../../../lib/notes/event';
import { mergeEvents, threadOf } from '../../../lib/notes/merge';
import { readMarks } from '../../../lib/notes/text';
import { histories } from './histories';
import { referenceThread } from './reference';

/** A history and three copies of it, each with some of its events, in any order, some twice, a few with another body. */
const copies = histories.chain((events) => {
  const part = fc.array(fc.record({ at: fc.nat(Math.max(0, events.length - 1)), odd: fc.nat(30) }), { maxLength: 60 });
  const chosen = part.map((places) =>
    places.flatMap(({ at, odd }): NoteEvent[] => {
      const event = events[at];
      return event ? [odd === 0 ? { ...event, at: event.at + 1 } : event] : [];
    }),
  );
  return fc.tuple(chosen, chosen, chosen);
});
const shuffled = histories.chain((events) =>
  fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
);
const RUNS = { numRuns: 1_000 };
vi.setConfig({ testTimeout: 60_000 });
const merged = (a: readonly NoteEvent[], b: readonly NoteEvent[]): NoteEvent[] => mergeEvents(a, b).events;

describe('putting copies of a thread together', () => {
  it('does not depend on which is put to which', () => {
    fc.assert(
      fc.property(copies, ([a, b]) => {
        expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a));
      }),
      RUNS,
    );
  });

  it('does not depend on which are put together first', () => {
    fc.assert(
      fc.property(copies, ([a, b, c]) => {
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
      RUNS,
    );
  });

  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(copies, ([a, b]) => {
        const once = merged(a, b);
        expect(merged(once, once)).toEqual(once);
        expect(mergeEvents(once, a).events).toEqual(once);
        expect(merged(once, merged(b, a))).toEqual(once);
      }),
      RUNS,
    );
  });
});

describe('a thread', () => {
  it('is the same for every order of its events, also one by one and each more than once', () => {
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        const whole = threadOf(events);
        expect(threadOf(others)).toEqual(whole);
        expect(threadOf([...others, ...events])).toEqual(whole);
        let kept: NoteEvent[] = [];
        for (const event of others) kept = merged(kept, [event]);
        expect(threadOf(kept)).toEqual(whole);
      }),
      RUNS,
    );
  });

  it('is what the rules say, one by one', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (events, leave) => {
        // Without one event: what is not there yet must not upset the rest.
        const present = events.filter((_, at) => at !== leave % (events.length * 2));
        const [thread, wanted] = [threadOf(present), referenceThread(present)];
        expect(thread === null).toBe(wanted === null);
        if (!thread || !wanted) return;
        const { visibility, state, changedIn, lastAt, lastAuthor } = thread;
        const notes = thread.notes.map(({ id, text, head, history, clashes }) => ({
          id,
          text,
          head,
          history: history.map(({ event }) => event),
          clashes: clashes.map(({ event }) => event),
        }));
        expect({ visibility, state, changedIn, lastAt, lastAuthor, notes }).toEqual(wanted);
        const shown = thread.notes.map(({ text }) => readMarks(text?.markdown ?? ''));
        expect(thread.tags).toEqual([...new Set(shown.flatMap(({ tags }) => tags))]);
        expect(thread.mentions).toEqual([...new Set(shown.flatMap(({ mentions }) => mentions))]);
        expect(thread.checklist.map(({ text, done }) => ({ text, done }))).toEqual(
          shown.flatMap(({ checklist }) => checklist),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('of these histories clashes, is deleted, private or resolved often enough to show it', () => {
    const threads = fc.sample(histories, { numRuns: 1_000, seed: 7 }).flatMap((events) => threadOf(events) ?? []);
    const count = (holds: (thread: (typeof threads)[number]) => boolean): number => threads.filter(holds).length;
    expect(threads).toHaveLength(1_000);
    expect(count(({ notes }) => notes.some(({ clashes }) => clashes.length > 0))).toBeGreaterThan(50);
    expect(count(({ notes }) => notes.some(({ text }) => text === null))).toBeGreaterThan(200);
    expect(count(({ visibility }) => visibility === 'private')).toBeGreaterThan(200);
    for (const state of ['open', 'answered', 'resolved', 'reopened']) {
      expect(count((thread) => thread.state === state)).toBeGreaterThan(50);
    }
    expect(count(({ changedIn }) => changedIn !== null)).toBeGreaterThan(50);
  });
});
