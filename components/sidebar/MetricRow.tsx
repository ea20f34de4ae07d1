import type { JSX } from 'preact';
import type { MetricAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import { formatAmount, formatDay, formatNumber } from './format';
import { fieldName } from './words';

function gapWords(metric: MetricAdvice, t: Translate): JSX.Element | null {
  if (metric.gap === undefined || metric.onTarget === undefined) return null;
  if (metric.onTarget) return <span class="verdict good">{t('panel_on_target')}</span>;
  const gap = formatNumber(Math.abs(metric.gap), t.locale);
  return <span class="verdict warn">{t(metric.gap > 0 ? 'panel_over_by' : 'panel_short_by', { gap })}</span>;
}

/** One metric: what it is, the record's or team's value, the target, and which side of it we are on. */
export function MetricRow({ metric, t }: { metric: MetricAdvice; t: Translate }): JSX.Element {
  const { value, target, unit } = metric;
  const number = value === null ? null : formatAmount(value, unit, t.locale);
  return (
    <div class="metric" data-metric={metric.id} tabIndex={-1} title={metric.definition}>
      <span>{metric.title}</span>
      {number === null ? (
        <span class="soft">
          {metric.unread[0]
            ? t('panel_metric_not_read', { field: fieldName(metric.unread[0], t) })
            : t(metric.doubt ? 'panel_metric_in_doubt' : 'panel_metric_unknown')}
        </span>
      ) : (
        <b>{metric.exactness === 'at-least' ? t('panel_at_least', { value: number }) : number}</b>
      )}
      {target !== undefined && (
        <span class="soft">
          {t(metric.direction === 'down' ? 'panel_target_most' : 'panel_target_least', {
            target: formatAmount(target, unit, t.locale),
          })}
        </span>
      )}
      {gapWords(metric, t)}
      {metric.scope === 'team' && (
        <small>
          {metric.asOf ? t('panel_team_as_of', { date: formatDay(metric.asOf, t.locale) }) : t('panel_team')}
        </small>
      )}
    </div>
  );
}
