import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Failure } from '../../lib/messages';
import { Confirm } from './Confirm';

export interface TroubleProps {
  failure: Failure;
  t: Translate;
  retry(): void;
  startAgain(): void;
}

/** In place of the options when what is stored cannot be read. The way out is to try again, or to start as new. */
export function Trouble({ failure, t, retry, startAgain }: TroubleProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  return (
    <main class="trouble">
      <section class="card" aria-labelledby="trouble">
        <h1 id="trouble">{t('options_trouble')}</h1>
        <p role="alert">{t.dynamic(`error_${failure.code}`)}</p>
        {failure.detail && <code>{failure.detail}</code>}
        <div class="actions">
          <button type="button" class="main" onClick={retry}>
            {t('options_retry')}
          </button>
          <button type="button" class="danger" onClick={() => setAsked(true)}>
            {t('options_clear_everything')}
          </button>
        </div>
        {asked && (
          <Confirm
            question={t('options_clear_everything_question')}
            act={t('options_clear_everything')}
            t={t}
            confirm={startAgain}
            cancel={() => setAsked(false)}
          />
        )}
      </section>
    </main>
  );
}
