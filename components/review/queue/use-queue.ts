import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answered, Failure } from '../../../lib/messages';
import type { NoteRequests } from '../../../lib/note-requests';
import type { ThreadSummary } from '../../../lib/notes/thread';
import type { ReviewActions } from '../model';
import type { QueueFilter } from './filter';

/** Threads in a page of the queue. */
export const PAGE = 100;

export interface Queue {
  /** Those that were asked for so far, in order. */
  threads: readonly ThreadSummary[];
  /** How many the filter lets through, and how many unread ones there are. */
  total: number;
  unread: number;
  /** What is shown is of a filter before this one, or nothing yet. */
  busy: boolean;
  /** Why nothing came; null while nothing is wrong. */
  failure: Failure | null;
  /** There are more behind those. */
  hasMore: boolean;
  more(): void;
  again(): void;
  /** Shows at once what an act made of threads; the next reading says how they are. */
  change(ids: ReadonlySet<string>, patch: Partial<ThreadSummary>): void;
}

type ListAnswer = Answered<NoteRequests['review/list']['response']>;

interface Shown {
  filter: QueueFilter | null;
  threads: readonly ThreadSummary[];
  total: number;
  unread: number;
  next: string | null;
  failure: Failure | null;
}

const NOTHING: Shown = { filter: null, threads: [], total: 0, unread: 0, next: null, failure: null };

/**
 * The queue, page by page. After news it is read again as far as it was. `open`: a thread that stays where it stood though the
 * filter no longer lets it through, so that resolving one does not pull it away from under its reader.
 */
export function useQueue(
  { ask }: Pick<ReviewActions, 'ask'>,
  filter: QueueFilter,
  news: number,
  open: string | null,
): Queue {
  const [shown, show] = useState(NOTHING);
  const [tries, setTries] = useState(0);
  const latest = useRef(0);
  const now = useRef({ shown, open });
  now.current = { shown, open };

  useEffect(() => {
    const turn = ++latest.current;
    const { filter: shownFilter, threads: former } = now.current.shown;
    const least = shownFilter === filter ? former.length : 0;
    const read = async (): Promise<void> => {
      const threads: ThreadSummary[] = [];
      for (let after: string | null = null; ; ) {
        const answer: ListAnswer = await ask('review/list', { ...filter, after, limit: PAGE });
        if (turn !== latest.current) return;
        if (!answer.ok) return show((before) => ({ ...before, filter, failure: answer.error }));
        const { total, unread } = answer.value;
        const next: string | null = answer.value.next;
        threads.push(...answer.value.threads);
        after = next;
        if (next !== null && threads.length < least) continue;
        return show((before) => {
          const kept = withOpen(threads, before.filter === filter ? before.threads : [], now.current.open);
          return { filter, threads: kept, total, unread, next, failure: null };
        });
      }
    };
    void read();
  }, [ask, filter, news, tries]);

  const adding = useRef(false);
  const more = useCallback((): void => {
    const { filter: of, next, threads } = now.current.shown;
    if (adding.current || next === null || of === null) return;
    const turn = latest.current;
    adding.current = true;
    void ask('review/list', { ...of, after: next, limit: PAGE }).then((answer) => {
      adding.current = false;
      if (turn !== latest.current) return;
      if (!answer.ok) return show((before) => ({ ...before, failure: answer.error }));
      const there = new Set(threads.map(({ id }) => id));
      const added = answer.value.threads.filter(({ id }) => !there.has(id));
      show((before) => ({ ...before, ...answer.value, threads: [...threads, ...added], failure: null }));
    });
  }, [ask]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  const change = useCallback((ids: ReadonlySet<string>, patch: Partial<ThreadSummary>): void => {
    show((before) => ({
      ...before,
      threads: before.threads.map((thread) => (ids.has(thread.id) ? { ...thread, ...patch } : thread)),
    }));
  }, []);

  const { threads, total, unread, next, failure } = shown;
  const busy = shown.filter !== filter;
  return { threads, total, unread, busy, failure, hasMore: next !== null, more, again, change };
}

/** The threads with the open one put back where it stood. */
export function withOpen(
  threads: readonly ThreadSummary[],
  former: readonly ThreadSummary[],
  open: string | null,
): readonly ThreadSummary[] {
  const at = former.findIndex(({ id }) => id === open);
  const kept = former[at];
  if (!kept || threads.some(({ id }) => id === open)) return threads;
  return [...threads.slice(0, at), kept, ...threads.slice(at)];
}
