import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Acts, type ActsParts, makeActs } from '../../../entrypoints/sidebar.content/acts';
import { keepOrder, orderOf } from '../../../entrypoints/sidebar.content/hold';
import type { Advice, TipAdvice } from '../../../lib/coaching/advice';
import type { Record as CrmRecord } from '../../../lib/crm/record';
import type { PersonAct } from '../../../lib/messages';

const tip = (id: string, answer?: TipAdvice['answer']): TipAdvice => ({
  id,
  title: `Tip ${id}`,
  body: '',
  resources: [],
  serves: {},
  reasons: [],
  ...(answer === undefined ? {} : { answer }),
});

function advice(ids: string[], change: object = {}): Advice {
  const [top, ...others] = ids.map((id) => tip(id));
  return {
    release: { number: 3 },
    stage: { id: 's' },
    tip: top ?? null,
    others,
    possible: [],
    ...change,
  } as unknown as Advice;
}

const record = { crm: 'hubspot', org: '1', object: 'deal', id: '7', name: 'Seven' } as CrmRecord;
const another = { ...record, id: '8', name: 'Eight' };

type KeepAnswer = Awaited<ReturnType<ActsParts['keep']>>;
type SaveAnswer = Awaited<ReturnType<ActsParts['save']>>;
const SAVED: SaveAnswer = { ok: true, value: { saved: true } };
const GONE: SaveAnswer = { ok: false, error: { code: 'gone' } };
const FULL: SaveAnswer = { ok: false, error: { code: 'storage-full' } };

function start(ids = ['a', 'b', 'c']) {
  const end = new AbortController();
  const shown = { advice: advice(ids), record };
  const kept: { id: string; name: string; record: CrmRecord; answer(with_: KeepAnswer): Promise<void> }[] = [];
  const sent: { event: string; at: number; act: PersonAct; answer(with_: SaveAnswer): Promise<void> }[] = [];
  const refresh = vi.fn();
  let made = 0;
  const acts: Acts = makeActs(
    {
      save: ({ event, at, act }) =>
        new Promise((resolve) => {
          sent.push({
            event,
            at,
            act,
            async answer(given) {
              resolve(given);
              await vi.advanceTimersByTimeAsync(0);
            },
          });
        }),
      keep: (example) =>
        new Promise((resolve) => {
          kept.push({
            ...example,
            async answer(given) {
              resolve(given);
              await vi.advanceTimersByTimeAsync(0);
            },
          });
        }),
      shown: () => ({ record: shown.record, advice: shown.advice }),
      replace(next) {
        shown.advice = next;
      },
      changed: () => {},
      refresh,
      newId: () => `event-${++made}`,
      now: () => 1_000,
    },
    end.signal,
  );
  return { acts, sent, kept, shown, refresh, end };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an answer to a tip', () => {
  it('is shown at once, told when it is durable, and can be undone', async () => {
    const { acts, sent, shown, refresh } = start();
    acts.answer('a', 'helped');
    expect([shown.advice.tip?.answer, acts.pending(), acts.notice()]).toEqual([
      'helped',
      { 'answer:a': 'saving' },
      null,
    ]);
    await sent[0]?.answer(SAVED);
    expect(acts.pending()).toEqual({});
    expect(acts.notice()).toEqual({ act: 'helped', title: 'Tip a', undo: true });
    expect(refresh).toHaveBeenCalledOnce();
    acts.undo();
    expect(sent[1]?.act).toEqual({ type: 'answer', item: 'a', answer: null });
    expect(shown.advice.tip?.answer).toBeUndefined();
    await sent[1]?.answer(SAVED);
    expect(acts.notice()).toMatchObject({ act: 'undone', undo: false });
  });

  it('that will not be saved is taken back and marked', async () => {
    const { acts, sent, shown } = start();
    acts.answer('a', 'tried');
    await sent[0]?.answer(FULL);
    expect([shown.advice.tip?.answer, acts.pending(), acts.notice()]).toEqual([
      undefined,
      { 'answer:a': 'failed' },
      null,
    ]);
  });

  it('is sent again, with the same id, until a background that restarts has it', async () => {
    const { acts, sent, shown } = start();
    acts.answer('a', 'tried');
    await sent[0]?.answer(GONE);
    expect(acts.pending()).toEqual({ 'answer:a': 'late' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent[1]).toMatchObject({ event: sent[0]?.event, at: sent[0]?.at });
    await sent[1]?.answer(SAVED);
    expect([acts.pending(), shown.advice.tip?.answer]).toEqual([{}, 'tried']);
  });

  it('given twice in one moment has two times, and the last one holds', async () => {
    const { acts, sent, shown } = start();
    acts.answer('a', 'tried');
    acts.answer('a', 'not-here');
    expect(sent[1]?.at).toBeGreaterThan(sent[0]?.at ?? 0);
    await sent[0]?.answer(FULL);
    expect([shown.advice.tip?.answer, acts.pending()]).toEqual(['not-here', { 'answer:a': 'saving' }]);
  });

  it('keeps the tip in its place while new advice ranks it lower, until the next is asked for', async () => {
    const { acts, sent, refresh } = start();
    acts.answer('a', 'tried');
    const arranged = acts.arrange(advice(['b', 'c', 'a']));
    expect(orderOf(arranged)).toEqual(['a', 'b', 'c']);
    expect(arranged.tip?.answer).toBe('tried');
    await sent[0]?.answer(SAVED);
    refresh.mockClear();
    acts.nextTip();
    expect(refresh).toHaveBeenCalledOnce();
    expect(orderOf(acts.arrange(advice(['b', 'c', 'a'])))).toEqual(['b', 'c', 'a']);
  });

  it('holds nothing in another stage, or when the tip is no longer handed out, and asks as seen', async () => {
    for (const next of [advice(['b', 'a'], { stage: { id: 'other' } }), advice(['b', 'c'])]) {
      const { acts, refresh } = start();
      acts.answer('a', 'tried');
      expect(acts.arrange(next).tip?.id).toBe('b');
      expect(acts.holding()).toBe(false);
      await vi.advanceTimersByTimeAsync(0);
      expect(refresh).toHaveBeenCalledOnce();
    }
  });

  it('touches nothing once another record is in view', async () => {
    const { acts, sent, shown } = start();
    acts.answer('a', 'tried');
    acts.leave();
    shown.advice = advice(['x', 'a']);
    await sent[0]?.answer(FULL);
    expect([acts.pending(), acts.notice(), acts.holding()]).toEqual([{}, null, false]);
    expect(orderOf(shown.advice)).toEqual(['x', 'a']);
  });
});

describe('other acts', () => {
  it.each([
    ['record', 'record'],
    ['day', 86_401_000],
    ['week', 604_801_000],
  ] as const)('a snooze for a %s is kept, and undone by taking it back', async (how, until) => {
    const { acts, sent } = start();
    acts.snooze('a', how);
    expect(sent[0]?.act).toEqual({ type: 'snooze', item: 'a', until });
    await sent[0]?.answer(SAVED);
    expect(acts.notice()).toMatchObject({ act: `snoozed-${how}`, undo: true });
    acts.undo();
    expect(sent[1]?.act).toEqual({ type: 'snooze', item: 'a', until: null });
  });

  it('the offer to undo goes after ten seconds', async () => {
    const { acts, sent } = start();
    acts.snooze('a', 'day');
    await sent[0]?.answer(SAVED);
    await vi.advanceTimersByTimeAsync(9_900);
    expect(acts.notice()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(acts.notice()).toBeNull();
    acts.undo();
    expect(sent).toHaveLength(1);
  });

  it('a redirect is acknowledged, and a tip beyond the day’s number is noted when it is asked for', async () => {
    const { acts, sent } = start();
    acts.acknowledge('new-rival');
    acts.showTip();
    expect(sent.map(({ act }) => act)).toEqual([
      { type: 'acknowledged', item: 'new-rival' },
      { type: 'shown', item: 'a' },
    ]);
    expect([acts.revealed('a'), acts.revealed('b')]).toEqual([true, false]);
  });
});

describe('an order that is kept', () => {
  it('puts tips that were not there before behind the others', () => {
    expect(orderOf(keepOrder(advice(['new', 'b', 'a']), ['a', 'b']) ?? advice([]))).toEqual(['a', 'b', 'new']);
    expect(keepOrder(advice(['b']), ['a', 'b'])).toBeNull();
    expect(keepOrder(advice([]), ['a'])).toBeNull();
  });
});

describe('a record kept as an example', () => {
  it('is the record in view with all that was read, and is told once it is durable', async () => {
    const { acts, kept } = start();
    acts.keepExample();
    expect(kept).toMatchObject([{ id: 'event-1', name: 'Seven', record }]);
    expect(acts.notice()).toBeNull();
    await kept[0]?.answer({ ok: true, value: { kept: true } });
    expect(acts.notice()).toEqual({ act: 'example-kept', title: '', undo: false });
  });

  it('says so when it could not be kept, and nothing once another record is in view', async () => {
    const { acts, kept, shown } = start();
    acts.keepExample();
    await kept[0]?.answer({ ok: false, error: { code: 'storage-full' } });
    expect(acts.notice()?.act).toBe('example-failed');
    acts.leave();
    acts.keepExample();
    shown.record = another;
    await kept[1]?.answer({ ok: true, value: { kept: true } });
    expect(acts.notice()).toBeNull();
  });
});
