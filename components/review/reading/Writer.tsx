import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { NoteDraft } from '../../../lib/note-requests';
import type { NoteText } from '../../../lib/notes/event';
import { excessOf, isEmptyText, withLink } from '../../../lib/notes/write';
import { KeptLine } from '../../notes/KeptLine';
import { LinkEditor } from '../../notes/Links';
import { WritingArea } from '../../notes/WritingArea';
import { PickMany } from '../../options/desk/form/PickMany';
import type { DraftShelf } from '../draft-shelf';
import type { ReviewData } from '../model';
import type { Names } from '../names';
import { NoteBody } from './NoteBody';

interface WriterProps {
  shelf: DraftShelf;
  /** What was written so far, or how it begins. */
  draft: NoteDraft;
  label: string;
  placeholder: string;
  /** What can be done with it, the most usual first; that is also done by Ctrl+Enter. Why it was not done, or null. */
  acts: readonly { words: string; act(draft: NoteDraft): Promise<string | null> }[];
  cancel?(): void;
  data: ReviewData;
  names: Names;
  tags: readonly string[];
  tips: readonly { id: string; title: string }[];
  say(text: string): void;
  focus?: boolean;
  t: Translate;
}

/** Most tips that a note can give; the schema of notes has the same. */
const MOST_TIPS = 20;

/** A text with links and tips, a look at how it will read, and its acts. Every keystroke is kept. */
export function Writer(props: WriterProps): JSX.Element {
  const { shelf, draft, acts, data, names, t } = props;
  const { text } = draft;
  const [preview, setPreview] = useState(false);
  const [withTips, setWithTips] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const write = (next: NoteText): void => {
    setFault(null);
    shelf.write(draft, next);
  };
  const excess = excessOf(text);
  const empty = isEmptyText(text);
  const run = async (act: WriterProps['acts'][number] | undefined): Promise<void> => {
    if (!act || busy || empty || excess) return;
    setBusy(true);
    const why = await act.act(draft);
    setBusy(false);
    setFault(why);
    if (why === null) setPreview(false);
  };
  return (
    <div class="writer">
      {preview ? (
        <section class="seen" aria-label={t('review_preview')}>
          <NoteBody text={text} names={names} t={t} />
        </section>
      ) : (
        <WritingArea
          markdown={text.markdown}
          label={props.label}
          placeholder={props.placeholder}
          people={data.people}
          tags={props.tags}
          t={t}
          rows={3}
          write={(markdown) => write({ ...text, markdown })}
          addLink={(link) => write(withLink(text, link))}
          refuse={() => setFault(t('review_no_images'))}
          save={() => void run(acts[0])}
          say={props.say}
          focus={props.focus ?? false}
        />
      )}
      <LinkEditor links={text.links} t={t} change={(links) => write({ ...text, links })} />
      {(withTips || text.tips.length > 0) && (
        <PickMany
          label={t('review_tips')}
          chosen={text.tips}
          options={props.tips}
          most={MOST_TIPS}
          set={(tips) => write({ ...text, tips })}
          t={t}
        />
      )}
      {excess && <p class="fault">{t('review_too_much', { limit: excess.limit })}</p>}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        {acts.map((act, index) => (
          <button
            key={act.words}
            type="button"
            class={index === 0 ? 'main' : ''}
            disabled={empty || excess !== null}
            aria-busy={busy}
            aria-keyshortcuts={index === 0 ? 'Control+Enter Meta+Enter' : undefined}
            onClick={() => void run(act)}
          >
            {act.words}
          </button>
        ))}
        {props.cancel && (
          <button type="button" class="quiet" onClick={props.cancel}>
            {t('options_cancel')}
          </button>
        )}
        <span class="writer-more">
          {!empty && <KeptLine kept={shelf.kept(draft.id)} t={t} />}
          {!withTips && text.tips.length === 0 && props.tips.length > 0 && (
            <button type="button" class="link" onClick={() => setWithTips(true)}>
              {t('review_add_tip')}
            </button>
          )}
          {!empty && (
            <button type="button" class="link" aria-pressed={preview} onClick={() => setPreview(!preview)}>
              {t('review_preview')}
            </button>
          )}
          {!empty && !props.cancel && (
            <button type="button" class="link" onClick={() => shelf.end(draft, 'throw-away')}>
              {t('review_throw_away')}
            </button>
          )}
        </span>
      </div>
    </div>
  );
}
