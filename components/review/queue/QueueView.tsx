import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { NoteView, ThreadView } from '../../../lib/notes/thread';
import { useActs } from '../acts';
import { HelpSheet } from '../HelpSheet';
import { InAndOut, type InOutPart } from '../in-out/InAndOut';
import { namesOf, titlesOf } from '../names';
import { ReadingPane } from '../reading/ReadingPane';
import { TurnIntoTip } from '../tip/TurnIntoTip';
import { useKeys } from '../use-keys';
import type { ReviewViewProps } from '../views';
import { BulkBar } from './BulkBar';
import { Filters } from './Filters';
import { EVERYTHING, type QueueFilter, withPart } from './filter';
import { filterOf, searchOf } from './filter-address';
import { NothingHere } from './NothingHere';
import { QueueHead } from './QueueHead';
import { QueueList } from './QueueList';
import { SavedFilters } from './SavedFilters';
import { SearchBox } from './SearchBox';
import { searchHint } from './search-hint';
import { useChoices } from './use-choices';
import { useQueue } from './use-queue';
import { useSingleKeys } from './use-single-keys';

/** Notes, replies and flags, as many as the filter lets through, and the one that is open beside them. */
export function QueueView({ data, actions, address, t }: ReviewViewProps): JSX.Element {
  const search = address.search.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(search)), [search]);
  const open = address.at;
  const queue = useQueue(actions, filter, data.news, open);
  const acts = useActs(actions, data, queue, t);
  const { choices, saved, keep, drop } = useChoices(actions, data.news, t);
  const names = useMemo(() => namesOf(data, t), [data.people, data.self, data.release, t]);
  const tips = useMemo(
    () => data.release.playbook.tips.filter(({ retired }) => !retired).map(({ id, title }) => ({ id, title })),
    [data.release],
  );
  const [chosenIds, choose] = useState<ReadonlySet<string>>(new Set());
  const [filtersShown, showFilters] = useState(false);
  const [sheet, setSheet] = useState<'help' | InOutPart | null>(null);
  const [turning, turn] = useState<{ thread: ThreadView; note: NoteView } | null>(null);
  const [keysOn, turnKeys] = useSingleKeys();
  const reading = useRef<ThreadView | null>(null);
  const input = useRef<HTMLInputElement | null>(null);
  const view = useRef<HTMLDivElement>(null);
  const now = actions.now();
  const chosen = queue.threads.filter(({ id }) => chosenIds.has(id));

  const go = (to: { at?: string | null; filter?: QueueFilter }, how?: 'replace'): void =>
    actions.go(
      {
        view: 'queue',
        at: to.at === undefined ? open : to.at,
        search: to.filter ? searchOf(to.filter) : address.search,
      },
      how,
    );
  const show = (id: string, enter = false): void => {
    go({ at: id }, open === null ? undefined : 'replace');
    if (enter) focusSoon(view.current, `[data-at="${CSS.escape(id)}"]`);
  };
  const set = (next: QueueFilter): void => go({ filter: next, at: null });
  const close = (): void => {
    go({ at: null });
    focusSoon(view.current, '.queue-list');
  };
  const typing = useRef(false);
  const searchFor = (text: string): void => {
    const sort = text === '' && filter.sort === 'best-match' ? 'newest' : filter.sort;
    go(
      { filter: { query: withPart(filter.query, 'text', text), sort }, at: null },
      typing.current ? 'replace' : undefined,
    );
    typing.current = text !== '';
  };
  const mark = (read: boolean): void => {
    if (open === null) return;
    void acts.read([open], read).then(() => actions.say(t(read ? 'review_said_read' : 'review_said_unread')));
  };
  const step = (by: 1 | -1): boolean => {
    const at = queue.threads.findIndex(({ id }) => id === open);
    const next = at < 0 ? queue.threads[0] : queue.threads[at + by];
    if (!next) actions.say(t(by > 0 ? 'review_last' : 'review_first'));
    else show(next.id);
    return true;
  };
  /** The chosen threads, else the open one, else nothing. */
  const meant = () => {
    if (chosen.length > 0) return chosen;
    return open !== null && reading.current?.id === open ? [reading.current] : [];
  };
  const setState = (state: 'answered' | 'resolved' | 'reopened') => (): boolean => {
    const threads = meant();
    if (threads.length > 0) void acts.setState(threads, state);
    return threads.length > 0;
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      r: () => focusSoon(view.current, '.reply textarea'),
      a: setState('answered'),
      e: setState('resolved'),
      o: setState('reopened'),
      u: () => {
        const threads = meant().map(({ id }) => id);
        if (chosen.length > 0) void acts.read(threads, false);
        else mark(false);
        return threads.length > 0;
      },
      x: () => {
        if (open === null) return false;
        const next = new Set(chosenIds);
        const taken = next.delete(open);
        if (!taken) next.add(open);
        choose(next);
        actions.say(t(taken ? 'review_said_left' : 'review_said_chosen', { count: next.size }));
        return true;
      },
      t: () => {
        const thread = reading.current;
        const note = thread?.notes.findLast(({ text }) => text !== null);
        if (thread?.id !== open || !note) return false;
        turn({ thread, note });
        return true;
      },
      v: () => {
        if (open !== null) acts.openRecord(open);
        return open !== null;
      },
      '/': () => {
        input.current?.focus();
        input.current?.select();
        return true;
      },
      '?': () => {
        setSheet('help');
        return true;
      },
      Escape: () => {
        if (chosen.length > 0) choose(new Set());
        else if (open !== null) close();
        else return false;
        return true;
      },
    },
    !keysOn || sheet !== null || turning !== null,
  );
  useEffect(() => choose(new Set()), [search]);

  const values = (field: string): readonly string[] => {
    const titles = (kind: string): string[] =>
      choices.items.flatMap((key) =>
        key.startsWith(`${kind} `) ? [titlesOf(data.release.playbook).get(key) ?? []].flat() : [],
      );
    if (field === 'person') return data.people.map(({ name }) => name);
    if (field === 'stage') return choices.stages;
    if (field === 'tag') return choices.tags;
    if (field === 'object') return choices.objects;
    return ['goal', 'step', 'metric', 'tip'].includes(field) ? titles(field) : [];
  };
  const isEverything = search === '' || search === searchOf({ ...EVERYTHING, sort: filter.sort }).toString();
  return (
    <div ref={view} class="queue" data-open={open !== null} data-filters={filtersShown}>
      <aside class="queue-filters" aria-label={t('review_filters')} id="review-filters">
        <Filters
          filter={filter}
          set={set}
          choices={choices}
          data={data}
          names={names}
          unread={queue.unread}
          now={now}
          t={t}
        />
      </aside>
      <section class="queue-side" aria-label={t('review_list')}>
        <SearchBox
          text={filter.query.text}
          search={searchFor}
          values={values}
          hint={searchHint(filter.query.text, t)}
          input={input}
          leave={() => focusSoon(view.current, '.queue-list')}
          t={t}
        />
        <SavedFilters filters={saved} filter={filter} keep={keep} drop={drop} t={t} />
        <QueueHead
          filter={filter}
          set={set}
          queue={queue}
          names={names}
          filtersShown={filtersShown}
          showFilters={showFilters}
          show={setSheet}
          t={t}
        />
        {chosen.length > 0 && (
          <BulkBar
            chosen={chosen}
            acts={acts}
            clear={() => choose(new Set())}
            exportThese={() => setSheet('export')}
            t={t}
          />
        )}
        {queue.threads.length === 0 ? (
          <NothingHere
            queue={queue}
            isEverything={isEverything}
            clear={() => set(EVERYTHING)}
            bringIn={() => setSheet('import')}
            t={t}
          />
        ) : (
          <QueueList
            queue={queue}
            open={open}
            show={show}
            chosen={chosenIds}
            choose={choose}
            names={names}
            now={now}
            t={t}
          />
        )}
      </section>
      <section class="queue-main" aria-label={t('review_reading')}>
        {open === null ? (
          <p class="soft reading-none">
            {t(queue.threads.length === 0 ? 'review_nothing_to_read' : 'review_choose_thread')}
          </p>
        ) : (
          <ReadingPane
            id={open}
            {...{
              data,
              actions,
              acts,
              names,
              tips,
              now,
              t,
              mark,
              close,
              turn: (thread, note) => turn({ thread, note }),
            }}
            shelf={actions.shelf}
            tags={choices.tags}
            tag={(tag) => set({ ...filter, query: { text: '', tags: [tag] } })}
            focusOn={(person) => set({ ...filter, query: { text: '', people: [person] } })}
            allOf={(record) => set({ ...filter, query: { text: '', record } })}
            open={show}
            known={(thread) => {
              reading.current = thread;
            }}
          />
        )}
      </section>
      {sheet === 'help' && <HelpSheet on={keysOn} turn={turnKeys} close={() => setSheet(null)} t={t} />}
      {sheet !== null && sheet !== 'help' && (
        <InAndOut
          part={sheet}
          filter={filter}
          chosen={chosen}
          thread={reading.current?.id === open ? reading.current : null}
          total={queue.total}
          {...{ data, actions, names, t }}
          close={() => setSheet(null)}
        />
      )}
      {turning && <TurnIntoTip {...turning} {...{ data, actions, t }} close={() => turn(null)} />}
    </div>
  );
}

/** Moves the focus to what is there, or comes with the next drawing. */
function focusSoon(view: HTMLElement | null, selector: string): boolean {
  const focus = (): boolean => {
    const found = view?.querySelector<HTMLElement>(selector);
    found?.focus();
    return found !== null && found !== undefined;
  };
  if (focus()) return true;
  let left = 20;
  const again = (): void => {
    left -= 1;
    if (!focus() && left > 0) setTimeout(again, 50);
  };
  setTimeout(again, 0);
  return true;
}
