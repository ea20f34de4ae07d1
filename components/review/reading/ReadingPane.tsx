import type { JSX } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { NoteDraft } from '../../../lib/note-requests';
import { overOf } from '../../../lib/notes/act';
import type { NoteText, ThreadState } from '../../../lib/notes/event';
import type { NoteView, ThreadView } from '../../../lib/notes/thread';
import { NO_TEXT } from '../../../lib/notes/write';
import { flagWord, readersWord } from '../../notes/words';
import type { Acts } from '../acts';
import type { DraftShelf } from '../draft-shelf';
import { FlagMark, StateMark, VisibilityMark } from '../Marks';
import type { ReviewActions, ReviewData } from '../model';
import type { Names } from '../names';
import { Context } from './Context';
import { HatChoice } from './HatChoice';
import { NoteItem } from './NoteItem';
import { NudgeHere } from './NudgeHere';
import { useThread } from './use-thread';
import { Writer } from './Writer';

export interface ReadingPaneProps {
  id: string;
  data: ReviewData;
  actions: ReviewActions;
  acts: Acts;
  shelf: DraftShelf;
  names: Names;
  tags: readonly string[];
  tips: readonly { id: string; title: string }[];
  now: number;
  t: Translate;
  /** Marks it as read or unread, because the person said so. */
  mark(read: boolean): void;
  close(): void;
  tag(tag: string): void;
  focusOn(person: string): void;
  /** Shows all threads of a record. */
  allOf(record: string): void;
  open(thread: string): void;
  turn(thread: ThreadView, note: NoteView): void;
  /** The thread as it is known, for the keys of the page. */
  known(thread: ThreadView): void;
}

/** Milliseconds for which a thread has to be in sight to count as read. */
const READ_AFTER = 1_000;

/** What can be done with a thread in each state. */
const STEPS: { [state in ThreadState]: readonly ThreadState[] } = {
  open: ['resolved', 'answered'],
  reopened: ['resolved', 'answered'],
  answered: ['resolved', 'reopened'],
  resolved: ['reopened'],
};

/** The thread that is open: its notes, what was so then and is so now, and a place to answer. */
export function ReadingPane(props: ReadingPaneProps): JSX.Element {
  const { id, data, actions, acts, shelf, names, now, t } = props;
  const { read, failure, put } = useThread(actions, id, data.news);
  const [editing, setEditing] = useState<string | null>(null);
  const [, redraw] = useReducer((drawn: number, _: null) => drawn + 1, 0);
  useEffect(() => shelf.subscribe(() => redraw(null)), [shelf]);
  const thread = read?.thread ?? null;
  useEffect(() => {
    if (thread) props.known(thread);
  }, [thread]);
  useReadAfterAWhile(id, read?.unread ?? false, () => void acts.read([id], true));

  if (failure && !thread)
    return (
      <p class="card" role="alert">
        {t.dynamic(`error_${failure.code}`)}
      </p>
    );
  if (!read)
    return (
      <p class="soft reading-wait" aria-busy="true">
        {t('review_loading')}
      </p>
    );
  if (!thread) return <p class="card">{t('review_gone_thread')}</p>;

  const { record } = thread;
  const tie = names.tie(thread.tie);
  const draftAt = (place: NoteDraft['place'], text: NoteText): NoteDraft =>
    shelf.newest(place, read.drafts) ?? {
      id: crypto.randomUUID(),
      record: record?.key ?? null,
      place,
      text,
      visibility: thread.visibility,
      fields: [],
      at: now,
    };
  const finish = async (draft: NoteDraft, then?: ThreadState): Promise<string | null> => {
    const saved = await acts.finish(draft);
    if (typeof saved === 'string') return saved;
    put(saved);
    shelf.end(draft);
    setEditing(null);
    actions.say(t(draft.place.kind === 'edit' ? 'review_said_changed' : 'review_said_replied'));
    if (then) await acts.setState([saved], then);
    return null;
  };
  const rewrite = (note: NoteView, text: NoteText): void => {
    void acts.act({ type: 'edit', thread: thread.id, note: note.id, over: overOf(note), text }).then((saved) => {
      if (typeof saved === 'string') actions.say(saved);
      else put(saved);
    });
  };
  const remove = (note: NoteView, deleted: boolean): void => {
    void acts.act({ type: 'delete', thread: thread.id, note: note.id, deleted }).then((saved) => {
      if (typeof saved === 'string') return actions.say(saved);
      put(saved);
      actions.say(t(deleted ? 'review_said_deleted' : 'review_said_back'), () => remove(note, !deleted));
    });
  };
  const editor = (note: NoteView): JSX.Element | null => {
    if (editing !== note.id || note.text === null) return null;
    const draft = draftAt({ kind: 'edit', thread: thread.id, note: note.id, over: overOf(note) }, note.text);
    return (
      <Writer
        {...{ shelf, data, names, t, draft }}
        tags={props.tags}
        tips={props.tips}
        say={actions.say}
        label={t('review_edit')}
        placeholder=""
        focus
        acts={[{ words: t('review_save'), act: (one) => finish(one) }]}
        cancel={() => {
          shelf.end(draft, 'throw-away');
          setEditing(null);
        }}
      />
    );
  };
  const reply = draftAt({ kind: 'reply', thread: thread.id }, NO_TEXT);
  return (
    <article class="reading" data-thread={thread.id} data-state={thread.state}>
      <header class="reading-head">
        <button type="button" class="link reading-back" onClick={props.close}>
          {t('review_back')}
        </button>
        <h2 tabIndex={-1} data-at={thread.id}>
          <bdi>{record?.name ?? t('review_no_record')}</bdi>
        </h2>
        <p class="reading-marks">
          <StateMark state={thread.state} t={t} />
          <VisibilityMark visibility={thread.visibility} t={t} />
          {thread.flag && <FlagMark flag={thread.flag} t={t} />}
          {thread.changedIn !== null && (
            <span class="review-mark">{t('review_changed_in', { release: thread.changedIn })}</span>
          )}
          {tie && <span class="review-mark tie">{tie}</span>}
        </p>
        <div class="actions">
          {STEPS[thread.state].map((state, index) => (
            <button
              key={state}
              type="button"
              class={index === 0 ? 'main' : ''}
              onClick={() => void acts.setState([thread], state)}
            >
              {t.dynamic(`review_do_${state}`)}
            </button>
          ))}
          <button type="button" onClick={() => props.mark(read.unread)}>
            {t(read.unread ? 'review_mark_read' : 'review_mark_unread')}
          </button>
          {record && (
            <button type="button" onClick={() => acts.openRecord(thread.id)}>
              {t('review_open_record')}
            </button>
          )}
        </div>
      </header>
      <div class="reading-body">
        <div class="reading-thread">
          {thread.notes.map((note) => (
            <NoteItem
              key={note.id}
              note={note}
              names={names}
              now={now}
              t={t}
              tag={props.tag}
              focusOn={props.focusOn}
              turn={() => props.turn(thread, note)}
              editor={editor(note)}
              {...(note.author === data.self
                ? {
                    rewrite: (text: NoteText) => rewrite(note, text),
                    edit: () => setEditing(note.id),
                    remove: (deleted: boolean) => remove(note, deleted),
                  }
                : {})}
            />
          ))}
          <section class="reply" aria-label={t('review_reply')}>
            <HatChoice acts={acts} data={data} t={t} />
            <Writer
              key={thread.id}
              {...{ shelf, data, names, t }}
              draft={reply}
              tags={props.tags}
              tips={props.tips}
              say={actions.say}
              label={t('review_reply')}
              placeholder={t('review_reply_to', {
                what: thread.flag ? flagWord(thread.flag, t) : (record?.name ?? ''),
              })}
              acts={[
                { words: t('review_reply'), act: (draft) => finish(draft) },
                { words: t('review_reply_resolve'), act: (draft) => finish(draft, 'resolved') },
              ]}
            />
            <p class="soft small">{t('review_reply_readers', { who: readersWord(thread.visibility, t) })}</p>
          </section>
        </div>
        <div class="reading-side">
          <Context thread={thread} data={data} actions={actions} names={names} t={t} />
          <NudgeHere thread={thread} data={data} actions={actions} hat={acts.hat} t={t} />
          {record && read.others.length > 0 && (
            <section class="others" aria-label={t('review_others')}>
              <h3>{t('review_others')}</h3>
              <ul>
                {read.others.slice(0, 5).map((other) => (
                  <li key={other.id}>
                    <button type="button" class="link" onClick={() => props.open(other.id)}>
                      <bdi>{other.excerpt || t('review_wordless')}</bdi>
                    </button>
                    <StateMark state={other.state} t={t} />
                  </li>
                ))}
              </ul>
              <button type="button" class="link" onClick={() => props.allOf(record.key)}>
                {t('review_all_of', { count: read.others.length + 1 })}
              </button>
            </section>
          )}
        </div>
      </div>
    </article>
  );
}

/** Once the thread was in sight for a while, once: who then marks it as unread means it. */
function useReadAfterAWhile(id: string, unread: boolean, read: () => void): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (!unread || done.current === id) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        done.current = id;
        read();
      }, READ_AFTER);
    };
    begin();
    document.addEventListener('visibilitychange', begin);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', begin);
    };
  }, [id, unread]);
}
