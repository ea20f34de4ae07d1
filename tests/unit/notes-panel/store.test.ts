import { describe, expect, it } from 'vitest';
import type { NotesGate } from '../../../components/notes/gate';
import { makeNotesStore } from '../../../components/notes/store';
import type { Answered, Requests, RequestType } from '../../../lib/messages';
import type { NoteDraft, RecordNotes } from '../../../lib/note-requests';
import { eventOf } from '../../../lib/notes/act';
import type { NoteEvent } from '../../../lib/notes/event';
import { threadOf } from '../../../lib/notes/merge';

const R = 'hubspot:1:deal:2';
const SELF = '00000000-0000-4000-8000-0000000000aa';
const SNAPSHOT = { stage: null, release: 1, goal: null, step: null, metric: null, tip: null, fields: [] };

/** A background of one record, that can lose an answer. */
function world() {
  const events: NoteEvent[] = [];
  let drafts: NoteDraft[] = [];
  const asked: string[] = [];
  let losing = 0;
  let ids = 0;
  let clock = 1_000;
  const thread = (id: string) => threadOf(events.filter((event) => event.thread === id));
  const notes = (): RecordNotes => ({
    threads: [...new Set(events.map((event) => event.thread))].flatMap((id) => thread(id) ?? []),
    drafts,
    me: null,
    self: events[0]?.author ?? null,
    people: [],
    channel: false,
  });
  const answer = (type: RequestType, body: unknown): unknown => {
    asked.push(type);
    if (type === 'notes/of-record') return notes();
    if (type === 'notes/draft') {
      const { draft } = body as Requests['notes/draft']['request'];
      drafts = draft.text.markdown === '' ? drafts.filter(({ id }) => id !== draft.id) : [draft];
      return { kept: true };
    }
    const { event, at, act } = body as Requests['notes/act']['request'];
    const of = 'thread' in act ? act.thread : event;
    if (!events.some(({ id }) => id === event)) {
      const made = eventOf(act, { id: event, at, author: SELF, hat: 'rep' }, thread(of));
      if ('refused' in made) return { outcome: 'refused', why: made.refused.why };
      events.push(made.event);
    }
    return { outcome: 'saved', thread: thread(of) };
  };
  const gate: NotesGate = {
    async ask<T extends RequestType>(type: T, body: Requests[T]['request']) {
      const value = answer(type, body) as Requests[T]['response'];
      if (type === 'notes/act' && losing > 0) {
        losing -= 1;
        return { ok: false, error: { code: 'gone' } } as Answered<Requests[T]['response']>;
      }
      return { ok: true, value } as Answered<Requests[T]['response']>;
    },
    wrote: () => {},
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-9000-${String(ids).padStart(12, '0')}`;
    },
    now: () => {
      clock += 1;
      return clock;
    },
    signal: new AbortController().signal,
  };
  return {
    gate,
    events,
    asked,
    lose: (times: number) => {
      losing = times;
    },
    drafts: () => drafts,
  };
}

const draft = (id: string, markdown: string): NoteDraft => ({
  id,
  record: R,
  place: { kind: 'new', tie: null, flag: null },
  text: { markdown, links: [], tips: [] },
  visibility: 'private',
  fields: [],
  at: 0,
});
const begin = ({ text }: NoteDraft) =>
  ({ type: 'begin', record: null, tie: null, visibility: 'private', flag: null, snapshot: SNAPSHOT, text }) as const;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const ID = '00000000-0000-4000-8000-000000000001';

describe('the notes of a panel', () => {
  it('asks for a record once, and again with every news', async () => {
    const { gate, asked } = world();
    const store = makeNotesStore(gate);
    expect(store.of(R, 0)).toEqual({ state: 'coming' });
    store.of(R, 0);
    await settled();
    expect(store.of(R, 0)).toMatchObject({ state: 'here' });
    store.of(R, 1);
    store.of(R, 1);
    expect(asked.filter((type) => type === 'notes/of-record')).toHaveLength(2);
  });

  it('keeps writing until it is finished, and offers nothing that was saved', async () => {
    const { gate, drafts } = world();
    const store = makeNotesStore(gate);
    store.of(R, 0);
    await settled();
    const written = draft(ID, 'one');
    store.write(written);
    expect(store.drafts(R).map(({ text }) => text.markdown)).toEqual(['one']);
    await settled();
    expect(drafts()).toHaveLength(1);
    expect(await store.finish(R, written, begin(written))).toBeNull();
    expect(store.drafts(R)).toEqual([]);
    await settled();
    expect(drafts()).toEqual([]);
  });

  it('saved twice because an answer was lost it is one note, with the last words', async () => {
    const { gate, events, lose } = world();
    const store = makeNotesStore(gate);
    store.of(R, 0);
    await settled();
    lose(1);
    const first = draft(ID, 'one');
    store.write(first);
    expect(await store.finish(R, first, begin(first))).toBe('gone');
    const second = draft(ID, 'one and two');
    store.write(second);
    expect(await store.finish(R, second, begin(second))).toBeNull();
    const known = store.of(R, 0);
    if (known.state !== 'here') throw new Error('not here');
    expect(known.notes.threads).toHaveLength(1);
    expect(known.notes.threads[0]?.notes.map(({ text }) => text?.markdown)).toEqual(['one and two']);
    expect(events.map(({ type }) => type)).toEqual(['begun', 'edited']);
    expect(known.notes.self).toBe(SELF);
  });

  it('a draft whose note is there already is not offered: its end was lost on the way', async () => {
    const { gate } = world();
    const store = makeNotesStore(gate);
    const written = draft(ID, 'one');
    await gate.ask('notes/act', { event: ID, at: 1, hat: 'rep', act: begin(written) });
    await gate.ask('notes/draft', { draft: written });
    store.of(R, 0);
    await settled();
    expect(store.drafts(R)).toEqual([]);
  });
});
