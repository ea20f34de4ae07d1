import type { NoteAct } from '../../lib/note-requests';
import type { NoteEvent } from '../../lib/notes/event';
import type { Held } from '../../lib/storage/hub/stored';
import type { HubNoteStore } from '../../lib/team/hub/note-store';
import { hubMemory } from './hub-memory';

/** A `HubNoteStore`, the acts of its person, and what is in it. */
export interface StoryStore {
  store: HubNoteStore;
  act(act: NoteAct, id: string, at: number): Promise<void>;
  /** Ids of what waits, in order. */
  outbox(): Promise<string[]>;
  held(): Promise<string[]>;
  events(): Promise<string[]>;
  roles(person: string): Promise<readonly string[] | null>;
}

export const SELF = '00000000-0000-4000-8000-00000000000a';
export const OTHER = '00000000-0000-4000-8000-00000000000b';
/** The memory of the tests as the story's store: what a database has to do as well. */
export function memoryOfStory(): StoryStore {
  const memory = hubMemory(SELF);
  return {
    store: memory,
    act: async (act, id, at) => void memory.act(act, id, at),
    outbox: async () => memory.outbox().map(({ id }) => id),
    held: async () =>
      memory
        .heldNow()
        .map(({ subject }) => subject)
        .sort(),
    events: async () =>
      memory
        .events()
        .map(({ id }) => id)
        .sort(),
    roles: async (person) => memory.people.get(person)?.roles ?? null,
  };
}

const THIRD = '00000000-0000-4000-8000-00000000000c';
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const NO_SNAPSHOT = { stage: null, release: 1, goal: null, step: null, metric: null, tip: null, fields: [] };
const says = (markdown: string) => ({ markdown, links: [], tips: [] });
const record = {
  key: 'hubspot:4711:deal:9001',
  crm: 'hubspot',
  org: '4711',
  object: 'deal',
  kind: 'deal',
  id: '9001',
  name: 'Acme',
  url: 'https://app.hubspot.com/contacts/4711/deal/9001',
} as const;
const begin = (visibility: 'private' | 'coach' | 'team', text = 'x'): NoteAct => ({
  type: 'begin',
  record,
  tie: null,
  visibility,
  flag: null,
  snapshot: NO_SNAPSHOT,
  text: says(text),
});
const common = (number: number, author: string, thread: number, clock: number) => ({
  id: id(number),
  at: number,
  clock,
  author,
  hat: 'rep' as const,
  thread: id(thread),
});
const began = (number: number, author: string, visibility: 'coach' | 'team'): NoteEvent => ({
  ...common(number, author, number, 1),
  type: 'begun',
  record,
  tie: null,
  visibility,
  flag: null,
  snapshot: NO_SNAPSHOT,
  text: says('theirs'),
});
const reply = (number: number, author: string, thread: number, clock = 2): NoteEvent => ({
  ...common(number, author, thread, clock),
  type: 'replied',
  text: says('an answer'),
});
const holds = (number: number, why: Held['why'], thread: number): Held => ({
  subject: `sl.${number}`,
  payload: '{}',
  thread: id(thread),
  why,
  at: number,
});
const NOTHING = { events: [], hold: [], let: [], mark: null };

/** What each store of notes does, step by step, as data: the same from each. */
export async function hubStoreStory(of: StoryStore): Promise<[string, unknown][]> {
  const { store, act } = of;
  const told: [string, unknown][] = [];
  const tell = (what: string, found: unknown): void => void told.push([what, found]);

  await act(begin('private'), id(1), 1);
  tell('a private note waits nowhere', await of.outbox());
  await act({ type: 'reply', thread: id(1), text: says('y') }, id(2), 2);
  await act({ type: 'visibility', thread: id(1), visibility: 'coach' }, id(3), 3);
  tell('a thread that is widened waits whole, in its order', await of.outbox());
  await act(begin('team', `ask @[Third](person:${THIRD})`), id(4), 4);
  tell('whoever is mentioned gets it by themselves', await of.outbox());
  const ready = await store.waiting(0, 2);
  tell(
    'what waits comes with what its subject is made of',
    ready.map(({ row, written }) => [row.id, written?.event.type, written?.thread]),
  );
  await store.sent(ready.map(({ row }) => row.no));
  const [third, ...later] = await store.waiting(0, 9);
  await store.refused(third?.row.no ?? 0, 'not permitted');
  tell(
    'what is sent or refused is not sent again',
    (await store.waiting(0, 9)).map(({ row }) => row.id),
  );
  tell('what is refused is kept', await of.outbox());
  tell(
    'and what is behind a place comes from there',
    (await store.waiting(later[0]?.row.no ?? 0, 9)).map(({ row }) => row.id),
  );
  await act({ type: 'visibility', thread: id(4), visibility: 'coach' }, id(5), 5);
  tell('narrowed: what waited for more waits for those that are left', await of.outbox());
  await act(begin('team'), id(6), 6);
  await act({ type: 'visibility', thread: id(6), visibility: 'private' }, id(7), 7);
  tell('made private: only that it is is told', await of.outbox());

  const first = [began(10, OTHER, 'coach'), reply(11, SELF, 10), reply(12, OTHER, 10, 3)];
  tell('what comes is added', await store.take({ ...NOTHING, events: first, mark: { filter: 'f', sequence: 7 } }));
  tell('twice it is the same', await store.take({ ...NOTHING, events: first }));
  tell('what this person wrote elsewhere does not wait here', (await of.outbox()).length);
  const theft = [{ ...reply(12, THIRD, 10, 3) }, { ...reply(11, SELF, 4) }];
  tell(
    'an id is its writer’s and its thread’s',
    (await store.take({ ...NOTHING, events: theft })).taken.map((one) => one.author),
  );
  tell('the mark is kept with it', [await store.mark('f'), await store.mark('g')]);
  await store.setMark({ filter: 'f', sequence: 2 });
  tell('and can be set back', await store.mark('f'));
  const wider: NoteEvent = { ...common(13, OTHER, 10, 4), type: 'visibility', visibility: 'team' };
  await store.take({ ...NOTHING, events: [wider] });
  tell('widened by its opener: one’s own answers go to those too', await of.outbox());
  const facts = await store.facts([id(1), id(10), id(99)]);
  tell('of a thread its opener and record are known', [...facts.entries()].sort());

  await store.take({ ...NOTHING, hold: [holds(1, 'beginning', 20), holds(2, 'key', 20), holds(3, 'person', 21)] });
  tell('what is held is found by thread', (await store.heldOf([id(20)])).map(({ subject }) => subject).sort());
  tell('and by what it waits for', (await store.heldFor(['key', 'person'])).map(({ subject }) => subject).sort());
  await store.take({ ...NOTHING, let: ['sl.1'], hold: [holds(4, 'key', 22)] });
  tell('and let go', await of.held());
  const many = Array.from({ length: 4_999 }, (_, at) => holds(100 + at, 'key', 22));
  tell('when there are too many the oldest make room', (await store.take({ ...NOTHING, hold: many })).dropped);
  tell(
    'those',
    (await of.held()).filter((subject) => subject.length === 4),
  );

  await store.know([{ id: OTHER, name: 'Other', roles: ['coach'], keys: [] }]);
  tell('people are known by the roster', [await of.roles(OTHER), await of.roles(THIRD)]);
  tell('events', await of.events());
  return told;
}
