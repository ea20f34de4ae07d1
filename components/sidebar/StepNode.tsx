import type { JSX } from 'preact';
import type { Advice, MetricAdvice, StepAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { MetricRow } from './MetricRow';
import { Resources } from './Resources';
import { SightNode } from './SightNode';
import { conditionWords } from './words';

interface StepRowProps {
  step: StepAdvice;
  current: boolean;
  pending: 'saving' | 'failed' | undefined;
  how: Block[] | undefined;
  t: Translate;
  tick(step: string, done: boolean): void;
}

/** How a step that has a condition stands: the record itself decides, so there is nothing to press. */
function ConditionMark({ done, t }: { done: StepAdvice['done']; t: Translate }): JSX.Element {
  const words = t(
    done === 'condition' ? 'panel_step_done' : done === 'unknown' ? 'panel_step_unknown' : 'panel_step_open',
  );
  return (
    <span class={`mark ${done}`} role="img" aria-label={words}>
      {done === 'condition' && <Icon name="check" />}
      {done === 'unknown' && '?'}
    </span>
  );
}

function StepRow({ step, current, pending, how, t, tick }: StepRowProps): JSX.Element {
  const done = step.done === 'condition' || step.done === 'hand';
  const text = (
    <span>
      {current ? <h3>{step.title}</h3> : <span class="step-title">{step.title}</span>}
      {step.doneWhen && !done && (
        <small>
          {t(step.done === 'unknown' ? 'panel_done_when_unknown' : 'panel_done_when', {
            condition: conditionWords(step.doneWhen, t),
          })}
        </small>
      )}
      {pending === 'failed' && (
        <small class="bad" role="alert">
          {t('panel_tick_failed')}
        </small>
      )}
    </span>
  );
  return (
    <li
      class={`step ${done ? 'done' : ''}`}
      data-step={step.id}
      data-done={step.done}
      aria-current={current ? 'step' : undefined}
    >
      {step.doneWhen ? (
        <div class="step-line">
          <ConditionMark done={step.done} t={t} />
          {text}
        </div>
      ) : (
        <label class="step-line">
          <input
            type="checkbox"
            checked={done}
            aria-busy={pending === 'saving'}
            onChange={(event) => tick(step.id, event.currentTarget.checked)}
          />
          {text}
        </label>
      )}
      {current && (
        <div class="step-detail">
          <p>{step.why}</p>
          {(how || step.resources.length > 0) && (
            <details class="more">
              <summary>{t('panel_how')}</summary>
              {how && <Markdown blocks={how} />}
              <Resources resources={step.resources} t={t} />
            </details>
          )}
        </div>
      )}
    </li>
  );
}

/** The first metric that has a value, at a glance; the others folded, so that the tip stays in view. */
function Metrics({ metrics, t }: { metrics: MetricAdvice[]; t: Translate }): JSX.Element | null {
  const first = metrics.find(({ value }) => value !== null) ?? metrics[0];
  if (!first) return null;
  const others = metrics.filter((metric) => metric !== first);
  return (
    <div class="metrics">
      <MetricRow metric={first} t={t} />
      {others.length > 0 && (
        <details class="more">
          <summary>{t('panel_more_metrics', { count: others.length })}</summary>
          {others.map((metric) => (
            <MetricRow key={metric.id} metric={metric} t={t} />
          ))}
        </details>
      )}
    </div>
  );
}

interface StepNodeProps {
  advice: Advice;
  markdown: { [source: string]: Block[] };
  pending: { [step: string]: 'saving' | 'failed' };
  t: Translate;
  tick(step: string, done: boolean): void;
}

/** What this stage asks of this record, and the metrics it moves. */
export function StepNode({ advice, markdown, pending, t, tick }: StepNodeProps): JSX.Element {
  const { stage, steps } = advice;
  if ('none' in stage) {
    return (
      <SightNode hat="manager" eyebrow={t('panel_step')} reasons={advice.reasons} t={t}>
        <h3>{t.dynamic(`panel_no_stage_${stage.none}`, { label: stage.label ?? '' })}</h3>
        <p>{t.dynamic(`panel_no_stage_${stage.none}_mend`, { label: stage.label ?? '' })}</p>
        {advice.nearest && (
          <>
            <p class="next">
              {t('panel_nearest', { process: advice.nearest.process.title, stage: advice.nearest.stage.title })}
            </p>
            <ul class="nearest">
              {advice.nearest.steps.map((step) => (
                <li key={step.id}>{step.title}</li>
              ))}
            </ul>
          </>
        )}
      </SightNode>
    );
  }
  const at = steps.findIndex((step) => step.id === advice.step);
  const current = steps[at];
  const eyebrow = current
    ? t('panel_step_of', { number: at + 1, of: steps.length, stage: stage.title })
    : t('panel_stage', { stage: stage.title });
  return (
    <SightNode hat="manager" eyebrow={eyebrow} reasons={current?.reasons ?? advice.reasons} t={t}>
      {!current && <h3>{t(steps.length > 0 ? 'panel_stage_complete' : 'panel_stage_no_steps')}</h3>}
      {steps.length > 0 && (
        <ol class="steps">
          {steps.map((step) => (
            <StepRow
              key={step.id}
              step={step}
              current={step.id === advice.step}
              pending={pending[step.id]}
              how={step.how === undefined ? undefined : markdown[step.how]}
              t={t}
              tick={tick}
            />
          ))}
        </ol>
      )}
      <Metrics metrics={advice.metrics} t={t} />
      {!current && advice.next && <p class="next">{t('panel_next_stage', { stage: advice.next.title })}</p>}
    </SightNode>
  );
}
