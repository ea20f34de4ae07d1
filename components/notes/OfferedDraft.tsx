import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteDraft } from '../../lib/note-requests';

interface OfferedDraftProps {
  draft: NoteDraft;
  now: number;
  t: Translate;
  goOn(): void;
  throwAway(): void;
}

/** Day only where it is not today's. */
function when(at: number, now: number, locale: string): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(
    locale,
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(at);
}

/** Writing that was left unfinished, with its beginning: go on, or throw it away. */
export function OfferedDraft({ draft, now, t, goOn, throwAway }: OfferedDraftProps): JSX.Element {
  const begin = draft.text.markdown.trim() || draft.text.links[0]?.title || '';
  return (
    <section class="offered" aria-label={t('note_unfinished_name')}>
      <p>
        <b>{t('note_unfinished', { time: when(draft.at, now, t.locale) })}</b>
        <span class="excerpt" dir="auto">
          {begin.slice(0, 160)}
        </span>
      </p>
      <div class="acts">
        <button type="button" class="button strong" onClick={goOn}>
          {t('note_go_on')}
        </button>
        <button type="button" class="button" onClick={throwAway}>
          {t('note_throw_away')}
        </button>
      </div>
    </section>
  );
}
