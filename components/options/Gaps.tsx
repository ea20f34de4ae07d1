import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Gap, Severity } from '../../lib/playbook/alignment';
import { gapText } from './gap-text';

/** Longest list of one severity; the rest is counted. */
const LISTED = 100;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** Where a playbook is out of line, the worst first. Each severity has its own sign, not its colour alone. */
export function Gaps({ gaps, t }: { gaps: readonly Gap[]; t: Translate }): JSX.Element {
  return (
    <>
      {SEVERITIES.map((severity) => {
        const found = gaps.filter((gap) => gap.severity === severity);
        return found.length === 0 ? null : <Group key={severity} severity={severity} gaps={found} t={t} />;
      })}
    </>
  );
}

function Group({ severity, gaps, t }: { severity: Severity; gaps: Gap[]; t: Translate }): JSX.Element {
  return (
    <details class={`gaps ${severity}`} open={severity === 'error'}>
      <summary>
        <span class="sign" aria-hidden="true" />
        {t.dynamic(`gap_severity_${severity}`, { count: gaps.length })}
        <small>{t.dynamic(`gap_means_${severity}`)}</small>
      </summary>
      <ul>
        {gaps.slice(0, LISTED).map((gap) => (
          <li key={`${gap.code} ${gap.path}`} data-code={gap.code}>
            <span class="place">
              {t.dynamic(`options_item_${gap.item.kind}`)} · <b>{gap.item.title}</b>
            </span>
            <span>{gapText(gap, t)}</span>
            <code>{gap.path}</code>
          </li>
        ))}
        {gaps.length > LISTED && <li>{t('options_more_unlisted', { count: gaps.length - LISTED })}</li>}
      </ul>
    </details>
  );
}
