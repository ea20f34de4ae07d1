import type { JSX } from 'preact';
import type { Reason } from '../../lib/coaching/advice';
import { explainReason, say } from '../../lib/coaching/explain';
import type { Translate } from '../../lib/i18n/translate';

/** Why something is shown, as one line with the values read. */
export function reasonWords(reason: Reason, t: Translate): string {
  return say(explainReason(reason), t);
}

/** "Why this?" in words. A part of the panel's second script: nobody sees it before they ask. */
export function Reasons({ reasons, t }: { reasons: Reason[]; t: Translate }): JSX.Element {
  return (
    <ul class="reasons">
      {reasons.map((reason, at) => (
        <li key={at} data-verdict={reason.code === 'rule' ? reason.finding.verdict : undefined}>
          {reasonWords(reason, t)}
        </li>
      ))}
    </ul>
  );
}
