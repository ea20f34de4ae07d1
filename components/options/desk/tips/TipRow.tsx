import type { JSX } from 'preact';
import type { TipEvidence } from '../../../../lib/coaching/tip-evidence';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Gap } from '../../../../lib/playbook/alignment';
import type { Tip } from '../../../../lib/playbook/schema';

interface TipRowProps {
  tip: Tip;
  aims: ReadonlyMap<string, string>;
  gaps: readonly Gap[] | undefined;
  evidence: TipEvidence | undefined;
  t: Translate;
}

/** One tip in the list: title, what it serves, who looks after it, and what is out of line. */
export function TipRow({ tip, aims, gaps = [], evidence, t }: TipRowProps): JSX.Element {
  const serves = [
    ...tip.steps.map((id) => aims.get(`step ${id}`) ?? id),
    ...tip.metrics.map((id) => aims.get(`metric ${id}`) ?? id),
  ];
  const [first] = serves;
  const aim = first === undefined ? t('tips_no_aim') : first;
  const more = serves.length > 1 ? ` +${serves.length - 1}` : '';
  const worst =
    gaps.find(({ severity }) => severity === 'error') ?? gaps.find(({ severity }) => severity === 'warning');
  const stale = gaps.some(({ code }) => code === 'unconfirmed');
  return (
    <>
      <span class="tip-check" aria-hidden="true" />
      <span class="tip-what">
        <span class="tip-title">{tip.title.trim() === '' ? t('tips_untitled') : tip.title}</span>
        <small>
          {[`${aim}${more}`, tip.owner ?? t('tips_nobody')].join(' · ')}
          {evidence &&
            evidence.shown > 0 &&
            ` · ${t('tips_row_seen', { shown: evidence.shown, helped: evidence.helped })}`}
        </small>
      </span>
      <span class="tip-marks">
        {tip.retired ? (
          <span class="mark soft">{t('tips_retired')}</span>
        ) : (
          <>
            {worst && <span class={`mark ${worst.severity}`}>{t.dynamic(`tips_mark_${worst.severity}`)}</span>}
            {stale && <span class="mark stale">{t('tips_mark_stale')}</span>}
          </>
        )}
        <span class="tip-priority" title={t('why_priority', { priority: tip.priority })}>
          <span class="hidden">{t('why_priority', { priority: tip.priority })}</span>
          <span aria-hidden="true">{'●'.repeat(tip.priority)}</span>
          <span aria-hidden="true" class="rest">
            {'○'.repeat(Math.max(0, 5 - tip.priority))}
          </span>
        </span>
      </span>
    </>
  );
}
