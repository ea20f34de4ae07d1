import type { JSX } from 'preact';
import type { RuleFinding } from '../../../../lib/coaching/advice';
import { explainFinding, say } from '../../../../lib/coaching/explain';
import type { Translate } from '../../../../lib/i18n/translate';

/** What one rule comes to on the record that is tried, with the value read. Nothing while none is. */
export function RuleVerdict({ finding, t }: { finding: RuleFinding | undefined; t: Translate }): JSX.Element | null {
  if (!finding) return null;
  const { state, raw } = finding.read;
  const read =
    finding.verdict === 'unknown'
      ? say(explainFinding(finding), t)
      : state === 'empty'
        ? t('tips_read_empty')
        : t('tips_read', { value: raw });
  return (
    <p class="rule-verdict" data-verdict={finding.verdict}>
      <b>{t.dynamic(`tips_verdict_${finding.verdict}`)}</b> {read}
    </p>
  );
}
