import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Address } from './address';
import type { ReviewActions, ReviewData } from './model';
import { REVIEW_VIEWS } from './views';
import { Whose } from './Whose';

/** What an act did, and how to take it back. */
export interface Toast {
  text: string;
  /** Saying the same twice is said twice. */
  count: number;
  undo?: () => void;
}

export interface ReviewProps {
  address: Address;
  data: ReviewData;
  actions: ReviewActions;
  toast: Toast | null;
  t: Translate;
}

/** The coach's page: its views as tabs, whose page it is, the view in front, and what the last act did. */
export function Review({ address, data, actions, toast, t }: ReviewProps): JSX.Element | null {
  const front = REVIEW_VIEWS.find(({ id }) => id === address.view) ?? REVIEW_VIEWS[0];
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [front?.id]);
  if (!front) return null;
  const { View } = front;
  return (
    <div class="review" data-view={front.id}>
      <header class="review-bar">
        <div class="brand">
          <img src="/icons/48.png" width="28" height="28" alt="" />
          {t('extension_name')}
        </div>
        <nav aria-label={t('review_views')}>
          <ul>
            {REVIEW_VIEWS.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === front.id ? 'page' : undefined}>
                  {t(title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Whose data={data} actions={actions} t={t} />
        <a class="desk-link" href="/options.html">
          {t('review_desk')}
        </a>
      </header>
      <main>
        <h1 class="hidden" tabIndex={-1} ref={heading}>
          {t('review_title')}: {t(front.title)}
        </h1>
        <View data={data} actions={actions} address={address} t={t} />
      </main>
      <div class="review-toast" data-shown={toast !== null}>
        <p role="status">
          <span key={toast?.count}>{toast?.text}</span>
        </p>
        {toast?.undo && (
          <button type="button" onClick={toast.undo}>
            {t('review_undo')}
          </button>
        )}
      </div>
    </div>
  );
}
