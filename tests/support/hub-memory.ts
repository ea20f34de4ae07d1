import { createHash } from 'node:crypto';
import type { NoteAct } from '../../lib/note-requests.ts';
import { eventOf } from '../../lib/notes/act.ts';
import type { NoteEvent } from '../../lib/notes/event.ts';
import { mergeEvents, threadOf } from '../../lib/notes/merge.ts';
import { canonicalJson } from '../../lib/playbook/digest.ts';
import type { Held, Waiting, WaitingEvent, WaitingMessage } from '../../lib/storage/hub/stored.ts';
import { type HubNoteStore, MOST_HELD } from '../../lib/team/hub/note-store.ts';
import { outgoingOf, waitingOf } from '../../lib/team/hub/outgoing.ts';

/** A browser's notes and what is on its way, in memory: `HubNoteStore` as lib/storage/hub is, and the acts of its person. */
export interface HubMemory extends HubNoteStore {
  self: string;
  /** An act of this person, as the background does it. Answers the thread. */
  act(act: NoteAct, id: string, at: number, hat?: NoteEvent['hat']): string;
  /** Everything of this person's that others may read waits to be sent. */
  sendAgain(): void;
  events(): NoteEvent[];
  outbox(): Waiting[];
  heldNow(): Held[];
  people: Map<string, { name: string; roles: readonly string[] }>;
  /** Of every event that more than one person may read: the same wherever they are the same. */
  digest(only?: (event: NoteEvent) => boolean): string;
}

export function hubMemory(self: string): HubMemory {
  const events = new Map<string, NoteEvent>();
  const outbox = new Map<number, Waiting>();
  const held = new Map<string, Held>();
  const marks = new Map<string, number>();
  const people: HubMemory['people'] = new Map();
  let no = 0;
  const threads = new Map<string, Set<string>>();
  const put = (event: NoteEvent): void => {
    events.set(event.id, event);
    threads.set(event.thread, (threads.get(event.thread) ?? new Set()).add(event.id));
  };
  const ofThread = (thread: string): NoteEvent[] =>
    [...(threads.get(thread) ?? [])].flatMap((id) => events.get(id) ?? []);
  const enqueue = (rows: readonly (WaitingEvent | WaitingMessage)[]): void => {
    for (const row of rows) {
      if ([...outbox.values()].some(({ id }) => id === row.id)) continue;
      no += 1;
      outbox.set(no, { ...row, no });
    }
  };
  const changed = (thread: string, before: NoteEvent[], fresh: readonly string[]): void => {
    const was = threadOf(before);
    const all = ofThread(thread);
    const after = threadOf(all);
    if (!after) return;
    const { send, narrowedTo } = outgoingOf({ self, before: was, after, events: all, fresh: new Set(fresh) });
    if (narrowedTo !== null) {
      for (const row of [...outbox.values()]) {
        if (row.kind !== 'event' || row.lane !== thread || ('audience' in row.to && row.to.audience === narrowedTo))
          continue;
        outbox.delete(row.no);
        if (narrowedTo === 'private' || !('audience' in row.to)) continue;
        enqueue([{ ...row, id: `${narrowedTo} ${row.event}`, to: { audience: narrowedTo } }]);
      }
    }
    enqueue(send);
  };
  return {
    self,
    people,
    act(act, id, at, hat = 'rep') {
      const thread = act.type === 'begin' ? id : act.thread;
      const before = ofThread(thread);
      const made = eventOf(act, { id, at, author: self, hat }, threadOf(before));
      if ('refused' in made) throw new Error(made.refused.why);
      put(made.event);
      changed(thread, before, [id]);
      return thread;
    },
    async waiting(after, limit) {
      const rows = [...outbox.values()].filter((row) => row.no > after && row.refused === undefined).slice(0, limit);
      return rows.map((row) => {
        const event = row.kind === 'event' ? events.get(row.event) : undefined;
        const view = event && threadOf(ofThread(event.thread));
        const opener = view?.notes[0]?.author;
        const written =
          event && view && opener ? { event, thread: { opener, record: view.record?.key ?? null } } : null;
        return { row, written };
      });
    },
    async sent(rows) {
      for (const row of rows) outbox.delete(row);
    },
    async refused(row, why) {
      const known = outbox.get(row);
      if (known) outbox.set(row, { ...known, refused: why });
    },
    mark: async (filter) => marks.get(filter) ?? 0,
    async setMark({ filter, sequence }) {
      marks.set(filter, sequence);
    },
    async facts(threads) {
      return new Map(
        threads.flatMap((thread) => {
          const begun = events.get(thread);
          return begun?.type === 'begun'
            ? [[thread, { opener: begun.author, record: begun.record?.key ?? null }] as const]
            : [];
        }),
      );
    },
    heldOf: async (threads) => [...held.values()].filter(({ thread }) => threads.includes(thread)),
    heldFor: async (why) => [...held.values()].filter((one) => why.includes(one.why)),
    async take({ events: given, hold, let: gone, mark }) {
      const taken: NoteEvent[] = [];
      let added = 0;
      const changing = new Map<string, NoteEvent[]>();
      for (const event of given) {
        const known = events.get(event.id);
        if (known && (known.author !== event.author || known.thread !== event.thread)) {
          taken.push(event);
          continue;
        }
        if (!changing.has(event.thread)) changing.set(event.thread, ofThread(event.thread));
        if (!known) added += 1;
        const [one] = mergeEvents(known ? [known] : [], [event]).events;
        if (one) put(one);
      }
      for (const [thread, before] of changing) changed(thread, before, []);
      for (const subject of gone) held.delete(subject);
      for (const one of hold) held.set(one.subject, one);
      const tooMany = [...held.values()]
        .sort((one, other) => one.at - other.at)
        .slice(0, Math.max(0, held.size - MOST_HELD));
      for (const { subject } of tooMany) held.delete(subject);
      if (mark) marks.set(mark.filter, mark.sequence);
      return { added, taken, dropped: tooMany.length };
    },
    async know(roster) {
      for (const { id, name, roles } of roster) people.set(id, { name, roles });
    },
    sendAgain() {
      for (const thread of threads.keys()) {
        const all = mergeEvents(ofThread(thread), []).events;
        const view = threadOf(all);
        if (!view) continue;
        const own = all.filter(({ author }) => author === self);
        enqueue(own.flatMap((event) => waitingOf(event, view.visibility, view, self)));
      }
    },
    events: () => mergeEvents([...events.values()], []).events,
    outbox: () => [...outbox.values()],
    heldNow: () => [...held.values()],
    digest(only = () => true) {
      const open = [...threads.keys()].filter(
        (thread) => (threadOf(ofThread(thread))?.visibility ?? 'private') !== 'private',
      );
      const shared = open.flatMap(ofThread).filter(only);
      const sorted = mergeEvents(shared, []).events;
      return createHash('sha256').update(canonicalJson(sorted)).digest('hex');
    },
  };
}
