import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Block } from '../../lib/markdown/tree';
import type { NoteDraft } from '../../lib/note-requests';
import type { NoteView, ThreadView } from '../../lib/notes/thread';
import { Hat } from '../ui/Icon';
import { Composer, type Desk } from './Composer';
import { GivenTips } from './GivenTips';
import { NoteIcon } from './NoteIcon';
import { NoteText } from './NoteText';
import { OfferedDraft } from './OfferedDraft';
import type { Trouble } from './store';
import { troubleWords } from './trouble';
import { useDraft } from './use-draft';
import { agoWord, momentWord } from './words';

export interface ThreadDesk extends Desk {
  /** Id under which this browser's person writes; null: they wrote nothing yet. */
  self: string | null;
  newId(): string;
  /** A tip of the active release; null where it is not there any more. */
  openTip(id: string): Promise<{ title: string; body: Block[] } | null>;
}

/** Who wrote, as this person knows them. */
export function authorName(author: string, { self, people, t }: ThreadDesk): string {
  if (author === self) return t('note_you');
  return people.find(({ id }) => id === author)?.name || t('note_somebody');
}

interface NoteItemProps {
  thread: ThreadView;
  note: NoteView;
  desk: ThreadDesk;
}

/** One note of a thread. */
export function NoteItem({ thread, note, desk }: NoteItemProps): JSX.Element {
  const { store, record, t, now, say } = desk;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [editing, setEditing] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const gone = note.text === null;
  /** Deleted or brought back here: the button that did it is gone, so the note itself takes the focus. */
  const before = useRef(gone);
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (before.current === gone) return;
    before.current = gone;
    if (pressed.current) item.current?.focus();
    pressed.current = false;
  }, [gone]);
  const remove = (deleted: boolean): void => {
    pressed.current = true;
    void act(
      { type: 'delete', thread: thread.id, note: note.id, deleted },
      t(deleted ? 'note_deleted_own' : 'note_brought_back'),
    );
  };
  const mine = note.author === desk.self;
  const over = [note.head, ...note.clashes.map(({ event }) => event)];
  const act = async (change: Parameters<typeof store.act>[2], words: string): Promise<void> => {
    const failed = await store.act(record, desk.newId(), change);
    setTrouble(failed);
    if (failed === null) say(words);
  };
  const edit = (text: NonNullable<NoteView['text']>): Promise<void> =>
    act({ type: 'edit', thread: thread.id, note: note.id, over, text }, t('note_saved'));

  const drafting = useDraft(
    store,
    record,
    desk.newId,
    { kind: 'edit', thread: thread.id, note: note.id, over },
    (place) => place.kind === 'edit' && place.note === note.id,
  );
  const { text } = note;
  const author = authorName(note.author, desk);

  if (text === null)
    return (
      <li ref={item} class="note gone" data-note={note.id} tabIndex={-1}>
        <span class="soft">{mine ? t('note_deleted_yours') : t('note_deleted', { name: author })}</span>
        {mine && (
          <button type="button" class="quiet undo" onClick={() => remove(false)}>
            {t('note_bring_back')}
          </button>
        )}
        {trouble && <Failed trouble={trouble} desk={desk} />}
      </li>
    );

  return (
    <li ref={item} class={`note ${mine ? 'mine' : ''}`} data-note={note.id} tabIndex={-1}>
      <div class="note-head">
        {note.hat === 'rep' ? null : <Hat hat={note.hat} />}
        <b dir="auto">{author}</b>
        {note.hat !== 'rep' && <span class="soft">{t.dynamic(`notes_role_${note.hat}`)}</span>}
        <time class="soft" dateTime={new Date(note.at).toISOString()} title={momentWord(note.at, t.locale)}>
          {agoWord(note.at, now, t.locale)}
        </time>
        {mine && !editing && (
          <span class="note-acts">
            <button
              type="button"
              class="control small"
              aria-label={t('note_edit')}
              title={t('note_edit')}
              onClick={() => setEditing(true)}
            >
              <NoteIcon name="edit" />
            </button>
            <button
              type="button"
              class="control small"
              aria-label={t('note_delete')}
              title={t('note_delete')}
              onClick={() => remove(true)}
            >
              <NoteIcon name="bin" />
            </button>
          </span>
        )}
      </div>
      {mine && drafting.offered && !editing ? (
        <OfferedDraft
          draft={drafting.draft}
          now={now}
          t={t}
          goOn={() => {
            store.goOn(drafting.draft.id);
            setEditing(true);
          }}
          throwAway={() => {
            store.drop(drafting.draft);
            drafting.renew();
          }}
        />
      ) : null}
      {editing ? (
        <Composer
          desk={desk}
          draft={drafting.draft.at === 0 ? { ...drafting.draft, text } : drafting.draft}
          label={t('note_edit')}
          placeholder=""
          action={t('note_save')}
          rows={2}
          focus
          save={async (last: NoteDraft) => {
            const failed = await store.finish(record, last, {
              type: 'edit',
              thread: thread.id,
              note: note.id,
              over,
              text: last.text,
            });
            if (failed !== null) return failed;
            drafting.renew();
            setEditing(false);
            say(t('note_saved'));
            return null;
          }}
          cancel={() => {
            if (drafting.draft.at > 0) store.drop(drafting.draft);
            drafting.renew();
            setEditing(false);
          }}
        />
      ) : (
        <NoteText
          text={text}
          store={store}
          t={t}
          {...(mine ? { toggle: (markdown: string) => void edit({ ...text, markdown }) } : {})}
        />
      )}
      <GivenTips ids={text.tips} desk={desk} />
      {note.clashes.length > 0 && <Clash note={note} desk={desk} mine={mine} choose={(chosen) => void edit(chosen)} />}
      {trouble && <Failed trouble={trouble} desk={desk} />}
      {note.history.length > 0 && <History note={note} desk={desk} />}
    </li>
  );
}

function Failed({ trouble, desk: { t } }: { trouble: Trouble; desk: ThreadDesk }): JSX.Element {
  return (
    <p class="bad" role="alert">
      {t('note_not_saved', { why: troubleWords(trouble, t) })}
    </p>
  );
}

/** What the note said before, the newest first. */
function History({ note, desk }: { note: NoteView; desk: ThreadDesk }): JSX.Element {
  const { store, t } = desk;
  return (
    <details class="more history">
      <summary>{t('note_edited', { count: note.history.length })}</summary>
      <ol>
        {[...note.history].reverse().map(({ event, author, at, text }) => (
          <li key={event}>
            <small>{t('note_written_by', { name: authorName(author, desk), time: momentWord(at, t.locale) })}</small>
            <NoteText text={text} store={store} t={t} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface ClashProps {
  note: NoteView;
  desk: ThreadDesk;
  mine: boolean;
  choose(text: NonNullable<NoteView['text']>): void;
}

/** Two texts that were written at the same time, side by side: both are kept until a person chooses. */
function Clash({ note, desk, mine, choose }: ClashProps): JSX.Element {
  const { store, t } = desk;
  const all = [
    ...(note.text ? [{ event: note.head, author: note.author, at: note.at, text: note.text }] : []),
    ...note.clashes,
  ];
  return (
    <section class="clash" aria-label={t('note_clash')}>
      <p>
        <b>{t('note_clash')}</b>
      </p>
      <div class="sides">
        {all.map(({ event, author, at, text }) => (
          <div key={event}>
            <small>{t('note_written_by', { name: authorName(author, desk), time: momentWord(at, t.locale) })}</small>
            <NoteText text={text} store={store} t={t} />
            {mine && (
              <button type="button" class="button" onClick={() => choose(text)}>
                {t('note_clash_choose')}
              </button>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
