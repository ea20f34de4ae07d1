import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { parseMarkdown } from '../../../lib/markdown/parse';
import type { CoachingPlan } from '../../../lib/note-requests';
import { momentWord } from '../../notes/words';
import { Markdown } from '../../ui/Markdown';
import type { ReviewActions } from '../model';
import { dropPrivately, writePrivately } from './plan-acts';
import type { PlanInHand } from './use-plan';

export interface PrivateNotesProps {
  plan: CoachingPlan;
  change: PlanInHand['change'];
  actions: Pick<ReviewActions, 'now' | 'say' | 'copy'>;
  t: Translate;
}

type PrivateNote = CoachingPlan['privateNotes'][number];

const MOST = 20_000;

/** What a coach keeps to themselves about a person: in no export and no channel, unless one note is picked by hand. */
export function PrivateNotes({ plan, change, actions, t }: PrivateNotesProps): JSX.Element {
  const [writing, setWriting] = useState<PrivateNote | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const notes = [...plan.privateNotes].sort((one, other) => other.at - one.at);
  const end = (): void => {
    setWriting(null);
    opener.current?.focus();
  };
  const drop = async (note: PrivateNote): Promise<void> => {
    opener.current?.focus();
    if (await change(dropPrivately(note.id)))
      actions.say(t('plan_private_dropped'), () => void change(writePrivately(note)));
  };
  return (
    <section class="card private-notes" aria-labelledby="private-notes">
      <h3 id="private-notes">
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M4.5 7.5h7v6h-7zM6 7.500V5a2 2 0 0 1 4 0v2.500" />
        </svg>
        {t('plan_private')}
      </h3>
      <p class="soft">{t('plan_private_about')}</p>
      {writing ? (
        <PrivateArea
          key={writing.id}
          note={writing}
          keep={(markdown) => change(writePrivately({ ...writing, markdown }))}
          end={end}
          t={t}
        />
      ) : (
        <div class="actions">
          <button
            type="button"
            ref={opener}
            onClick={() => setWriting({ id: crypto.randomUUID(), at: actions.now(), markdown: '' })}
          >
            {t('plan_private_new')}
          </button>
        </div>
      )}
      <ul class="private-list">
        {notes
          .filter(({ id }) => id !== writing?.id)
          .map((note) => (
            <li key={note.id}>
              <time dateTime={new Date(note.at).toISOString()}>{momentWord(note.at, t.locale)}</time>
              <Markdown blocks={parseMarkdown(note.markdown)} />
              <div class="actions">
                <button type="button" class="quiet" onClick={() => setWriting(note)}>
                  {t('plan_private_edit')}
                </button>
                <button
                  type="button"
                  class="quiet"
                  onClick={async () => {
                    if (await actions.copy(note.markdown)) actions.say(t('plan_private_copied'));
                  }}
                >
                  {t('plan_private_copy')}
                </button>
                <button type="button" class="quiet" onClick={() => void drop(note)}>
                  {t('plan_private_drop')}
                </button>
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}

interface PrivateAreaProps {
  note: PrivateNote;
  keep(markdown: string): Promise<boolean>;
  end(): void;
  t: Translate;
}

/** Milliseconds without a key press after which what was typed is kept. It is kept at once when the page or the field is left. */
const PAUSE = 250;

function PrivateArea({ note, keep, end, t }: PrivateAreaProps): JSX.Element {
  const [words, setWords] = useState(note.markdown);
  const area = useRef<HTMLTextAreaElement>(null);
  const unkept = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const save = useRef(keep);
  save.current = keep;
  const flush = (): void => {
    clearTimeout(timer.current);
    const typed = unkept.current;
    unkept.current = null;
    if (typed !== null) void save.current(typed);
  };
  useEffect(() => {
    area.current?.focus();
    document.addEventListener('visibilitychange', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);
  return (
    <div class="private-area">
      <label>
        <span>{t('plan_private_words')}</span>
        <textarea
          ref={area}
          rows={4}
          maxLength={MOST}
          value={words}
          onInput={({ currentTarget: { value } }) => {
            setWords(value);
            unkept.current = value;
            clearTimeout(timer.current);
            timer.current = setTimeout(flush, PAUSE);
          }}
          onBlur={flush}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            end();
          }}
        />
        <small>{t('plan_private_kept')}</small>
      </label>
      <div class="actions">
        <button type="button" onClick={end}>
          {t('plan_private_done')}
        </button>
      </div>
    </div>
  );
}
