import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Kept } from './draft-sender';
import { troubleWords } from './trouble';

/** That what is written is kept, or why it is not. */
export function KeptLine({ kept, t }: { kept: Kept; t: Translate }): JSX.Element {
  if (kept === 'kept' || kept === 'keeping')
    return <small class="kept">{t(kept === 'kept' ? 'note_draft_kept' : 'note_draft_keeping')}</small>;
  return (
    <small class="kept bad" role="alert">
      {t('note_draft_failed', { why: troubleWords(kept, t) })}
    </small>
  );
}
