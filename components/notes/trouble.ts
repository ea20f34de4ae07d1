import type { Translate } from '../../lib/i18n/translate';
import { NOTE_LIMITS } from '../../lib/notes/limits';
import type { Trouble } from './store';

const REFUSALS: readonly Trouble[] = ['no-thread', 'no-note', 'not-yours', 'too-long'];

/** Why something was not done, in words. */
export const troubleWords = (trouble: Trouble, t: Translate): string =>
  REFUSALS.includes(trouble)
    ? t.dynamic(`note_refused_${trouble}`, { count: NOTE_LIMITS.text })
    : t.dynamic(`error_${trouble}`);
