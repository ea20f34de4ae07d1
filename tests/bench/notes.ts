import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { NoteRequests } from '../../lib/note-requests.ts';
import type { NoteText } from '../../lib/notes/event.ts';
import type { Extension } from '../support/browsers.ts';
import { bundle } from '../support/bundle.ts';
import { openOwnPage } from '../support/extension.ts';
import { notesAnswer, noteText } from '../support/notes.ts';
import type { Figure, Limit } from './figures.ts';
import { eventsOf, NOTES_PER_RECORD, PEOPLE, random, recordAt, someWord, thread } from './note-sample.ts';

/** Records whose notes are taken in by one message. */
const AT_ONCE = 500;

/** The storage code in the page, with the extension's own database. */
declare const Notes: typeof import('./notes-entry.ts');

/**
 * Notes in real IndexedDB at 1,000, 10,000 and 100,000 (issue 5 F). Figures are from a page's question to its answer; those "in
 * the background" are of its own code alone, run in a page, without the message and its copy.
 */
export async function notes(extension: Extension, runs: number): Promise<Figure[]> {
  const own = await openOwnPage(extension);
  await own.evaluate(`globalThis.Notes = (() => {${await bundle('tests/bench/notes-entry.ts', 'N')};return N})()`);
  const figures: Figure[] = [];
  let there = 0;
  for (const count of [1_000, 10_000, 100_000]) {
    const records = count / NOTES_PER_RECORD;
    await fill(own, there, records);
    there = records;
    figures.push(...(await measured(extension, own, count, runs)));
  }
  figures.push(await crowdedRecord(own, there, runs));
  await own.close();
  return figures;
}

async function fill(own: Page, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, to - at) }, (_, one) => at + one);
    await notesAnswer(own, 'notes/import', { events: indexes.flatMap(eventsOf), people: PEOPLE, dry: false });
  }
}

async function measured(extension: Extension, own: Page, count: number, runs: number): Promise<Figure[]> {
  const records = count / NOTES_PER_RECORD;
  const next = random(count);
  const some = (): number => Math.floor(next() * records);
  const at = `${count.toLocaleString('en')} notes`;
  const largest = count === 100_000;
  const limited = (limit: Limit): { limit?: Limit } => (largest ? { limit } : {});
  const cold: number[] = [];
  const coldPage: number[] = [];
  const coldSearch: number[] = [];
  for (let run = 0; run < Math.min(runs, 5); run++) {
    await extension.killBackground();
    cold.push(await timed(own, 'notes/count', { record: recordAt(some()).key }));
    coldPage.push(await timed(own, 'review/list', listOf('')));
    coldSearch.push(await timed(own, 'review/list', listOf(someWord(next))));
  }
  const open: number[] = [];
  const page: number[] = [];
  const search: number[] = [];
  const reply: number[] = [];
  const begin: number[] = [];
  for (let run = 0; run < runs; run++) {
    open.push(await timed(own, 'notes/of-record', { record: recordAt(some()).key }));
    page.push(await timed(own, 'review/list', listOf('')));
    for (const query of queries(next)) search.push(await timed(own, 'review/list', query));
    const [first] = (await notesAnswer(own, 'notes/of-record', { record: recordAt(some()).key })).threads;
    if (!first) throw new Error('a record without notes');
    reply.push(
      await timed(own, 'notes/act', { ...act(), act: { type: 'reply', thread: first.id, text: words(next) } }),
    );
    const { record, tie, visibility, flag, snapshot } = first;
    const began = { type: 'begin', record, tie, visibility, flag, snapshot, text: words(next) } as const;
    begin.push(await timed(own, 'notes/act', { ...act(), act: began }));
  }
  const keys = Array.from({ length: runs }, () => recordAt(some()).key);
  const inside = await insideBackground(own, keys, words(next));
  return [
    { what: `background cold start → a record's notes counted, ${at}`, unit: 'ms', samples: cold },
    { what: `first page of the queue in a background that has not searched, ${at}`, unit: 'ms', samples: coldPage },
    { what: `first search in it, ${at}`, unit: 'ms', samples: coldSearch },
    { what: `a record's threads, ${at}`, unit: 'ms', samples: open },
    {
      what: `a record's threads, in the background, ${at}`,
      unit: 'ms',
      samples: inside.open,
      ...limited({ median: 20 }),
    },
    { what: `first page of the queue, ${at}`, unit: 'ms', samples: page, ...limited({ median: 100 }) },
    {
      what: `search in notes: words, typos, phrases, fields, ${at}`,
      unit: 'ms',
      samples: search,
      ...limited({ p95: 100 }),
    },
    { what: `add a reply, ${at}`, unit: 'ms', samples: reply },
    { what: `add a reply, in the background, ${at}`, unit: 'ms', samples: inside.reply, ...limited({ median: 10 }) },
    { what: `begin a thread, ${at}`, unit: 'ms', samples: begin },
  ];
}

/** A record with 50 threads of 20 notes. */
async function crowdedRecord(own: Page, index: number, runs: number): Promise<Figure> {
  const record = recordAt(index);
  const next = random(7);
  const events = Array.from({ length: 50 }, () => thread(record, 20, index, next)).flat();
  await notesAnswer(own, 'notes/import', { events, people: [], dry: false });
  const keys = Array.from({ length: runs }, () => record.key);
  const { open } = await insideBackground(own, keys, words(next));
  return {
    what: "a record's 50 threads of 20 notes, in the background",
    unit: 'ms',
    samples: open,
    limit: { median: 20 },
  };
}

/** Milliseconds that it takes to read the threads of each record, and to add a reply to the first. */
function insideBackground(own: Page, keys: string[], text: NoteText): Promise<{ open: number[]; reply: number[] }> {
  return own.evaluate(
    async ([records, said]) => {
      const database = await Notes.openDatabase(() => {}, 'sightline');
      const times = { open: [] as number[], reply: [] as number[] };
      for (const record of records) {
        const start = performance.now();
        const { threads } = await Notes.notesOfRecord(database, record);
        const read = performance.now();
        const thread = threads[0]?.id ?? '';
        const act = { type: 'reply', thread, text: said } as const;
        const request = { event: crypto.randomUUID(), at: Date.now(), hat: 'rep', act } as const;
        const began = performance.now();
        const { outcome } = await Notes.saveAct(database, request, Date.now());
        times.open.push(read - start);
        times.reply.push(performance.now() - began);
        if (outcome.outcome !== 'saved') throw new Error(`refused: ${outcome.why}`);
      }
      database.close();
      return times;
    },
    [keys, text] as [string[], NoteText],
  );
}

type List = NoteRequests['review/list']['request'];
const listOf = (text: string, more: Partial<List> = {}): List => ({
  query: { text },
  sort: text === '' ? 'newest' : 'best-match',
  after: null,
  limit: 50,
  ...more,
});

/** One of each way to search. */
function queries(next: () => number): List[] {
  const [one, other] = [someWord(next), someWord(next)];
  const typo = `${one.slice(0, 2)}${one.slice(3)}y`;
  return [
    listOf(one),
    listOf(`${one} ${other}`),
    listOf(one.slice(0, 3)),
    listOf(typo),
    listOf(`"${one} ${other}"`),
    listOf(`tag:pricing stage:proposal ${one}`),
    listOf('person:acme is:unread', { sort: 'longest-open' }),
    listOf('is:flag', { sort: 'oldest' }),
    listOf('acme', { query: { text: 'acme', states: ['answered'], items: [{ kind: 'tip', id: 'tip-10' }] } }),
  ];
}

const act = () => ({ event: randomUUID(), at: Date.now(), hat: 'rep' as const });
const words = (next: () => number) => noteText(Array.from({ length: 25 }, () => someWord(next)).join(' '));

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok?: boolean }> } };

/** Milliseconds from the question of a page of ours until it has the answer. */
function timed<T extends keyof NoteRequests>(own: Page, type: T, body: NoteRequests[T]['request']): Promise<number> {
  return own.evaluate(
    async (message) => {
      const start = performance.now();
      const answer = await chrome.runtime.sendMessage(message);
      const took = performance.now() - start;
      if (!answer?.ok) throw new Error(JSON.stringify(answer));
      return took;
    },
    { type, body } as const,
  );
}
