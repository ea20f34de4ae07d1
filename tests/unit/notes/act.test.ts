import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { NoteAct } from '../../../lib/note-requests';
import { type CreditAct, eventOf, nextClock, overOf } from '../../../lib/notes/act';
import type { NoteEvent, NoteText } from '../../../lib/notes/event';
import { LAST_CLOCK } from '../../../lib/notes/limits';
import { threadOf } from '../../../lib/notes/merge';
import { parseEvents } from '../../../lib/notes/parse';
import { headsOf, isGone, isUnread, summaryOf } from '../../../lib/notes/summary';
import type { ThreadView } from '../../../lib/notes/thread';
import { ANNA, BEN, begun, deleted, edited, record, replied, snapshot, state, uuid, words } from './sample';

vi.setConfig({ testTimeout: 60_000 });

const stamp = (author = ANNA, id = 50) => ({ id: uuid(id), at: 5, author, hat: 'rep' as const });
function view(...events: NoteEvent[]): ThreadView {
  const thread = threadOf(events);
  if (!thread) throw new Error('no thread');
  return thread;
}
const shared = view(begun(), replied(2, BEN, 'b'));
const refusal = (act: NoteAct | CreditAct, author: string, thread: ThreadView | null) => {
  const result = eventOf(act, stamp(author), thread);
  return 'refused' in result ? result.refused : null;
};
const id = uuid(1);

describe('what a person does with notes', () => {
  it('begins a thread with the event that it becomes', () => {
    const act: NoteAct = {
      type: 'begin',
      record,
      tie: null,
      visibility: 'private',
      flag: null,
      snapshot,
      text: words('a'),
    };
    const { type, ...what } = act;
    expect(eventOf(act, stamp(), null)).toEqual({
      event: { type: 'begun', ...what, ...stamp(), thread: uuid(50), clock: 1 },
    });
  });

  it('goes into the thread with the next clock', () => {
    const common = { ...stamp(), thread: id, clock: 3 };
    const acts: [NoteAct | CreditAct, object][] = [
      [
        { type: 'reply', thread: id, text: words('c') },
        { type: 'replied', text: words('c') },
      ],
      [
        { type: 'edit', thread: id, note: id, over: [id], text: words('d') },
        { type: 'edited', note: id, over: [id], text: words('d') },
      ],
      [
        { type: 'delete', thread: id, note: id, deleted: true },
        { type: 'deleted', note: id, deleted: true },
      ],
      [
        { type: 'state', thread: id, state: 'resolved' },
        { type: 'state', state: 'resolved' },
      ],
      [
        { type: 'visibility', thread: id, visibility: 'coach' },
        { type: 'visibility', visibility: 'coach' },
      ],
      [
        { type: 'credited', thread: id, release: 4 },
        { type: 'credited', release: 4 },
      ],
    ];
    for (const [act, event] of acts) {
      const made = eventOf(act, stamp(), shared);
      expect(made).toEqual({ event: { ...common, ...event } });
      if ('event' in made) expect(parseEvents([made.event]).refused).toEqual([]);
    }
  });

  it('is refused where there is no such thread or note', () => {
    expect(refusal({ type: 'reply', thread: id, text: words('c') }, ANNA, null)).toEqual({ why: 'no-thread' });
    expect(refusal({ type: 'reply', thread: uuid(9), text: words('c') }, ANNA, shared)).toEqual({ why: 'no-thread' });
    expect(refusal({ type: 'edit', thread: id, note: uuid(9), over: [], text: words('c') }, ANNA, shared)).toEqual({
      why: 'no-note',
    });
    const gone = view(begun(), deleted(2, ANNA, 1));
    expect(refusal({ type: 'edit', thread: id, note: id, over: [], text: words('c') }, ANNA, gone)).toEqual({
      why: 'no-note',
    });
    expect(refusal({ type: 'delete', thread: id, note: id, deleted: false }, ANNA, gone)).toBeNull();
  });

  it('is refused where it is not theirs to do', () => {
    const yours = { why: 'not-yours' };
    expect(refusal({ type: 'edit', thread: id, note: id, over: [id], text: words('c') }, BEN, shared)).toEqual(yours);
    expect(refusal({ type: 'delete', thread: id, note: id, deleted: true }, BEN, shared)).toEqual(yours);
    expect(refusal({ type: 'visibility', thread: id, visibility: 'team' }, BEN, shared)).toEqual(yours);
    const own = view(begun({ visibility: 'private' }));
    expect(refusal({ type: 'reply', thread: id, text: words('c') }, BEN, own)).toEqual(yours);
    expect(refusal({ type: 'state', thread: id, state: 'resolved' }, BEN, own)).toEqual(yours);
  });

  it('is refused beyond the limits, and says them', () => {
    const reply = (text: NoteText): NoteAct => ({
      type: 'reply',
      thread: id,
      text,
    });
    expect(refusal(reply(words('x'.repeat(20_001))), ANNA, shared)).toEqual({ why: 'too-long', limit: 20_000 });
    expect(refusal(reply({ ...words(''), tips: Array(21).fill('a') }), ANNA, shared)).toEqual({
      why: 'too-long',
      limit: 20,
    });
    const link = { title: 'a', url: 'https://a.example' };
    expect(refusal(reply({ ...words(''), links: Array(101).fill(link) }), ANNA, shared)).toEqual({
      why: 'too-long',
      limit: 100,
    });
    const full = view(begun(), ...Array.from({ length: 499 }, (_, at) => replied(at + 2, BEN, 'b')));
    expect(refusal(reply(words('c')), ANNA, full)).toEqual({ why: 'too-long', limit: 500 });
  });

  it('reopens what was resolved, whatever else it is called', () => {
    const resolved = view(begun(), state(2, ANNA, 'resolved'));
    expect(eventOf({ type: 'state', thread: id, state: 'open' }, stamp(), resolved)).toMatchObject({
      event: { state: 'reopened' },
    });
  });

  it('has a clock however absurd the highest is', () => {
    expect(nextClock(LAST_CLOCK)).toBe(LAST_CLOCK);
    expect(parseEvents([replied(2, BEN, 'b', { clock: nextClock(LAST_CLOCK) })]).refused).toEqual([]);
  });

  it('settles a clash when an edit is made over all that is seen', () => {
    const clash = view(begun(), edited(2, ANNA, 1, [1], 'b'), edited(3, ANNA, 1, [1], 'c'));
    const [note] = clash.notes;
    if (!note) throw new Error('no note');
    expect(overOf(note)).toEqual([uuid(3), uuid(2)]);
  });

  it('is allowed only where it then counts', () => {
    const acts: fc.Arbitrary<NoteAct> = fc.oneof(
      fc.constant<NoteAct>({ type: 'reply', thread: id, text: words('r') }),
      fc
        .constantFrom(1, 2, 3)
        .map((note): NoteAct => ({ type: 'edit', thread: id, note: uuid(note), over: [], text: words('e') })),
      fc
        .constantFrom(1, 2, 3)
        .map((note): NoteAct => ({ type: 'delete', thread: id, note: uuid(note), deleted: true })),
      fc
        .constantFrom('open', 'answered', 'resolved', 'reopened')
        .map((to): NoteAct => ({ type: 'state', thread: id, state: to })),
      fc
        .constantFrom('private', 'coach', 'team')
        .map((to): NoteAct => ({ type: 'visibility', thread: id, visibility: to })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.constantFrom(ANNA, BEN)), { minLength: 1, maxLength: 12 }), (all) => {
        let events: NoteEvent[] = [begun()];
        for (const [at, [act, author]] of all.entries()) {
          const before = view(...events);
          const result = eventOf(act, stamp(author, at + 2), before);
          const given = 'event' in result ? result.event : null;
          if (!given) continue;
          events = [...events, given];
          const after = view(...events);
          if (given.type === 'replied') expect(after.notes.map((note) => note.id)).toContain(given.id);
          if (given.type === 'edited') expect(after.notes.find((note) => note.id === given.note)?.head).toBe(given.id);
          if (given.type === 'deleted') expect(after.notes.find((note) => note.id === given.note)?.text).toBeNull();
          if (given.type === 'state') expect(after.state).toBe(given.state);
          if (given.type === 'visibility') expect(after.visibility).toBe(given.visibility);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a list shows of a thread', () => {
  const thread = view(
    begun({ text: words('- [ ] a\n- [x] b\n\n**How** do I?') }),
    replied(2, BEN, 'Ask them.'),
    replied(3, ANNA, 'gone'),
    deleted(4, ANNA, 3),
  );

  it('is its beginning, its last word, who wrote, and what is open', () => {
    expect(summaryOf(thread, { me: ANNA, seen: new Set() })).toMatchObject({
      excerpt: 'a b How do I?',
      lastExcerpt: 'Ask them.',
      authors: [ANNA, BEN],
      hat: 'rep',
      noteCount: 2,
      openItems: 1,
      unread: true,
    });
  });

  it('is unread until every text of others was seen, and again after an edit', () => {
    expect(isUnread(thread, { me: BEN, seen: new Set() })).toBe(true);
    expect(headsOf(thread)).toEqual([uuid(1), uuid(2)]);
    expect(isUnread(thread, { me: ANNA, seen: new Set(headsOf(thread)) })).toBe(false);
    const later = view(begun(), replied(2, BEN, 'b'), edited(3, BEN, 2, [2], 'c'));
    expect(isUnread(later, { me: ANNA, seen: new Set([uuid(1), uuid(2)]) })).toBe(true);
    expect(isUnread(view(begun()), { me: ANNA, seen: new Set() })).toBe(false);
  });

  it('is nothing where every note was deleted', () => {
    expect(isGone(thread)).toBe(false);
    expect(isGone(view(begun(), deleted(2, ANNA, 1)))).toBe(true);
  });
});
