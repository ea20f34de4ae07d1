import { describe, expect, it } from 'vitest';
import { creditEvents, flaggedItem, flagsAnswered } from '../../../lib/notes/credit';
import type { NoteEvent } from '../../../lib/notes/event';
import { threadOf } from '../../../lib/notes/merge';
import type { ThreadView } from '../../../lib/notes/thread';
import { differencesBetween } from '../../../lib/playbook/changes';
import type { Playbook } from '../../../lib/playbook/schema';
import { sample } from '../playbook/sample';

type Flag = Pick<ThreadView, 'id' | 'flag' | 'state' | 'tie'>;
const flag = (id: string, item: string, more: Partial<Flag> = {}): Flag => ({
  id,
  flag: 'missing',
  state: 'open',
  tie: { kind: 'tip', id: item },
  ...more,
});

const before = sample();
const [tip, other] = before.tips;
if (!tip || !other) throw new Error('the sample has two tips');
const withTip = (change: Partial<typeof tip>): Playbook => ({
  ...before,
  tips: before.tips.map((one) => (one.id === tip.id ? { ...one, ...change } : one)),
});
const answered = (flags: Flag[], after: Playbook) =>
  [...flagsAnswered(flags, differencesBetween(before, after))].map(([key, own]) => [key, own.map(({ id }) => id)]);

describe('which flags a release answers', () => {
  it('those on an item whose words or meaning changed, and on one that is gone', () => {
    const flags = [flag('a', tip.id), flag('b', tip.id), flag('c', other.id)];
    expect(answered(flags, withTip({ body: 'Other words' }))).toEqual([[`tip ${tip.id}`, ['a', 'b']]]);
    expect(answered(flags, withTip({ priority: tip.priority === 1 ? 2 : 1 }))).toEqual([[`tip ${tip.id}`, ['a', 'b']]]);
    expect(answered(flags, { ...before, tips: before.tips.filter(({ id }) => id !== tip.id) })).toEqual([
      [`tip ${tip.id}`, ['a', 'b']],
    ]);
  });

  it('none where only its owner changed, or its place', () => {
    expect(answered([flag('a', tip.id)], withTip({ owner: 'Somebody else' }))).toEqual([]);
    expect(answered([flag('a', tip.id)], { ...before, tips: [...before.tips].reverse() })).toEqual([]);
  });

  it('none that is resolved, and no thread that is no flag', () => {
    const flags = [
      flag('answered', tip.id, { state: 'answered' }),
      flag('reopened', tip.id, { state: 'reopened' }),
      flag('resolved', tip.id, { state: 'resolved' }),
      flag('note', tip.id, { flag: null }),
      flag('field', tip.id, { tie: { kind: 'field', key: 'amount', label: 'Amount' } }),
      flag('record', tip.id, { tie: null }),
    ];
    expect(answered(flags, withTip({ title: 'Other words' }))).toEqual([[`tip ${tip.id}`, ['answered', 'reopened']]]);
    expect(flags.map(flaggedItem).filter((key) => key === null)).toHaveLength(3);
  });
});

describe('what is said to them', () => {
  const begun: NoteEvent = {
    type: 'begun',
    id: '3f8e4a9c-9a62-4b0e-8a55-0d6f6a1f7c11',
    thread: '3f8e4a9c-9a62-4b0e-8a55-0d6f6a1f7c11',
    at: 500,
    clock: 4,
    author: 'me',
    hat: 'rep',
    record: null,
    tie: { kind: 'tip', id: tip.id },
    visibility: 'private',
    flag: 'missing',
    snapshot: { stage: null, release: 6, goal: null, step: null, metric: null, tip: null, fields: [] },
    text: { markdown: 'Nobody sells it like that here', links: [], tips: [] },
  };
  const threadNow = (events: NoteEvent[]): ThreadView => {
    const made = threadOf(events);
    if (!made) throw new Error('there is a thread');
    return made;
  };
  const thread = threadNow([begun]);
  const crediting = { release: 7, at: 1_000, author: 'me', answer: 'Changed in release 7.' };

  it('is a credit, an answer and that it is answered, after everything that was said before', async () => {
    const events = await creditEvents(thread, crediting);
    expect(events.map(({ type, clock }) => [type, clock])).toEqual([
      ['credited', 5],
      ['replied', 6],
      ['state', 7],
    ]);
    expect(events.every((event) => event.thread === thread.id && event.hat === 'manager' && event.at === 1_000)).toBe(
      true,
    );
  });

  it('makes the thread answered and changed in that release, whoever flagged', async () => {
    expect(threadNow([begun, ...(await creditEvents(thread, crediting))])).toMatchObject({
      state: 'answered',
      changedIn: 7,
      notes: [{}, { hat: 'manager', text: { markdown: 'Changed in release 7.' } }],
    });
  });

  it('is nothing where the flag is private and somebody else’s', async () => {
    expect(await creditEvents(thread, { ...crediting, author: 'you' })).toEqual([]);
    const shared = threadNow([{ ...begun, visibility: 'coach' }]);
    expect(await creditEvents(shared, { ...crediting, author: 'you' })).toHaveLength(3);
  });

  it('has the same ids whenever it is said again, others for another release or thread', async () => {
    const ids = async (...parts: Parameters<typeof creditEvents>) => (await creditEvents(...parts)).map(({ id }) => id);
    const first = await ids(thread, crediting);
    expect(await ids({ ...thread, clock: 9 }, { ...crediting, at: 2 })).toEqual(first);
    const others = [
      ...(await ids(thread, { ...crediting, release: 8 })),
      ...(await ids({ ...thread, id: crypto.randomUUID() }, crediting)),
    ];
    expect(new Set([...first, ...others]).size).toBe(9);
    for (const id of first) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
