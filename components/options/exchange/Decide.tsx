import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';

export interface DecideProps {
  take(): void;
  cancel(): void;
  t: Translate;
}

/** Takes an offer into the draft, or leaves it. */
export function Decide({ possible, take, cancel, t }: DecideProps & { possible: boolean }): JSX.Element {
  return (
    <div class="actions">
      {possible && (
        <button type="button" class="main" onClick={take}>
          {t('options_exchange_take')}
        </button>
      )}
      <button type="button" onClick={cancel}>
        {t(possible ? 'options_cancel' : 'options_close')}
      </button>
    </div>
  );
}
