import { describe, expect, it, vi } from 'vitest';
import { makeSession, type Session, type SessionParts } from '../../../entrypoints/sidebar.content/session';
import type { Advice, StepAdvice } from '../../../lib/coaching/advice';
import { type Record as CrmRecord, type Identity, recordKey } from '../../../lib/crm/record';
import type { Sight } from '../../../lib/crm/watch/sight';

const identity = (id: string): Identity => ({
  crm: 'hubspot',
  org: '1',
  object: 'deal',
  kind: 'deal',
  id,
  mode: 'view',
});

function record(id: string, stage = 'Open'): CrmRecord {
  const reading = {
    key: 'stage',
    api: 'hs:dealstage',
    label: 'Stage',
    value: null,
    state: 'filled',
    via: 'property',
  } as const;
  return {
    ...identity(id),
    object: 'deal',
    name: `Deal ${id}`,
    url: `https://app.hubspot.com/contacts/1/record/0-3/${id}`,
    stages: [],
    fields: { stage: { ...reading, raw: stage } },
    readAt: 1,
  };
}

const seen = (id: string, reading: number, stage?: string): Sight => ({
  state: 'record',
  identity: identity(id),
  record: record(id, stage),
  reading,
});

const step = (id: string, done: StepAdvice['done']): StepAdvice => ({
  id,
  title: id,
  why: '',
  resources: [],
  done,
  reasons: [],
});

function advice(steps: StepAdvice[] = []): Advice {
  return {
    release: { number: 3, date: '', playbook: '' },
    vision: { statement: '', horizon: '' },
    process: null,
    stage: { none: 'no-process' },
    goal: null,
    steps,
    step: null,
    metrics: [],
    tip: null,
    others: [],
    possible: [],
    next: null,
    redirect: null,
    reasons: [],
    nearest: null,
  } as Advice;
}

type AdviceAnswer = Awaited<ReturnType<SessionParts['askAdvice']>>;

/** A session whose requests are answered by the test, in whatever order it likes. */
function start() {
  const asked: {
    request: Parameters<SessionParts['askAdvice']>[0];
    answer(steps?: StepAdvice[], change?: Partial<Advice>): Promise<void>;
  }[] = [];
  const ticks: { tick: Parameters<SessionParts['sendTick']>[0]; answer(ok: boolean): Promise<void> }[] = [];
  const texts: string[][] = [];
  const end = new AbortController();
  const changed = vi.fn();
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  const session: Session = makeSession(
    {
      askAdvice: (request) =>
        new Promise<AdviceAnswer>((resolve) => {
          asked.push({
            request,
            answer(steps, change) {
              const key = recordKey(request.record);
              resolve({
                ok: true,
                value: {
                  key,
                  reading: request.reading,
                  advice: { ...advice(steps), ...change },
                  record: request.record,
                  markdown: {},
                  enough: false,
                },
              });
              return settle();
            },
          });
        }),
      askTexts(sources) {
        texts.push(sources);
        return Promise.resolve({ ok: true, value: { markdown: Object.fromEntries(sources.map((one) => [one, []])) } });
      },
      sendTick: (tick) =>
        new Promise((resolve) => {
          ticks.push({
            tick,
            answer(ok) {
              resolve(ok ? { ok, value: { saved: true } } : { ok, error: { code: 'storage-full' } });
              return settle();
            },
          });
        }),
      saveAct: () => Promise.resolve({ ok: true, value: { saved: true } }),
      keepExample: () => Promise.resolve({ ok: true, value: { kept: true } }),
      changed,
      newId: () => '7b4d3c1e-9a62-4f0b-8d35-1f6a2c9e0b11',
      now: () => 5,
    },
    end.signal,
  );
  return { session, asked, texts, ticks, changed, end };
}

const shownId = (session: Session): string | null => {
  const state = session.state();
  return state.kind === 'advice' ? state.record.id : null;
};

describe('a session', () => {
  it('asks for the texts of folded tips afterwards, once for a record', async () => {
    const { session, asked, texts } = start();
    const folded = { others: [{ body: 'one' }, { body: 'two' }, { body: 'one' }] } as Advice;
    session.show(seen('1', 2));
    await asked[0]?.answer([], folded);
    expect(texts).toEqual([['one', 'two']]);
    expect(session.state()).toMatchObject({ kind: 'advice', markdown: { one: [], two: [] } });
    session.show(seen('1', 3));
    await asked[1]?.answer([], folded);
    expect(session.state()).toMatchObject({ reading: 3, markdown: { one: [], two: [] } });
    session.show(seen('2', 4));
    await asked[2]?.answer();
    expect(texts).toHaveLength(1);
    expect(session.state()).toMatchObject({ record: { id: '2' }, markdown: {} });
  });

  it('shows the advice for the record that was read', async () => {
    const { session, asked } = start();
    session.show(seen('1', 2));
    expect(session.state()).toMatchObject({ kind: 'loading', identity: { id: '1' } });
    await asked[0]?.answer();
    expect(session.state()).toMatchObject({ kind: 'advice', reading: 2, record: { id: '1' } });
  });

  it('ends the old advice in the turn in which another record, or none, comes into view', async () => {
    const { session, asked } = start();
    for (const next of [
      seen('2', 3),
      { state: 'looking', identity: identity('2'), wait: 'no-header', reading: 3 },
      { state: 'none', reason: 'list', reading: 3 },
    ] satisfies Sight[]) {
      session.show(seen('1', 2));
      await asked.at(-1)?.answer();
      expect(shownId(session)).toBe('1');
      session.show(next);
      expect(shownId(session)).toBe(null);
    }
  });

  it('drops an answer that comes for a record no longer in view', async () => {
    const { session, asked } = start();
    session.show(seen('1', 2));
    session.show(seen('2', 3));
    await asked[1]?.answer();
    await asked[0]?.answer();
    expect(shownId(session)).toBe('2');
  });

  it('drops a late answer for the same record after a visit elsewhere', async () => {
    const { session, asked } = start();
    session.show(seen('1', 2, 'Open'));
    session.show({ state: 'none', reason: 'list', reading: 3 });
    await asked[0]?.answer();
    expect(session.state().kind).toBe('no-record');
    session.show(seen('1', 4, 'Won'));
    await asked[1]?.answer();
    expect(session.state()).toMatchObject({ kind: 'advice', reading: 4 });
  });

  it('keeps the advice of the same record until the next reading is answered', async () => {
    const { session, asked } = start();
    session.show(seen('1', 2));
    await asked[0]?.answer();
    session.show(seen('1', 3));
    expect(session.state()).toMatchObject({ kind: 'advice', reading: 2 });
    await asked[1]?.answer();
    expect(session.state()).toMatchObject({ kind: 'advice', reading: 3 });
  });

  it('tells a change of stage only when this page showed the same record in another stage', () => {
    const { session, asked } = start();
    session.show(seen('1', 2, 'Open'));
    session.show(seen('1', 3, 'Open'));
    session.show(seen('1', 4, 'Won'));
    session.show(seen('2', 5, 'Open'));
    session.show(seen('1', 6, 'Open'));
    expect(asked.map(({ request }) => request.stageChanged)).toEqual([false, false, true, false, false]);
  });

  it('says nothing more after its end', async () => {
    const { session, asked, changed, end } = start();
    session.show(seen('1', 2));
    end.abort();
    changed.mockClear();
    await asked[0]?.answer();
    expect(changed).not.toHaveBeenCalled();
  });

  it('calls a page slow that still does not show its record after a while', () => {
    vi.useFakeTimers();
    const { session } = start();
    session.show({ state: 'looking', identity: identity('1'), wait: 'no-header', reading: 2 });
    expect(session.state()).toMatchObject({ kind: 'loading', slow: false, wait: 'no-header' });
    vi.advanceTimersByTime(4_001);
    expect(session.state()).toMatchObject({ kind: 'loading', slow: true });
    vi.useRealTimers();
  });
});

describe('a tick', () => {
  async function withSteps(...steps: StepAdvice[]) {
    const started = start();
    started.session.show(seen('1', 2));
    await started.asked[0]?.answer(steps);
    const done = (): string[] => {
      const state = started.session.state();
      return state.kind === 'advice' ? state.advice.steps.map((one) => one.done) : [];
    };
    return { ...started, done };
  }

  it('is shown at once as saving, and asks for new advice when it is durable', async () => {
    const { session, ticks, asked, done } = await withSteps(step('a', 'no'));
    session.tick('a', true);
    expect([done(), session.pending()]).toEqual([['hand'], { a: 'saving' }]);
    expect(ticks[0]?.tick).toMatchObject({
      step: 'a',
      done: true,
      release: 3,
      at: 5,
      record: { id: '1', name: 'Deal 1' },
    });
    await ticks[0]?.answer(true);
    expect(session.pending()).toEqual({});
    expect(asked).toHaveLength(2);
  });

  it('that fails is taken back and marked', async () => {
    const { session, ticks, asked, done } = await withSteps(step('a', 'no'));
    session.tick('a', true);
    await ticks[0]?.answer(false);
    expect([done(), session.pending()]).toEqual([['no'], { a: 'failed' }]);
    expect(asked).toHaveLength(1);
  });

  it('does not undo on screen another that is still being saved', async () => {
    const { session, ticks, asked, done } = await withSteps(step('a', 'no'), step('b', 'no'));
    session.tick('a', true);
    session.tick('b', true);
    await ticks[0]?.answer(true);
    expect(done()).toEqual(['hand', 'hand']);
    expect(asked).toHaveLength(1);
    await ticks[1]?.answer(true);
    expect(asked).toHaveLength(2);
  });

  it('on a record that has left the view touches nothing of the next', async () => {
    const { session, ticks, asked } = await withSteps(step('a', 'no'));
    session.tick('a', true);
    session.show(seen('2', 3));
    await asked.at(-1)?.answer([step('a', 'no')]);
    await ticks[0]?.answer(false);
    expect(session.pending()).toEqual({});
    expect(session.state()).toMatchObject({ kind: 'advice', record: { id: '2' } });
  });
});
