import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { NoteText } from '../../../lib/notes/event';
import type { NoteView } from '../../../lib/notes/thread';
import { agoWord, momentWord, roleWord } from '../../notes/words';
import { HatMark } from '../Marks';
import type { Names } from '../names';
import { NoteBody } from './NoteBody';

interface NoteItemProps {
  note: NoteView;
  names: Names;
  now: number;
  t: Translate;
  tag(tag: string): void;
  focusOn(person: string): void;
  /** Other words in place of all that were written at the same time. Missing where the note is not this person's. */
  rewrite?(text: NoteText): void;
  edit?(): void;
  remove?(deleted: boolean): void;
  turn(): void;
  /** In place of the text while it is edited. */
  editor: JSX.Element | null;
}

/** One note of a thread: who, when, what it says, what it said before, and what can be done with it. */
export function NoteItem(props: NoteItemProps): JSX.Element {
  const { note, names, now, t, rewrite, editor } = props;
  const [former, showFormer] = useState(false);
  const who = names.person(note.author);
  const { text } = note;
  return (
    <article
      class="note"
      data-hat={note.hat}
      data-mine={names.isMe(note.author)}
      aria-label={t('review_note_by', { who })}
    >
      <header>
        <HatMark hat={note.hat} />
        <button
          type="button"
          class="link who"
          title={t('review_focus_on', { who })}
          onClick={() => props.focusOn(note.author)}
        >
          <bdi>{who}</bdi>
        </button>
        <span class="soft">{roleWord(note.hat, t)}</span>
        <time dateTime={iso(note.at)} title={momentWord(note.at, t.locale)}>
          {agoWord(note.at, now, t.locale)}
        </time>
      </header>
      {editor ??
        (text === null ? (
          <p class="soft">{t('review_deleted')}</p>
        ) : (
          <NoteBody
            text={text}
            names={names}
            t={t}
            tag={props.tag}
            {...(rewrite ? { toggle: (markdown: string) => rewrite({ ...text, markdown }) } : {})}
          />
        ))}
      {note.clashes.length > 0 && text && (
        <section class="clash" aria-label={t('review_clash')}>
          <p>{t('review_clash')}</p>
          {note.clashes.map((clash) => (
            <div key={clash.event}>
              <small>
                {names.person(clash.author)} · {momentWord(clash.at, t.locale)}
              </small>
              <NoteBody text={clash.text} names={names} t={t} />
              {rewrite && (
                <button type="button" onClick={() => rewrite(clash.text)}>
                  {t('review_take_this')}
                </button>
              )}
            </div>
          ))}
          {rewrite && (
            <button type="button" onClick={() => rewrite(text)}>
              {t('review_take_shown')}
            </button>
          )}
        </section>
      )}
      {former && (
        <ol class="former" aria-label={t('review_former')}>
          {note.history.map((one) => (
            <li key={one.event}>
              <small>
                {names.person(one.author)} · {momentWord(one.at, t.locale)}
              </small>
              <NoteBody text={one.text} names={names} t={t} />
            </li>
          ))}
        </ol>
      )}
      {editor === null && (
        <div class="note-acts">
          {text !== null && (
            <button type="button" class="link" onClick={props.turn}>
              {t('review_turn')}
            </button>
          )}
          {props.edit && text !== null && (
            <button type="button" class="link" onClick={props.edit}>
              {t('review_edit')}
            </button>
          )}
          {props.remove && (
            <button type="button" class="link" onClick={() => props.remove?.(text !== null)}>
              {t(text === null ? 'review_bring_back' : 'review_delete')}
            </button>
          )}
          {note.history.length > 0 && (
            <button type="button" class="link" aria-expanded={former} onClick={() => showFormer(!former)}>
              {t('review_edited', { count: note.history.length })}
            </button>
          )}
        </div>
      )}
    </article>
  );
}

const iso = (at: number): string => new Date(at).toISOString();
