import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { ShownNudge } from '../../../lib/news-requests';
import { Hat } from '../../ui/Icon';
import { Markdown } from '../../ui/Markdown';

type Word = 'done' | 'dismissed';
export type Answer = (id: string, word: Word) => void;

/** Each answer with the key that gives it while the focus is in the panel. */
export const NUDGE_KEYS: { [key: string]: Word } = { d: 'done', x: 'dismissed' };

interface NudgeCardProps {
  nudge: ShownNudge;
  /** Of who sent it. */
  name: string;
  t: Translate;
  /** Missing in a preview. */
  answer?: Answer;
}

/** What somebody of the team sent: who, what, why, and the tip. */
export function NudgeCard({ nudge, name, t, answer }: NudgeCardProps): JSX.Element {
  const { id, hat, to, line, why, tip } = nudge;
  return (
    <article
      class="nudge"
      data-nudge={id}
      aria-label={t('panel_nudge_said', { name, line: line || (tip?.title ?? '') })}
    >
      <Hat hat={hat} />
      <small>
        {t('panel_nudge_from', { name, hat: t.dynamic(`panel_nudge_hat_${hat}`) })} ·{' '}
        {t.dynamic(`panel_nudge_to_${to}`)}
      </small>
      {line && <p dir="auto">{line}</p>}
      {tip && (
        <details>
          <summary>{tip.title}</summary>
          <Markdown blocks={tip.body} />
        </details>
      )}
      {why && <small dir="auto">{t('panel_nudge_why', { why })}</small>}
      <div class="row">
        {Object.entries(NUDGE_KEYS).map(([key, word]) => (
          <button
            type="button"
            class="button"
            key={word}
            aria-keyshortcuts={key}
            title={t('panel_key_hint', { key })}
            onClick={() => answer?.(id, word)}
          >
            {t.dynamic(`panel_nudge_${word}`)}
          </button>
        ))}
      </div>
      <small>{t('panel_nudge_told', { name })}</small>
    </article>
  );
}
