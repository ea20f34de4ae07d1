import fc from 'fast-check';
import type { NoteEvent, NoteText } from '../../../lib/notes/event';
import { begun, uuid } from './sample';

/** Who writes in a history, with a clock that may be wrong by days. The first has two browsers, so that a note can be edited in both. */
const WRITERS = [uuid(0xa001), uuid(0xa002), uuid(0xa003)] as const;
const COPIES = [
  { author: WRITERS[0], skew: 0 },
  { author: WRITERS[0], skew: -500_000 },
  { author: WRITERS[1], skew: -200_000_000 },
  { author: WRITERS[2], skew: 90_000_000 },
] as const;

const kinds = ['reply', 'edit', 'edit', 'delete', 'state', 'visibility', 'credit', 'sync', 'odd'] as const;
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  copy: fc.nat(3),
  /** What the act is done to, and from whom a sync takes; taken modulo what there is. */
  target: fc.nat(40),
  choice: fc.nat(40),
  passed: fc.nat(3_000),
});

const STATES = ['open', 'answered', 'resolved', 'reopened'] as const;
const SEEN = ['private', 'coach', 'team'] as const;
const TEXTS = [
  'plain',
  '#Plan today',
  '- [ ] call',
  '- [x] call #plan',
  `ask @[Ben](person:${WRITERS[1]})`,
  '',
] as const;

const of = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const textOf = (choice: number, number: number): NoteText => ({
  markdown: `${of(TEXTS, choice)} ${number % 3}`,
  links: [],
  tips: [],
});

/**
 * Random histories of one thread: three writers act on their copies and take over parts of each other's, by the rules of the house
 * most of the time; `odd` events break them (others' notes, unknown notes, circles, absurd clocks, a second beginning).
 */
export const histories: fc.Arbitrary<NoteEvent[]> = fc
  .record({ steps: fc.array(step, { minLength: 4, maxLength: 25, size: 'max' }), first: fc.nat(11) })
  .map(({ steps, first }) => {
    const opener = first % 4 === 0 ? WRITERS[1] : WRITERS[0];
    const opening = begun({
      author: opener,
      visibility: of(SEEN, 1 + first) ?? 'team',
      flag: first % 2 === 0 ? 'missing' : null,
    });
    const copies: NoteEvent[][] = COPIES.map(() => [opening]);
    let now = 1_000_000_000;
    const all: NoteEvent[] = [opening];
    for (const [index, { kind, copy: which, target, choice, passed }] of steps.entries()) {
      now += passed;
      const [copy, { author, skew }] = [copies[which] ?? [], COPIES[which] ?? COPIES[0]];
      const number = 100 + index;
      const event = made(kind, copy, { number, author, target, choice, at: now + skew });
      if (event) {
        copy.push(event);
        all.push(event);
      } else {
        const from = of(copies, target) ?? [];
        // Only some of it: what is missing in between comes later, or never.
        copy.push(...from.filter((one, at) => !copy.includes(one) && (at + choice) % 3 !== 0));
      }
    }
    return all;
  });

interface Making {
  number: number;
  author: string;
  target: number;
  choice: number;
  at: number;
}

function made(kind: (typeof kinds)[number], copy: NoteEvent[], making: Making): NoteEvent | null {
  const { number, author, target, choice, at } = making;
  const clock = 1 + Math.max(...copy.map((event) => event.clock));
  const common = { id: uuid(number), at, clock, author, hat: 'rep' as const, thread: uuid(1) };
  const notes = copy.filter(({ type }) => type === 'begun' || type === 'replied');
  const own = notes.filter((one) => one.author === author);
  const text = textOf(choice, number);
  switch (kind) {
    case 'reply':
      return { ...common, type: 'replied', text };
    case 'edit': {
      const note = of(own, target)?.id;
      if (note === undefined) return null;
      const versions = copy.filter((one) => one.id === note || (one.type === 'edited' && one.note === note));
      const over = versions.slice(-1 - (choice % 2)).map(({ id }) => id);
      return { ...common, type: 'edited', note, over, text };
    }
    case 'delete': {
      const note = of(own, target)?.id;
      return note === undefined ? null : { ...common, type: 'deleted', note, deleted: choice % 3 !== 0 };
    }
    case 'state':
      return { ...common, type: 'state', state: of(STATES, choice) ?? 'open' };
    case 'visibility':
      return { ...common, type: 'visibility', visibility: of(SEEN, choice) ?? 'team' };
    case 'credit':
      return { ...common, type: 'credited', release: 1 + choice };
    case 'sync':
      return null;
    case 'odd':
      return odd(common, copy, making, text);
  }
}

function odd(
  common: Omit<NoteEvent, 'type'>,
  copy: NoteEvent[],
  { target, choice, number }: Making,
  text: NoteText,
): NoteEvent {
  const wild = { ...common, clock: target % 2 === 0 ? 0 : 1_000_000 + target };
  const known = of(copy, target)?.id ?? uuid(1);
  switch (choice % 6) {
    case 0: // Over itself, over what comes later, over what nobody knows.
      return { ...common, type: 'edited', note: known, over: [uuid(number), uuid(number + 1), uuid(9_999)], text };
    case 1:
      return { ...wild, type: 'edited', note: uuid(1), over: copy.slice(-3).map(({ id }) => id), text };
    case 2:
      return { ...common, type: 'deleted', note: known, deleted: true };
    case 3:
      return { ...wild, type: 'replied', text };
    case 4:
      return begun({ id: common.id, author: common.author, clock: 0 });
    default:
      return { ...wild, type: 'replied', thread: uuid(2), text };
  }
}
