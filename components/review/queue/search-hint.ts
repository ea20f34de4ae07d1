import type { Translate } from '../../../lib/i18n/translate';
import { parseQuery } from '../../../lib/notes/parse-query';

/** What a person should know about what they typed; null: nothing. A field without a value is still being typed. */
export function searchHint(text: string, t: Translate): string | null {
  const hint = parseQuery(text).hints.find(({ code }) => code !== 'no-value');
  return hint ? t.dynamic(`review_hint_${hint.code}`, { text: hint.text }) : null;
}
