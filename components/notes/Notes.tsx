import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Advice } from '../../lib/coaching/advice';
import { type Record as CrmRecord, recordKey } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { ThreadView } from '../../lib/notes/thread';
import type { SidebarActions } from '../sidebar/model';
import { ViewHead } from '../sidebar/ViewHead';
import type { NotesInPanel } from './gate';
import { NewNote } from './NewNote';
import { NoteIcon } from './NoteIcon';
import type { ThreadDesk } from './NoteItem';
import { ThreadCard } from './ThreadCard';
import { troubleWords } from './trouble';
import { useStore } from './use-store';

interface NotesProps {
  notes: NotesInPanel;
  record: CrmRecord;
  advice: Advice;
  t: Translate;
  now: number;
  actions: Pick<SidebarActions, 'openItem'>;
  close(): void;
  /** Has the panel's live region speak. */
  say(text: string): void;
}

/** How many threads are told as seen at once. */
const MOST_READ = 100;

/** A thread in which every note was deleted is gone, but for the one who could bring one back. */
const isShown = (thread: ThreadView, self: string | null): boolean =>
  thread.notes.some(({ text, author }) => text !== null || author === self);

const isGone = ({ notes }: ThreadView): boolean => notes.every(({ text }) => text === null);

/** What is written on the record in view, and the place to write. Lies over the advice, whose record it stays with. */
export function Notes({ notes, record, advice, t, now, actions, close, say }: NotesProps): JSX.Element {
  const { gate, news, open } = notes;
  const store = useStore(gate);
  const key = recordKey(record);
  const known = store.of(key, news);
  const whole = useRef<HTMLElement>(null);
  const opened = useRef(0);
  /** Threads that were in view among the current ones. */
  const stood = useRef(new Set<string>());
  const land = (): void => whole.current?.querySelector<HTMLElement>('h3')?.focus();
  /** The thread that the view was opened for takes the focus that its head would have. */
  const [quiet] = useState(open !== null);

  const unread = notes.count?.unread ?? 0;
  useEffect(() => {
    if (unread === 0 || known.state !== 'here') return;
    const others = known.notes.threads.filter((thread) =>
      thread.notes.some(({ author }) => author !== known.notes.self),
    );
    if (others.length === 0) return;
    const threads = others.slice(0, MOST_READ).map(({ id }) => id);
    void gate.ask('review/read', { threads, read: true }).then(gate.wrote);
  }, [unread, known.state, news]);

  // A thread that was asked for: in view, with the focus, once it is here.
  useLayoutEffect(() => {
    if (open === null || open.asked === opened.current || known.state !== 'here') return;
    opened.current = open.asked;
    const card = [...(whole.current?.querySelectorAll<HTMLElement>('[data-thread]') ?? [])].find(
      (one) => one.dataset.thread === open.thread,
    );
    for (let fold = card?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    card?.scrollIntoView({ block: 'start' });
    (card ?? whole.current?.querySelector<HTMLElement>('h3'))?.focus({ preventScroll: true });
  }, [open, known.state]);

  const body = (): JSX.Element => {
    if (known.state === 'coming')
      return (
        <div class="skeleton" aria-hidden="true">
          <i />
          <i />
        </div>
      );
    if (known.state === 'failed')
      return (
        <div class="message" role="alert">
          <p>{troubleWords(known.why, t)}</p>
          <button type="button" class="button" onClick={() => store.refresh(key)}>
            {t('panel_retry')}
          </button>
        </div>
      );
    const { threads, me, self, people, channel } = known.notes;
    const desk: ThreadDesk = {
      store,
      record: key,
      me,
      self,
      people,
      tags: [...new Set(threads.flatMap(({ tags }) => tags))],
      t,
      now,
      say,
      newId: gate.newId,
      openTip: async (id) => {
        const found = await actions.openItem('tip', id);
        return found?.card ? { title: found.card.title, body: found.body } : null;
      },
    };
    const shown = threads.filter((thread) => isShown(thread, self)).sort((a, b) => b.lastAt - a.lastAt);
    // What is deleted here stays where it stood, so that it can be brought back there.
    const isOver = (thread: ThreadView): boolean =>
      thread.state === 'resolved' || (isGone(thread) && !stood.current.has(thread.id));
    const over = shown.filter(isOver);
    const current = shown.filter((thread) => !isOver(thread));
    for (const { id } of current) stood.current.add(id);
    const fields = current.flatMap(({ id, tie }) => (tie?.kind === 'field' ? [{ id, ...tie }] : []));
    const { goToField } = gate;
    const card = (thread: ThreadView): JSX.Element => {
      const field = thread.tie?.kind === 'field' ? thread.tie.key : null;
      return (
        <ThreadCard
          key={thread.id}
          thread={thread}
          desk={desk}
          crmRecord={record}
          advice={advice}
          channel={channel}
          land={land}
          goToField={
            field !== null && goToField
              ? () => {
                  if (!goToField(field)) say(t('note_field_not_seen'));
                }
              : undefined
          }
        />
      );
    };
    return (
      <>
        <NewNote desk={desk} crmRecord={record} advice={advice} channel={channel} newId={gate.newId} focus={false} />
        {shown.length === 0 && (
          <div class="empty">
            <p>{t('note_none')}</p>
            <p class="soft">{t('note_none_more')}</p>
          </div>
        )}
        {fields.length > 0 && goToField && (
          <nav class="fields-noted" aria-label={t('note_fields_noted')}>
            <span class="soft">{t('note_fields_noted')}</span>
            {[...new Map(fields.map((field) => [field.key, field])).values()].map((field) => (
              <button
                type="button"
                class="chip"
                key={field.key}
                onClick={() => {
                  if (!goToField(field.key)) say(t('note_field_not_seen'));
                }}
              >
                <NoteIcon name="field" />
                <bdi>{field.label}</bdi>
              </button>
            ))}
          </nav>
        )}
        {current.map(card)}
        {over.length > 0 && (
          <details class="more over">
            <summary>{t('note_over', { count: over.length })}</summary>
            {over.map(card)}
          </details>
        )}
        <button type="button" class="quiet review" onClick={() => void gate.ask('notes/review', { thread: null })}>
          {t('note_review')}
        </button>
      </>
    );
  };

  return (
    <section ref={whole} class="view notes-view" aria-label={t('panel_notes')} aria-busy={known.state === 'coming'}>
      <ViewHead title={t('panel_notes')} t={t} close={close} quiet={quiet} />
      {body()}
    </section>
  );
}
