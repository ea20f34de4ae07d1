import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { Metric, Process, Redirect, Stage } from '../../../lib/playbook/schema';
import { dayText } from '../gap-text';
import { amountText } from './amount-text';
import { PrintStep } from './PrintStep';
import { PrintTips } from './PrintTips';
import { type PrintSheetProps, PrintVision } from './PrintVision';
import { type Places, placesOf } from './places';

/** The whole playbook: the vision on its own page, then every process, the metrics, and each tip where it is served first. */
export function PrintPlaybook({ playbook, edition, t }: PrintSheetProps): JSX.Element {
  const places = placesOf(playbook);
  const { vision, processes, metrics } = playbook;
  return (
    <>
      <PrintVision playbook={playbook} edition={edition} t={t} />
      {vision.redirects.length > 0 && (
        <article class="sheet">
          <h3>{t('options_print_redirects')}</h3>
          {vision.redirects.map((redirect) => (
            <PrintRedirect key={redirect.id} redirect={redirect} t={t} />
          ))}
        </article>
      )}
      {processes.map((process) => (
        <PrintProcess key={process.id} process={process} places={places} t={t} />
      ))}
      {metrics.length > 0 && (
        <article class="sheet">
          <h3>{t('options_kind_metric')}</h3>
          {metrics.map((metric) => (
            <PrintMetric key={metric.id} metric={metric} places={places} t={t} />
          ))}
        </article>
      )}
      {places.unserved.length > 0 && (
        <article class="sheet">
          <h3>{t('options_print_unserved')}</h3>
          <PrintTips tips={places.unserved} heading="h4" places={places} t={t} />
        </article>
      )}
      {places.retired.length > 0 && (
        <article class="sheet">
          <h3>{t('options_print_retired')}</h3>
          <PrintTips tips={places.retired} heading="h4" places={places} t={t} />
        </article>
      )}
    </>
  );
}

function PrintProcess({ process, places, t }: { process: Process; places: Places; t: Translate }): JSX.Element {
  return (
    <article class="sheet">
      <h3>
        {process.title}
        <small>
          {process.kinds.map((kind) => t.dynamic(`options_print_kind_${kind}`)).join(', ')}
          {process.owner ? ` · ${process.owner}` : ''}
        </small>
      </h3>
      {process.when && (
        <p class="when">
          {t('options_print_applies')} {places.words(process.when, t)}
        </p>
      )}
      {process.stages.map((stage) => (
        <PrintStage key={stage.id} stage={stage} places={places} t={t} />
      ))}
    </article>
  );
}

function PrintStage({ stage, places, t }: { stage: Stage; places: Places; t: Translate }): JSX.Element {
  const names = Object.entries(stage.crmStages).filter(([, list]) => list.length > 0);
  return (
    <section class="stage">
      <h4>
        {stage.title}
        {stage.outcome !== 'open' && <small>{t.dynamic(`options_print_stage_${stage.outcome}`)}</small>}
      </h4>
      {stage.purpose && <p>{stage.purpose}</p>}
      {names.length > 0 && (
        <p class="soft">
          {names.map(([crm, list]) => `${t.dynamic(`popup_crm_${crm}`)}: ${list.join(', ')}`).join(' · ')}
        </p>
      )}
      {stage.steps.map((step) => (
        <PrintStep key={step.id} step={step} places={places} t={t} />
      ))}
    </section>
  );
}

function PrintMetric({ metric, places, t }: { metric: Metric; places: Places; t: Translate }): JSX.Element {
  const { source, unit } = metric;
  const current = source.kind === 'team' ? source.current : undefined;
  const facts = [
    source.kind === 'record' ? t.dynamic(`options_print_measure_${source.measure}`, { field: source.field ?? '' }) : '',
    t.dynamic(`options_print_direction_${metric.direction}`),
    metric.target === undefined ? '' : t('options_print_target_is', { amount: amountText(metric.target, unit, t) }),
    current === undefined ? '' : t('options_print_current_is', { amount: amountText(current, unit, t) }),
    source.kind === 'team' && source.asOf !== undefined ? t('options_age_day', { date: dayText(source.asOf, t) }) : '',
    metric.owner ?? '',
  ];
  return (
    <section class="step">
      <h4 class="entry">{metric.title}</h4>
      <p>{metric.definition}</p>
      <p class="soft">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <Serves label={t('options_print_serves')} titles={places.goals(metric.goals)} />
      <PrintTips tips={places.ofMetric.get(metric.id) ?? []} heading="h5" places={places} t={t} />
    </section>
  );
}

function Serves({ label, titles }: { label: string; titles: readonly string[] }): JSX.Element | null {
  return titles.length === 0 ? null : (
    <p class="serves">
      {label} {titles.join(' · ')}
    </p>
  );
}

function PrintRedirect({ redirect, t }: { redirect: Redirect; t: Translate }): JSX.Element {
  const { date, title, cause, outcome } = redirect;
  const reframe = (['challenge', 'opportunity', 'whyWeCan'] as const).flatMap((part) => {
    const text = redirect[part];
    return text === undefined ? [] : [{ part, text }];
  });
  return (
    <section class="step">
      <h4 class="entry">
        {dayText(date, t)}: {title}
        <small>
          {t.dynamic(`options_print_cause_${cause}`)} · {t.dynamic(`options_print_outcome_${outcome}`)}
        </small>
      </h4>
      <p>{redirect.whatChanged}</p>
      <p>{redirect.whyConsiderable}</p>
      {reframe.map(({ part, text }) => (
        <p key={part}>
          <b>{t.dynamic(`options_print_reframe_${part}`)}</b> {text}
        </p>
      ))}
    </section>
  );
}
