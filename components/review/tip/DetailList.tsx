import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { Detail, DetailKind } from '../../../lib/notes/details';

export const DETAIL_KINDS: readonly DetailKind[] = [
  'person',
  'record',
  'company',
  'name',
  'value',
  'amount',
  'date',
  'number',
  'email',
  'phone',
  'address',
];

interface DetailListProps {
  details: readonly Detail[];
  /** Texts of which the person says that they tell nothing. */
  confirmed: ReadonlySet<string>;
  replace(detail: Detail, words: string): void;
  confirm(text: string): void;
  t: Translate;
}

/** What could tell which record or person a text is about, each with what to do about it. */
export function DetailList({ details, confirmed, replace, confirm, t }: DetailListProps): JSX.Element | null {
  if (details.length === 0) return <p class="notice good">{t('review_details_none')}</p>;
  return (
    <section class="tip-details" aria-label={t('review_details')}>
      <h3>{t('review_details')}</h3>
      <ul class="details">
        {details.map((detail) => {
          const settled = confirmed.has(detail.text);
          const words = t.dynamic(`review_detail_as_${detail.kind}`);
          return (
            <li key={detail.text} data-settled={settled} data-kind={detail.kind}>
              <span>
                <bdi class="detail-quote">{detail.text}</bdi>{' '}
                <small>{settled ? t('review_detail_stays') : t.dynamic(`review_detail_${detail.kind}`)}</small>
              </span>
              {!settled && (
                <span class="actions">
                  <button type="button" onClick={() => replace(detail, words)}>
                    {t('review_detail_replace', { words })}
                  </button>
                  <button type="button" onClick={() => replace(detail, '')}>
                    {t('review_detail_remove')}
                  </button>
                  <button type="button" class="quiet" onClick={() => confirm(detail.text)}>
                    {t('review_detail_keep')}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
