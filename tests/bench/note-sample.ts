import { randomUUID } from 'node:crypto';
import type { NotedRecord, NoteEvent, Snapshot } from '../../lib/notes/event.ts';

/** Notes a record, in two threads. */
export const NOTES_PER_RECORD = 5;

const SYLLABLES = 'ba co di fe gu ha jo ki lu me na po qui ro sa te vu wi xe zo'.split(' ');
const NAMES = ['Acme', 'Nordwind', 'Falke', 'Initech', 'Globex', 'Umbrella', 'Hansa', 'Orion', 'Vertex', 'Lumen'];
const STAGES = ['Discovery', 'Proposal', 'Negotiation', 'Closing'];
const TAGS = ['pricing', 'legal', 'champion', 'security', 'timeline'];
/** Distinct words in all notes: about as many as a sales team uses in years, with names. */
const VOCABULARY = 20_000;

/** A random number from 0 to 1 that follows from the one before: the same notes every time. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** The word at a place of the vocabulary; the first ones are the most common. */
export function wordAt(place: number): string {
  let left = place + SYLLABLES.length;
  let word = '';
  for (; left > 0; left = Math.floor(left / SYLLABLES.length)) word += SYLLABLES[left % SYLLABLES.length] ?? '';
  return word;
}

/** A word as often as words are: the tenth a tenth as often as the first. */
export const someWord = (next: () => number): string => wordAt(Math.floor(VOCABULARY ** next()) - 1);

export const recordAt = (index: number): NotedRecord => ({
  key: `hubspot:4242001:deal:${100_000 + index}`,
  crm: 'hubspot',
  org: '4242001',
  object: 'deal',
  kind: 'deal',
  id: `${100_000 + index}`,
  name: `${NAMES[index % NAMES.length]} ${wordAt(index)} ${index}`,
  url: `https://app.hubspot.com/contacts/4242001/record/0-3/${100_000 + index}/`,
});

export const PEOPLE = Array.from({ length: 40 }, (_, index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `${NAMES[index % NAMES.length]} Person ${index}`,
  email: null,
  roles: [index % 8 === 0 ? ('coach' as const) : ('rep' as const)],
  at: 1,
}));

/** The events of a record's two threads: three notes and two, of 25 words each. */
export function eventsOf(index: number): NoteEvent[] {
  const next = random(index + 1);
  const record = recordAt(index);
  return [thread(record, 3, index, next), thread(record, 2, index, next)].flat();
}

export function thread(record: NotedRecord, notes: number, index: number, next: () => number): NoteEvent[] {
  const id = randomUUID();
  const begin = 1_700_000_000_000 + Math.floor(next() * 6e10);
  const snapshot: Snapshot = {
    stage: STAGES[index % STAGES.length] ?? null,
    release: 1,
    goal: null,
    step: `step-${index % 30}`,
    metric: null,
    tip: `tip-${index % 200}`,
    fields: [],
  };
  return Array.from({ length: notes }, (_, place): NoteEvent => {
    const words = Array.from({ length: 25 }, () => someWord(next)).join(' ');
    const tag = next() < 0.2 ? ` #${TAGS[Math.floor(next() * TAGS.length)]}` : '';
    const text = { markdown: `${words}${tag}`, links: [], tips: [] };
    const author = PEOPLE[(index + place) % PEOPLE.length]?.id ?? '';
    const written = { at: begin + place * 60_000, clock: place + 1, author, hat: 'rep' as const, thread: id };
    if (place > 0) return { ...written, id: randomUUID(), type: 'replied', text };
    const flag = index % 50 === 0 ? ('not-true-here' as const) : null;
    const tie = flag ? ({ kind: 'tip', id: `tip-${index % 200}` } as const) : null;
    return { ...written, id, type: 'begun', record, tie, visibility: 'team', flag, snapshot, text };
  });
}
