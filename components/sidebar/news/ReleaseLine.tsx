import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { ReleaseNews } from '../../../lib/news-requests';
import { Icon } from '../../ui/Icon';
import { formatDay } from '../format';

interface ReleaseLineProps {
  release: ReleaseNews;
  t: Translate;
  away(): void;
  apply(): void;
}

/** What another release changed, in one line that opens to what differs. */
export function ReleaseLine({ release, t, away, apply }: ReleaseLineProps): JSX.Element {
  const { number, author, how, from, back, parts, lines, more } = release;
  const name = author === '' ? t('panel_news_of', { number }) : t('panel_news_by', { number, author });
  const changes = parts.length === 0 ? t('panel_news_unknown') : parts.join(', ');
  const waits = how === 'waits';
  return (
    <div class="release-news" data-release={number}>
      <details>
        <summary>{t.dynamic(`panel_news_${how}`, { release: name, changes, back: back.join(', ') })}</summary>
        <ul>
          {lines.map(({ kind, title, word, fields }) => (
            <li key={`${kind} ${title}`}>
              {title} <small>{[kind, word, fields.join(', ')].filter(Boolean).join(' · ')}</small>
            </li>
          ))}
        </ul>
        {more > 0 && <small>{t('panel_news_more', { count: more })}</small>}
      </details>
      <button
        type="button"
        class="control"
        aria-label={t('panel_news_away')}
        title={t('panel_news_away')}
        onClick={away}
      >
        <Icon name="close" />
      </button>
      {waits && (
        <p>
          <button type="button" class="button" onClick={apply}>
            {t('panel_news_apply')}
          </button>{' '}
          {from && <small>{t('panel_news_from', { day: formatDay(from, t.locale) })}</small>}
        </p>
      )}
    </div>
  );
}
