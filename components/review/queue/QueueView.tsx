import type { JSX } from 'preact';
import type { ReviewViewProps } from '../views';

/** Notes, replies and flags, as many as the filter lets through, and the one that is open beside them. */
export function QueueView({ t }: ReviewViewProps): JSX.Element {
  return <p class="soft">{t('review_loading')}</p>;
}
