import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { NoteEvent, NoteLink, Person } from '../../../lib/notes/event';
import { threadOf } from '../../../lib/notes/merge';
import type { ReviewQuery, ReviewSort } from '../../../lib/notes/query';
import type { ThreadView } from '../../../lib/notes/thread';
import type { Indexed, NumbersBlock, ValuesBlock, WordsBlock } from '../../../lib/storage/notes/block';
import { find } from '../../../lib/storage/notes/find';
import { indexedOf } from '../../../lib/storage/notes/indexed';
import { changesByBlock, withNumbers, withValues, withWords } from '../../../lib/storage/notes/make-block';
import { wantedOf } from '../../../lib/storage/notes/wanted';
import { found } from './query-reference';
import { ANNA, BEN, begun, CARA, deleted, record, replied, snapshot, state, uuid } from './sample';

vi.setConfig({ testTimeout: 120_000 });

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const people: Person[] = [
  { id: ANNA, name: 'Anna Berg', email: null, roles: [], at: 1 },
  { id: BEN, name: 'Ben Ångström', email: null, roles: [], at: 1 },
];
const titles = new Map([
  ['step agree-plan', 'Agree the plan'],
  ['step find-cost', 'Find the cost'],
  ['tip ask', 'Ask first'],
]);
const known = { people, titleOf: (kind: string, id: string) => titles.get(`${kind} ${id}`) };

/** Few words, near enough to each other that typos and beginnings matter. */
const WORDS = [
  'plan',
  'plans',
  'planet',
  'price',
  'prize',
  'budget',
  'budgets',
  'Größe',
  'cost',
  'x',
  'ask',
  'today',
  'München',
];
const text = fc
  .array(
    fc.constantFrom(
      ...WORDS,
      '#plan',
      '#q4',
      `@[Ben](person:${BEN})`,
      '\n- [ ] call',
      '**price**',
      'https://x.example/plan',
    ),
    { maxLength: 8 },
  )
  .map((words) => words.join(' '));
const links = fc.constantFrom<NoteLink[]>([], [{ title: 'Budget sheet', url: 'https://x.example' }]);
const note = fc.record({ markdown: text, links, tips: fc.constant<string[]>([]) });

const thread: fc.Arbitrary<Spec> = fc.record({
  events: fc
    .record({
      text: note,
      reply: fc.option(note),
      gone: fc.nat(12),
      author: fc.constantFrom(ANNA, BEN, CARA),
      flag: fc.constantFrom(null, 'missing' as const, 'worked' as const),
      visibility: fc.constantFrom('private' as const, 'coach' as const, 'team' as const),
      tie: fc.constantFrom(
        null,
        { kind: 'step' as const, id: 'find-cost' },
        { kind: 'field' as const, key: 'amount', label: 'Budget' },
        { kind: 'tip' as const, id: 'ask' },
      ),
      stage: fc.constantFrom(null, 'Negotiation', 'Closed Won'),
      record: fc.constantFrom(null, record, {
        ...record,
        key: 'hubspot:7:deal:9',
        crm: 'hubspot' as const,
        org: '7',
        object: 'deal',
        id: '9',
        name: 'Prize plant',
      }),
      at: fc.integer({ min: NOW - 30 * DAY, max: NOW }),
      resolved: fc.boolean(),
    })
    .map(({ reply, gone, resolved, stage, ...more }): NoteEvent[] => [
      begun({ ...more, snapshot: { ...snapshot, stage, step: stage === null ? null : 'agree-plan' } }),
      ...(reply ? [replied(2, BEN, '', { text: reply, at: more.at + 5 })] : []),
      ...(gone === 0 ? [deleted(3, more.author, 1)] : []),
      ...(resolved ? [state(4, more.author, 'resolved')] : []),
    ]),
  unread: fc.boolean(),
});
interface Spec {
  events: NoteEvent[];
  unread: boolean;
}

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...WORDS,
        'plna',
        'bugdet',
        'budgte',
        'munchen',
        'pl',
        'prise',
        '"the plan"',
        '"plan price"',
        '-plan',
        '-"price plan"',
      ),
      fc.constantFrom(
        'person:ann',
        'person:"berg anna"',
        'person:"anna ost"',
        'step:"plan cost"',
        `person:${CARA}`,
        '-person:ben',
        'von:ang',
        'mention:ben',
        'object:opp',
        'record:nordwind',
        'record:prize',
        `record:${record.key}`,
      ),
      fc.constantFrom(
        'stage:neg',
        '-stage:won',
        'step:agree',
        'step:find-cost',
        'tip:first',
        'metric:days-in-stage',
        'goal:x',
        'field:amount',
        'tag:plan',
        '-tag:q4',
        'crm:sf',
        '-crm:hubspot',
      ),
      fc.constantFrom(
        'is:open',
        '-is:resolved',
        'is:answered',
        'is:unread',
        'is:flag',
        'is:note',
        'is:missing',
        'is:private',
        '-is:team',
        'has:link',
        '-has:checklist',
        'has:mention',
      ),
      fc.constantFrom(
        'before:7d',
        'after:2w',
        '-after:10d',
        'before:2026-11-10',
        'after:2026-11-20',
        'colour:red',
        'tag:',
      ),
    ),
    { maxLength: 3 },
  )
  .map((terms) => terms.join(' '));

/** A query with only some of its parts. */
const query: fc.Arbitrary<ReviewQuery> = fc
  .record(
    {
      people: fc.constantFrom([], [ANNA], [BEN, CARA]),
      crms: fc.constantFrom(['salesforce' as const], ['hubspot' as const, 'salesforce' as const]),
      objects: fc.constant(['deal']),
      record: fc.constant(record.key),
      stages: fc.constantFrom(['Negotiation'], ['Negotiation', 'Closed Won']),
      items: fc.constantFrom(
        [{ kind: 'step' as const, id: 'find-cost' }],
        [
          { kind: 'tip' as const, id: 'ask' },
          { kind: 'goal' as const, id: 'x' },
        ],
      ),
      tags: fc.constant(['plan']),
      states: fc.constantFrom(['open' as const], ['answered' as const, 'resolved' as const]),
      visibilities: fc.constant(['team' as const]),
      kinds: fc.constant(['flag' as const]),
      flags: fc.constant(['missing' as const]),
      from: fc.constant(NOW - 10 * DAY),
      until: fc.constant(NOW - 3 * DAY),
      unread: fc.boolean(),
      mentions: fc.constant(BEN),
    },
    { requiredKeys: [] },
  )
  .chain((all) => fc.subarray(Object.entries(all), { maxLength: 2 }).map((parts) => Object.fromEntries(parts)))
  .chain((parts) => typed.map((words): ReviewQuery => ({ ...parts, text: words })));

interface Stored {
  no: number;
  view: ThreadView;
  unread: boolean;
}

/** Threads in three blocks, with gaps between them. */
function storedOf(specs: readonly Spec[]): Stored[] {
  return specs.map(({ events, unread }, at) => {
    const id = uuid(1_000 + at);
    const own = events.map((event, number): NoteEvent => {
      const common = { ...event, thread: id, id: number === 0 ? id : uuid(10_000 + 100 * at + number) };
      return common.type === 'deleted' ? { ...common, note: id } : common;
    });
    const view = threadOf(own);
    if (!view) throw new Error('no thread');
    return { no: at * 17 + (at % 2) * 3, view, unread };
  });
}

/** The index of these threads, as it becomes by writing one after the other, with others in their places before. */
function indexOf(threads: readonly Stored[], former: readonly Stored[]) {
  const [numbers, values, words]: [NumbersBlock[], ValuesBlock[], WordsBlock[]] = [[], [], []];
  const stored = ({ no, view, unread }: Stored) =>
    indexedOf({
      id: view.id,
      no,
      lastAt: view.lastAt,
      ...(unread ? { unread: 1 as const } : {}),
      seen: [],
      people: [],
      size: 1,
      excerpt: '',
      lastExcerpt: '',
      view,
    });
  const put = (no: number, indexed: Indexed | null): void => {
    for (const [block, changes] of changesByBlock([no], indexed ? [indexed] : [])) {
      numbers[block] = withNumbers(numbers[block], block, changes);
      values[block] = withValues(values[block], block, changes);
      words[block] = withWords(words[block], block, changes);
    }
  };
  for (const one of former) put(one.no, stored(one));
  for (const one of threads) put(one.no, stored(one));
  return { numbers, values, words, takeOut: (no: number) => put(no, null) };
}

/** How many of the queries found some of the threads, but not all: else the test would show nothing. */
let telling = 0;
const SORTS: readonly ReviewSort[] = ['newest', 'oldest', 'longest-open', 'best-match'];

describe('the index of notes', () => {
  it('finds what the query says, no more and no less, in every order and page by page', () => {
    fc.assert(
      fc.property(
        fc.array(thread, { minLength: 1, maxLength: 20, size: 'max' }),
        fc.array(query, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (specs, queries, limit) => {
          const made = storedOf(specs);
          const former = made.map((one, at) => ({ ...one, view: made.at(-1 - at)?.view ?? one.view }));
          const index = indexOf(made, former);
          for (const asked of queries) {
            const wanted = wantedOf(asked, known, NOW);
            const right = found(asked, made, known, NOW).map(({ no }) => no);
            if (right.length > 0 && right.length < made.length) telling += 1;
            for (const sort of SORTS) {
              const pages: number[] = [];
              let after: Parameters<typeof find>[2]['after'] = null;
              for (;;) {
                const { total, hits } = find(index, wanted, { sort, after, limit, only: null });
                expect({ asked, total }).toEqual({ asked, total: right.length });
                pages.push(...hits.map(({ no }) => no));
                after = hits.at(-1) ?? null;
                if (!after || hits.length < limit) break;
              }
              expect({ asked, sort, found: [...pages].sort((a, b) => a - b) }).toEqual({
                asked,
                sort,
                found: [...right].sort((a, b) => a - b),
              });
              const lastAt = (no: number): number => made.find((one) => one.no === no)?.view.lastAt ?? 0;
              if (sort === 'newest') expect(pages.map(lastAt)).toEqual(right.map(lastAt).sort((a, b) => b - a));
              if (sort === 'oldest') expect(pages.map(lastAt)).toEqual(right.map(lastAt).sort((a, b) => a - b));
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(telling).toBeGreaterThan(200);
  });

  it('holds nothing of a thread that was taken out of it', () => {
    fc.assert(
      fc.property(fc.array(thread, { minLength: 1, maxLength: 6 }), (specs) => {
        const made = storedOf(specs);
        const { takeOut, numbers, values, words } = indexOf(made, []);
        for (const { no } of made) takeOut(no);
        expect(numbers.flatMap(({ bits }) => [...bits]).filter((bits) => bits !== 0)).toEqual([]);
        expect([...values.map((block) => block.values), ...words.map(({ terms }) => terms)].join('')).toBe('');
      }),
      { numRuns: 50 },
    );
  });
});
