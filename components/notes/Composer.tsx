import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Identity, NoteDraft } from '../../lib/note-requests';
import type { NoteLink, NoteText, Person } from '../../lib/notes/event';
import { NOTE_LIMITS } from '../../lib/notes/limits';
import { isEmptyText, withLink } from '../../lib/notes/write';
import { KeptLine } from './KeptLine';
import { LinkEditor } from './Links';
import { NoteText as NoteTextView } from './NoteText';
import type { NotesStore, Trouble } from './store';
import { troubleWords } from './trouble';
import { WritingArea } from './WritingArea';

/** What every writing in the panel shares. */
export interface Desk {
  store: NotesStore;
  /** `recordKey`. */
  record: string;
  me: Identity | null;
  people: readonly Person[];
  tags: readonly string[];
  t: Translate;
  now: number;
  say(text: string): void;
}

interface ComposerProps {
  desk: Desk;
  draft: NoteDraft;
  label: string;
  placeholder: string;
  /** On the button that saves. */
  action: string;
  /** What else is asked of the writer, between text and buttons. */
  children?: ComponentChildren;
  rows?: number;
  focus?: boolean;
  /** May be saved; false while something else has to be answered first. */
  ready?: boolean;
  /** A draft without a word may be saved: a flag says something by itself. */
  wordless?: boolean;
  /** Null: saved. */
  save(draft: NoteDraft): Promise<Trouble | null>;
  cancel?(): void;
}

/** Text with its links, a look at how it will read, and the buttons. What is written is kept with every keystroke. */
export function Composer(props: ComposerProps): JSX.Element {
  const { desk, draft, action, ready = true } = props;
  const { store, people, tags, t, say } = desk;
  const [preview, setPreview] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { text } = draft;
  const write = (change: Partial<NoteText>): void => {
    setTrouble(null);
    setRefused(null);
    store.write({ ...draft, text: { ...text, ...change } });
  };
  const tooLong = text.markdown.length > NOTE_LIMITS.text;
  const empty = isEmptyText(text) && !props.wordless;

  const save = async (): Promise<void> => {
    if (busy || empty || !ready || tooLong) return;
    setBusy(true);
    const failed = await props.save(draft);
    setBusy(false);
    setTrouble(failed);
    if (failed === null) setPreview(false);
  };
  const addLink = (link: NoteLink): void => {
    if (text.links.length >= NOTE_LIMITS.links) {
      setRefused(t('note_links_full', { count: NOTE_LIMITS.links }));
      return;
    }
    write(withLink(text, link));
    say(t('note_link_added'));
  };

  return (
    <div class="composer">
      {preview ? (
        <section class="preview" aria-label={t('note_preview')}>
          <NoteTextView text={text} store={store} t={t} />
        </section>
      ) : (
        <WritingArea
          markdown={text.markdown}
          label={props.label}
          placeholder={props.placeholder}
          people={people}
          tags={tags}
          t={t}
          rows={props.rows ?? 3}
          write={(markdown) => write({ markdown })}
          addLink={addLink}
          refuse={() => setRefused(t('note_no_images'))}
          save={() => void save()}
          say={say}
          focus={props.focus ?? false}
        />
      )}
      {refused && (
        <p class="bad" role="alert">
          {refused}
        </p>
      )}
      <LinkEditor links={text.links} t={t} change={(links) => write({ links })} />
      {props.children}
      {tooLong && (
        <p class="bad" role="alert">
          {t('note_refused_too_long', { count: NOTE_LIMITS.text })}
        </p>
      )}
      {trouble && (
        <p class="bad" role="alert">
          {t('note_not_saved', { why: troubleWords(trouble, t) })}
        </p>
      )}
      <div class="acts">
        <button
          type="button"
          class="button strong"
          aria-busy={busy}
          aria-disabled={empty || !ready || tooLong}
          title={t('note_save_key')}
          onClick={() => void save()}
        >
          {action}
        </button>
        {props.cancel && (
          <button type="button" class="button" onClick={props.cancel}>
            {t(isEmptyText(text) ? 'note_cancel' : 'note_throw_away')}
          </button>
        )}
        <span class="spread">{!isEmptyText(text) && <KeptLine kept={store.kept(draft.id)} t={t} />}</span>
        {!isEmptyText(text) && (
          <button type="button" class="quiet" aria-pressed={preview} onClick={() => setPreview(!preview)}>
            {t('note_preview')}
          </button>
        )}
      </div>
    </div>
  );
}
