import { beforeAll, describe, expect, it } from 'vitest';
import type { Playbook } from '../../../lib/playbook/schema';
import { cardOf, MOST_SERVED_BY } from '../../../lib/search/card';
import { buildIndex, type SearchIndex } from '../../../lib/search/index';
import { itemsOf, type SearchItem } from '../../../lib/search/items';
import starter from '../../../public/starters/b2b-software.json';
import { sample } from '../playbook/sample';

const playbook = starter as unknown as Playbook;
const item = (title: string, body = '', place: string[] = []): SearchItem => ({
  kind: 'tip',
  id: title.toLowerCase().replaceAll(' ', '-'),
  title,
  body,
  place,
});

async function titles(items: SearchItem[], query: string, limit = 10): Promise<string[]> {
  return (await buildIndex(items)).find(query, limit).items.map(({ title }) => title);
}

describe('what can be looked for in a playbook', () => {
  it('is every goal, step, metric and tip, each with where it belongs', () => {
    const book = sample();
    const items = itemsOf(book);
    const steps = book.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
    expect(items).toHaveLength(book.vision.goals.length + steps.length + book.metrics.length + book.tips.length);
    const [step] = steps;
    const [process] = book.processes;
    expect(items.find(({ kind, id }) => kind === 'step' && id === step?.id)?.place).toEqual([
      process?.stages[0]?.title,
      process?.title,
    ]);
    for (const tip of items.filter(({ kind }) => kind === 'tip')) expect(tip.place.join()).not.toBe('');
  });

  it('leaves out of a place what the playbook does not hold', () => {
    const book = sample();
    for (const tip of book.tips) tip.steps = ['no-such-step'];
    for (const tip of book.tips) tip.metrics = [];
    expect(itemsOf(book).filter(({ kind, place }) => kind === 'tip' && place.length > 0)).toEqual([]);
  });
});

describe('a retired tip', () => {
  const book = sample();
  const [tip] = book.tips;
  if (!tip) throw new Error('no tip');
  tip.retired = { on: '2026-11-01', reason: 'No longer true.' };

  it('is not found and is not among what a step is served by', () => {
    expect(itemsOf(book).map(({ id }) => id)).not.toContain(tip.id);
    expect(cardOf(book, 'step', tip.steps[0] ?? '')?.servedBy).toEqual([]);
  });

  it('can still be read', () => {
    expect(cardOf(book, 'tip', tip.id)).toMatchObject({ id: tip.id, body: tip.body });
  });
});

describe('the search', () => {
  it('finds by the beginning of a word', async () => {
    expect(await titles([item('Mutual close plan'), item('Price')], 'clo')).toEqual(['Mutual close plan']);
  });

  it.each(['negotation', 'negociation', 'negotiatoin', 'NEGOTIATION'])('finds “negotiation” as %s', async (query) => {
    expect(await titles([item('Negotiation room'), item('Discovery call')], query)).toEqual(['Negotiation room']);
  });

  it('finds without accents and case, whichever side has them', async () => {
    const items = [item('Größe des Käufers'), item('Resume of the call')];
    expect(await titles(items, 'grosse kaufers')).toEqual(['Größe des Käufers']);
    expect(await titles(items, 'résumé')).toEqual(['Resume of the call']);
  });

  it('puts a title before a place and a place before a text', async () => {
    const items = [item('A', 'budget'), item('B', '', ['budget']), item('Budget')];
    expect(await titles(items, 'budget')).toEqual(['Budget', 'B', 'A']);
  });

  it('wants every word where some item has them all, else as many as there are', async () => {
    const items = [item('Legal review'), item('Security review'), item('Legal team')];
    expect(await titles(items, 'legal review')).toEqual(['Legal review']);
    expect(await titles(items, 'security zebra')).toEqual(['Security review']);
  });

  it('finds nothing for a query without a word, and nothing that is not there', async () => {
    for (const query of ['', '   ', '?!', 'qqqqqqq']) expect(await titles([item('Legal review')], query)).toEqual([]);
  });

  it('hands out the best and counts them all', async () => {
    const items = Array.from({ length: 30 }, (_, at) => item(`Review ${at}`));
    expect((await buildIndex(items)).find('review', 7)).toMatchObject({ total: 30, items: { length: 7 } });
  });
});

describe('a card', () => {
  it('links a tip to what it serves, and that to the goal', () => {
    const [tip] = playbook.tips.filter(({ steps }) => steps.length > 0);
    const card = cardOf(playbook, 'tip', tip?.id ?? '');
    expect(card).toMatchObject({ title: tip?.title, body: tip?.body });
    const [step] = card?.serves ?? [];
    expect(step?.kind).toBe('step');
    const next = cardOf(playbook, 'step', step?.id ?? '');
    expect(next?.servedBy).toContainEqual({ kind: 'tip', id: tip?.id, title: tip?.title });
    expect(next?.serves.length).toBeGreaterThan(0);
  });

  it('is there for everything that can be found', () => {
    for (const { kind, id, title } of itemsOf(playbook))
      expect(cardOf(playbook, kind, id)).toMatchObject({ kind, title });
  });

  it('lists only some of many that serve it, and is null for what is not there', () => {
    const book = sample();
    const [tip] = book.tips;
    if (!tip) throw new Error('no tip in the sample');
    book.tips = Array.from({ length: 50 }, (_, at) => ({ ...tip, id: `tip-${at}` }));
    expect(cardOf(book, 'step', tip.steps[0] ?? '')?.servedBy).toHaveLength(MOST_SERVED_BY);
    expect(cardOf(book, 'tip', 'no-such-tip')).toBeNull();
  });
});

describe('10,000 items', () => {
  const real = itemsOf(playbook);
  const many: SearchItem[] = Array.from({ length: 10_000 }, (_, at) => {
    const base = real[at % real.length];
    if (!base) throw new Error('an empty starter');
    return { ...base, id: `${base.id}-${at}`, title: `${base.title} no${at}`, body: `${base.body} term${at % 1_000}` };
  });
  let index: SearchIndex;
  beforeAll(async () => {
    index = await buildIndex(many);
  }, 60_000);

  it('are searched within 100 ms', () => {
    const queries = [
      'plan',
      'economic buyer',
      'disovery',
      'c',
      'clse plan',
      'champion metric',
      'securty reveiw',
      'no77',
    ];
    for (const query of queries) index.find(query, 30);
    const times = queries.flatMap((query) =>
      [1, 2, 3].map(() => {
        const start = performance.now();
        expect(index.find(query, 30).items.length, query).toBeGreaterThan(0);
        return performance.now() - start;
      }),
    );
    times.sort((one, other) => one - other);
    if (process.env.SHOW_TIMES) console.log(times.map((time) => time.toFixed(1)).join(' '));
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(100);
  });
});
