import { describe, expect, it } from 'vitest';
import type { NoteEvent } from '../../../lib/notes/event';
import { mergeEvents, threadOf } from '../../../lib/notes/merge';
import type { NoteView, ThreadView } from '../../../lib/notes/thread';
import { ANNA, BEN, begun, credited, deleted, edited, replied, state, uuid, visibility, words } from './sample';

function thread(...events: NoteEvent[]): ThreadView {
  const made = threadOf(events);
  if (!made) throw new Error('no thread');
  return made;
}
const note = (view: ThreadView, number: number): NoteView | undefined =>
  view.notes.find(({ id }) => id === uuid(number));
const texts = (view: ThreadView) => view.notes.map(({ text }) => text?.markdown);

describe('a thread out of its events', () => {
  it('is nothing until the event that began it has come', () => {
    expect(threadOf([])).toBeNull();
    expect(threadOf([replied(2, BEN, 'Ask them.'), state(3, BEN, 'resolved')])).toBeNull();
  });

  it("holds the notes in the order of the clocks, however the writers' own times stand and in whatever order they come", () => {
    const late = replied(2, BEN, 'first', { at: 99_000 });
    const early = replied(3, ANNA, 'second', { at: 5 });
    expect(texts(thread(early, late, begun()))).toEqual(['How do I open the plan?', 'first', 'second']);
  });

  it('orders by time, then author, then id where clocks agree', () => {
    const same = { clock: 2, at: 7 };
    const events = [
      replied(9, BEN, 'd', same),
      replied(8, ANNA, 'c', same),
      replied(7, ANNA, 'b', same),
      replied(6, BEN, 'a', { clock: 2, at: 6 }),
    ];
    expect(texts(thread(begun(), ...events)).slice(1)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('puts the first note first, even before one with a lower clock', () => {
    expect(texts(thread(replied(2, BEN, 'b', { clock: 0 }), begun()))[0]).toBe('How do I open the plan?');
  });

  it('takes nothing from another thread', () => {
    const view = thread(begun(), replied(2, BEN, 'elsewhere', { thread: uuid(77) }), begun({ id: uuid(3) }));
    expect(view.notes).toHaveLength(1);
  });

  it('counts an event once that comes twice', () => {
    expect(thread(begun(), replied(2, BEN, 'b'), begun(), replied(2, BEN, 'b')).notes).toHaveLength(2);
  });

  it('says when it began, and when and by whom the last word is that still stands', () => {
    const view = thread(
      begun(),
      replied(2, BEN, 'b'),
      replied(3, ANNA, 'c'),
      deleted(4, ANNA, 3),
      state(5, ANNA, 'resolved'),
    );
    expect(view).toMatchObject({ beganAt: 1_000, lastAt: 2_000, lastAuthor: BEN, clock: 5 });
  });

  it('reads tags, mentions and checklists from the texts that are shown', () => {
    const view = thread(
      begun({ text: words(`#Plan for @[Ben](person:${BEN})\n\n- [ ] call\n- [x] write`) }),
      replied(2, BEN, '#plan #gone'),
      deleted(3, BEN, 2),
      replied(4, BEN, '#price and #old'),
      edited(5, BEN, 4, [4], '#price'),
    );
    expect(view.tags).toEqual(['plan', 'price']);
    expect(view.mentions).toEqual([BEN]);
    expect(view.checklist).toEqual([
      { note: uuid(1), text: 'call', done: false },
      { note: uuid(1), text: 'write', done: true },
    ]);
  });
});

describe('texts of a note', () => {
  it('are replaced by an edit, and kept with their writers', () => {
    const view = thread(begun(), edited(2, ANNA, 1, [1], 'b'), edited(3, ANNA, 1, [2], 'c'));
    expect(note(view, 1)).toMatchObject({ head: uuid(3), text: words('c'), clashes: [] });
    expect(note(view, 1)?.history.map(({ event, text }) => [event, text.markdown])).toEqual([
      [uuid(1), 'How do I open the plan?'],
      [uuid(2), 'b'],
    ]);
  });

  it('clash where two were written over the same one, the later in order is shown', () => {
    const view = thread(begun(), edited(2, ANNA, 1, [1], 'b'), edited(3, ANNA, 1, [1], 'c'));
    expect(note(view, 1)).toMatchObject({ head: uuid(3), text: words('c') });
    expect(note(view, 1)?.clashes.map(({ event }) => event)).toEqual([uuid(2)]);
    expect(note(view, 1)?.history.map(({ event }) => event)).toEqual([uuid(1)]);
  });

  it('no longer clash once somebody wrote over both', () => {
    const both = [edited(2, ANNA, 1, [1], 'b'), edited(3, ANNA, 1, [1], 'c')];
    const view = thread(begun(), ...both, edited(4, ANNA, 1, [2, 3], 'b and c'));
    expect(note(view, 1)).toMatchObject({ text: words('b and c'), clashes: [] });
    expect(note(view, 1)?.history).toHaveLength(3);
  });

  it('are right with an edit whose former text has not come yet, and stay right when it comes', () => {
    const early = [begun(), edited(3, ANNA, 1, [2], 'c')];
    expect(note(thread(...early), 1)).toMatchObject({ text: words('c'), clashes: [] });
    const whole = thread(...early, edited(2, ANNA, 1, [1], 'b'));
    expect(note(whole, 1)).toMatchObject({ text: words('c'), clashes: [] });
  });

  it('wait for their note', () => {
    const edit = edited(3, BEN, 2, [2], 'better');
    expect(thread(begun(), edit).notes).toHaveLength(1);
    expect(note(thread(edit, begun(), replied(2, BEN, 'b')), 2)?.text).toEqual(words('better'));
  });

  it('never go round in a circle', () => {
    const view = thread(begun(), edited(2, ANNA, 1, [3], 'b'), edited(3, ANNA, 1, [2, 3], 'c'));
    expect(note(view, 1)).toMatchObject({ text: words('c'), clashes: [] });
  });

  it('are edited and deleted by their writer alone', () => {
    const view = thread(begun(), edited(2, BEN, 1, [1], 'mine now'), deleted(3, BEN, 1));
    expect(note(view, 1)).toMatchObject({ text: words('How do I open the plan?'), history: [] });
  });

  it('of a deleted note are not shown, also not one that was written at the same time', () => {
    const view = thread(begun(), replied(2, BEN, 'b'), deleted(3, BEN, 2), edited(4, BEN, 2, [2], 'c'));
    expect(note(view, 2)).toMatchObject({ text: null, history: [], clashes: [] });
    const back = thread(
      begun(),
      replied(2, BEN, 'b'),
      deleted(3, BEN, 2),
      edited(4, BEN, 2, [2], 'c'),
      deleted(5, BEN, 2, false),
    );
    expect(note(back, 2)?.text).toEqual(words('c'));
  });
});

describe('the state of a thread', () => {
  const after = (...events: NoteEvent[]) => thread(begun(), ...events).state;
  it('is open at first, and answered when somebody else writes', () => {
    expect(after()).toBe('open');
    expect(after(replied(2, ANNA, 'more'))).toBe('open');
    expect(after(replied(2, BEN, 'b'))).toBe('answered');
  });

  it('is open again when the opener writes after the answer, and not answered by a reply that was deleted', () => {
    expect(after(replied(2, BEN, 'b'), replied(3, ANNA, 'but'))).toBe('open');
    expect(after(replied(2, BEN, 'b'), deleted(3, BEN, 2))).toBe('open');
  });

  it('stays resolved whatever is written, until it is reopened', () => {
    const resolved = [state(2, BEN, 'resolved'), replied(3, ANNA, 'but'), state(4, BEN, 'answered')];
    expect(after(...resolved)).toBe('resolved');
    expect(after(...resolved, state(5, ANNA, 'reopened'))).toBe('reopened');
    expect(after(...resolved, state(5, ANNA, 'reopened'), replied(6, BEN, 'b'))).toBe('answered');
  });

  it('is what was set last', () => {
    expect(after(state(2, BEN, 'answered'), state(3, ANNA, 'open'))).toBe('open');
  });
});

describe('who may do what', () => {
  it('nobody but its opener writes into a private thread', () => {
    const view = thread(
      begun({ visibility: 'private' }),
      replied(2, BEN, 'b'),
      state(3, BEN, 'resolved'),
      replied(4, ANNA, 'c'),
    );
    expect(texts(view)).toEqual(['How do I open the plan?', 'c']);
    expect(view.state).toBe('open');
  });

  it('only its opener changes who may read it', () => {
    expect(thread(begun(), visibility(2, BEN, 'private')).visibility).toBe('team');
    expect(thread(begun(), visibility(2, ANNA, 'coach')).visibility).toBe('coach');
  });

  it('what others wrote while it was shared stays, what they write after it became private does not count', () => {
    const view = thread(begun(), replied(2, BEN, 'b'), visibility(3, ANNA, 'private'), replied(4, BEN, 'late'));
    expect(texts(view)).toEqual(['How do I open the plan?', 'b']);
  });

  it("one can take one's own words away from a thread that became private", () => {
    const view = thread(begun(), replied(2, BEN, 'b'), visibility(3, ANNA, 'private'), deleted(4, BEN, 2));
    expect(note(view, 2)?.text).toBeNull();
  });
});

describe('a flag', () => {
  it('says in which release its item was changed, the last that was credited', () => {
    const flag = begun({ flag: 'not-true-here' });
    expect(thread(flag).changedIn).toBeNull();
    expect(thread(flag, credited(2, BEN, 4), credited(3, BEN, 5)).changedIn).toBe(5);
    expect(thread(begun(), credited(2, BEN, 4)).changedIn).toBeNull();
  });
});

describe('two copies of a thread', () => {
  it('become one with every event once', () => {
    const [a, b, c] = [begun(), replied(2, BEN, 'b'), replied(3, ANNA, 'c')];
    expect(mergeEvents([c, a], [b, { ...a }]).events).toEqual([a, b, c]);
    expect(mergeEvents([c, a], [b, { ...a }]).differing).toEqual([]);
  });

  it('say which event came with two bodies, and choose the same one on every side', () => {
    const [one, other] = [replied(2, BEN, 'one'), replied(2, BEN, 'other')];
    const merged = mergeEvents([one], [other]);
    expect(merged).toEqual({ events: [other], differing: [uuid(2)] });
    expect(mergeEvents([other], [one])).toEqual(merged);
  });
});
