import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Refused } from '../../lib/playbook/refusal';
import { mendText, placeText, reasonText } from './refusal-text';

/** Longest list; the rest is counted. */
const LISTED = 200;

/** Every reason why a document was refused: where, what, and how to mend it. */
export function Refusals({ refused, unlisted, t }: Refused & { t: Translate }): JSX.Element {
  const more = unlisted + Math.max(0, refused.length - LISTED);
  return (
    <ol class="refusals">
      {refused.slice(0, LISTED).map((refusal) => (
        <li key={`${refusal.path} ${refusal.reason.code}`} data-code={refusal.reason.code}>
          {placeText(refusal, t) && <span class="place">{placeText(refusal, t)}</span>}
          <b>{reasonText(refusal.reason, t)}</b>
          <span>{mendText(refusal.mend, t)}</span>
          {refusal.path && <code>{refusal.path}</code>}
        </li>
      ))}
      {more > 0 && <li>{t('options_more_unlisted', { count: more })}</li>}
    </ol>
  );
}
