import { describe, expect, it } from 'vitest';
import { asksFor, narrowings, sameFilter, toggled, withPart } from '../../../components/review/queue/filter';
import { withOpen } from '../../../components/review/queue/use-queue';
import type { ReviewQuery } from '../../../lib/notes/query';
import type { ThreadSummary } from '../../../lib/notes/thread';

const NONE: ReviewQuery = { text: '' };

describe('a part of a filter', () => {
  it('takes a value in, and out again with nothing left behind', () => {
    const one = toggled(NONE, 'states', 'open');
    expect(asksFor(one, 'states', 'open')).toBe(true);
    expect(toggled(one, 'states', 'answered').states).toEqual(['open', 'answered']);
    expect(toggled(one, 'states', 'open')).toEqual(NONE);
    const item = { kind: 'step', id: 'a' } as const;
    expect(toggled(toggled(NONE, 'items', item), 'items', { ...item })).toEqual(NONE);
  });

  it('goes with undefined or nothing in it, but “read” is something', () => {
    expect(withPart({ text: 'x', from: 1 }, 'from', undefined)).toEqual({ text: 'x' });
    expect(withPart({ text: 'x', tags: ['a'] }, 'tags', [])).toEqual({ text: 'x' });
    expect(withPart(NONE, 'unread', false)).toEqual({ text: '', unread: false });
    expect(withPart({ text: 'x' }, 'text', '')).toEqual(NONE);
  });

  it('counts as narrowing, and the search does not', () => {
    expect(narrowings({ text: 'x', tags: ['a'], unread: true })).toBe(2);
  });

  it('may stand in any order', () => {
    const query = { text: '', tags: ['a'], unread: true };
    const other = { unread: true, text: '', tags: ['a'] };
    expect(sameFilter({ query, sort: 'newest' }, { query: other, sort: 'newest' })).toBe(true);
    expect(sameFilter({ query, sort: 'newest' }, { query, sort: 'oldest' })).toBe(false);
  });
});

describe('the thread that is open', () => {
  const thread = (id: string): ThreadSummary => ({ id }) as ThreadSummary;
  const former = ['a', 'b', 'c'].map(thread);

  it('stays where it stood though the filter lets it through no more', () => {
    const ids = withOpen(['a', 'c'].map(thread), former, 'b').map(({ id }) => id);
    expect(ids).toEqual(['a', 'b', 'c']);
  });

  it('is not put in twice, nor where it never was', () => {
    expect(withOpen(former, former, 'b')).toEqual(former);
    expect(withOpen(['a'].map(thread), former, 'z').map(({ id }) => id)).toEqual(['a']);
    expect(withOpen(['a'].map(thread), former, null).map(({ id }) => id)).toEqual(['a']);
  });
});
