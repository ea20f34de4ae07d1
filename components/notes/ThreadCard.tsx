import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Advice } from '../../lib/coaching/advice';
import type { Record as CrmRecord } from '../../lib/crm/record';
import type { NoteAct } from '../../lib/note-requests';
import type { ThreadState, Visibility } from '../../lib/notes/event';
import type { ThreadView } from '../../lib/notes/thread';
import { isEmptyText, NO_TEXT } from '../../lib/notes/write';
import { Icon } from '../ui/Icon';
import { Composer } from './Composer';
import { carried } from './carried';
import { NoteIcon } from './NoteIcon';
import { NoteItem, type ThreadDesk } from './NoteItem';
import { OfferedDraft } from './OfferedDraft';
import { Sharing } from './Sharing';
import type { Trouble } from './store';
import { tieWords } from './ties';
import { troubleWords } from './trouble';
import { useDraft } from './use-draft';
import { VisibilityChoice, VisibilityMark } from './VisibilityChoice';
import { flagWord, stateWord } from './words';

interface ThreadCardProps {
  thread: ThreadView;
  desk: ThreadDesk;
  crmRecord: CrmRecord;
  advice: Advice;
  channel: boolean;
  /** The card goes to another place: the focus goes to the head of the view. */
  land(): void;
  /** Moves the focus to the mark at the field that the thread is tied to; missing where there is none. */
  goToField?: (() => void) | undefined;
}

/** A thread: what it is about, who may read it, how it stands, its notes, and what can be done with it. */
export function ThreadCard({
  thread,
  desk,
  crmRecord,
  advice,
  channel,
  land,
  goToField,
}: ThreadCardProps): JSX.Element {
  const { store, record, t, now, say } = desk;
  const [replying, setReplying] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [wanted, setWanted] = useState<Exclude<Visibility, 'private'> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const mine = thread.notes[0]?.author === desk.self;
  const reply = useDraft(
    store,
    record,
    desk.newId,
    { kind: 'reply', thread: thread.id },
    (place) => place.kind === 'reply' && place.thread === thread.id,
    thread.visibility,
  );
  const act = async (change: NoteAct, words: string): Promise<void> => {
    const failed = await store.act(record, desk.newId(), change);
    setTrouble(failed);
    if (failed === null) say(words);
  };
  const setState = (state: ThreadState): void => {
    land();
    void act({ type: 'state', thread: thread.id, state }, t('note_now', { state: stateWord(state, t) }));
  };
  const setVisibility = (visibility: Visibility): void => {
    setChoosing(false);
    setWanted(null);
    void act(
      { type: 'visibility', thread: thread.id, visibility },
      t('note_now', { state: t.dynamic(`notes_visibility_${visibility}`) }),
    );
  };
  const choose = (visibility: Visibility): void => {
    if (visibility === 'private' || desk.me?.shared) setVisibility(visibility);
    else setWanted(visibility);
  };
  const first = thread.notes[0]?.text ?? NO_TEXT;
  const name = [thread.flag && flagWord(thread.flag, t), thread.tie && tieWords(thread.tie, advice, t)]
    .filter(Boolean)
    .join(' ');

  return (
    <article
      class={`thread ${thread.state}`}
      data-thread={thread.id}
      tabIndex={-1}
      aria-label={t('note_thread', { about: name || t('note_about_record') })}
    >
      <header class="thread-head">
        <span class={`chip state ${thread.state}`}>
          <NoteIcon name={thread.state} />
          {stateWord(thread.state, t)}
        </span>
        {mine ? (
          <button
            type="button"
            class={`chip ${thread.visibility}`}
            aria-expanded={choosing}
            title={t('note_visibility_change')}
            aria-label={`${t.dynamic(`notes_visibility_${thread.visibility}`)}. ${t('note_visibility_change')}`}
            onClick={() => {
              setChoosing(!choosing);
              setWanted(null);
            }}
          >
            <NoteIcon name={thread.visibility} />
            {t.dynamic(`notes_visibility_${thread.visibility}`)}
          </button>
        ) : (
          <VisibilityMark visibility={thread.visibility} t={t} />
        )}
        {thread.flag && (
          <span class="chip flag">
            <Icon name="flag" />
            {flagWord(thread.flag, t)}
          </span>
        )}
        {thread.changedIn !== null && <span class="chip good">{t('flag_changed', { number: thread.changedIn })}</span>}
      </header>
      {choosing && <VisibilityChoice chosen={wanted ?? thread.visibility} t={t} choose={choose} />}
      {wanted && (
        <Sharing
          store={store}
          me={desk.me}
          channel={channel}
          visibility={wanted}
          carries={carried(crmRecord, advice, thread.tie, { text: first, fields: [] }, t)}
          t={t}
          agree={() => setVisibility(wanted)}
          cancel={() => setWanted(null)}
        />
      )}
      {thread.tie && (
        <p class="tie" dir="auto">
          {tieWords(thread.tie, advice, t)}
          {goToField && (
            <button type="button" class="quiet show-field" onClick={goToField}>
              {t('note_show_field')}
            </button>
          )}
        </p>
      )}
      <ol class="notes">
        {thread.notes.map((note) => (
          <NoteItem key={note.id} thread={thread} note={note} desk={desk} />
        ))}
      </ol>
      {thread.snapshot.fields.length > 0 && (
        <details class="more">
          <summary>{t('note_fields_then', { count: thread.snapshot.fields.length })}</summary>
          <dl class="carries">
            {thread.snapshot.fields.map(({ key, label, raw }) => (
              <div key={key}>
                <dt dir="auto">{label}</dt>
                <dd dir="auto">{raw}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {reply.offered && !replying && (
        <OfferedDraft
          draft={reply.draft}
          now={now}
          t={t}
          goOn={() => {
            store.goOn(reply.draft.id);
            setReplying(true);
          }}
          throwAway={() => {
            store.drop(reply.draft);
            reply.renew();
          }}
        />
      )}
      {replying || (!reply.offered && !isEmptyText(reply.draft.text)) ? (
        <Composer
          desk={desk}
          draft={reply.draft}
          label={t('note_reply')}
          placeholder={t('note_reply_placeholder')}
          action={t('note_reply')}
          rows={2}
          focus={replying}
          save={async (last) => {
            const failed = await store.finish(record, last, { type: 'reply', thread: thread.id, text: last.text });
            if (failed !== null) return failed;
            reply.renew();
            setReplying(false);
            say(t('note_saved'));
            return null;
          }}
          cancel={() => {
            if (!isEmptyText(reply.draft.text)) store.drop(reply.draft);
            reply.renew();
            setReplying(false);
          }}
        />
      ) : (
        <div class="thread-acts">
          <button type="button" class="quiet" onClick={() => setReplying(true)}>
            {t('note_reply')}
          </button>
          {thread.state === 'resolved' ? (
            <button type="button" class="quiet" onClick={() => setState('reopened')}>
              {t('note_reopen')}
            </button>
          ) : (
            <button type="button" class="quiet" onClick={() => setState('resolved')}>
              {t('note_resolve')}
            </button>
          )}
        </div>
      )}
      {trouble && (
        <p class="bad" role="alert">
          {t('note_not_saved', { why: troubleWords(trouble, t) })}
        </p>
      )}
    </article>
  );
}
