import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { useVirtualRows } from '../../options/desk/tips/use-virtual-rows';
import { useUniqueId } from '../../ui/use-unique-id';
import type { Names } from '../names';
import { QueueRow } from './QueueRow';
import type { Queue } from './use-queue';

export interface QueueListProps {
  queue: Queue;
  /** Id of the thread in the reading pane. */
  open: string | null;
  /** Opens a thread; `enter`: and the focus goes to it. */
  show(id: string, enter?: boolean): void;
  chosen: ReadonlySet<string>;
  choose(ids: ReadonlySet<string>): void;
  names: Names;
  now: number;
  t: Translate;
}

/** Height of a row before it is measured, how many rows a page is, and how near to its end the list asks for more. */
const ROW = 104;
const PAGE = 6;
const AHEAD = 30;

/**
 * Threads as a list box of which only the rows in view are drawn. Arrows move, Enter opens, Space chooses, Shift with an arrow
 * chooses on the way, Ctrl+A chooses all that were read so far.
 */
export function QueueList({ queue, open, show, chosen, choose, names, now, t }: QueueListProps): JSX.Element {
  const { threads, total, hasMore, more } = queue;
  const id = useUniqueId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows(threads.length, ROW, scroller);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, threads.length - 1));
  /** Where a choice with Shift began. */
  const anchor = useRef(0);
  const opened = open === null ? -1 : threads.findIndex((thread) => thread.id === open);

  useEffect(() => {
    if (opened < 0) return;
    setActive(opened);
    rows.scrollToIndex(opened, { align: 'auto' });
  }, [open, opened]);
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last + AHEAD >= threads.length) more();
  }, [hasMore, last, threads.length, more]);

  const between = (one: number, other: number): string[] =>
    threads.slice(Math.min(one, other), Math.max(one, other) + 1).map((thread) => thread.id);
  const move = (to: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(threads.length - 1, to));
    setActive(next);
    rows.scrollToIndex(next, { align: 'auto' });
    if (extend) choose(new Set([...chosen, ...between(active, next)]));
    else anchor.current = next;
  };
  const toggle = (at: number): void => {
    const thread = threads[at];
    if (!thread) return;
    anchor.current = at;
    const next = new Set(chosen);
    if (!next.delete(thread.id)) next.add(thread.id);
    choose(next);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: { [key: string]: number } = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: threads.length - 1,
    };
    const to = steps[event.key];
    const thread = threads[active];
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter' && thread) show(thread.id, true);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) choose(new Set(threads.map((one) => one.id)));
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent, at: number): void => {
    const thread = threads[at];
    const onBox = event.target instanceof Element && event.target.closest('.row-check') !== null;
    setActive(at);
    if (event.shiftKey) choose(new Set([...chosen, ...between(anchor.current, at)]));
    else if (onBox || event.ctrlKey || event.metaKey) toggle(at);
    else if (thread) show(thread.id);
  };
  const option = (index: number): string => `${id}-${index}`;
  return (
    <div
      ref={scroller}
      class="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('review_list')}
      aria-multiselectable="true"
      aria-busy={queue.busy}
      aria-activedescendant={drawn.some(({ index }) => index === active) ? option(active) : undefined}
      onKeyDown={press}
    >
      <div class="queue-rows" role="presentation" style={{ height: `${rows.getTotalSize()}px` }}>
        {drawn.map(({ index, start }) => {
          const thread = threads[index];
          if (!thread) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the list box, which has the keys.
            <div
              key={thread.id}
              ref={rows.measureElement}
              id={option(index)}
              role="option"
              tabIndex={-1}
              class="queue-row"
              data-index={index}
              data-thread={thread.id}
              data-active={index === active}
              data-unread={thread.unread}
              aria-selected={chosen.has(thread.id)}
              aria-current={thread.id === open ? 'true' : undefined}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => click(event, index)}
            >
              <QueueRow thread={thread} names={names} now={now} t={t} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
