import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Failure } from '../../lib/messages';

interface TroubleProps {
  failure: Failure;
  retry(): void;
  t: Translate;
}

/** In place of the page where what is stored cannot be read. */
export function Trouble({ failure, retry, t }: TroubleProps): JSX.Element {
  return (
    <main class="review-trouble">
      <section class="card" aria-labelledby="trouble">
        <h1 id="trouble">{t('review_trouble')}</h1>
        <p role="alert">{t.dynamic(`error_${failure.code}`)}</p>
        {failure.detail && <code>{failure.detail}</code>}
        <div class="actions">
          <button type="button" class="main" onClick={retry}>
            {t('options_retry')}
          </button>
        </div>
      </section>
    </main>
  );
}
