import type { JSX } from 'preact';
import type { Advice, MetricAdvice, StepAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { Flag, type Flags } from './Flag';
import { MetricRow } from './MetricRow';
import type { Pending } from './model';
import type { Shelf } from './parts';
import { Resources } from './Resources';
import { Serves } from './Serves';
import { SightNode } from './SightNode';
import { conditionWords } from './words';

interface StepRowProps {
  step: StepAdvice;
  current: boolean;
  pending: Pending[string] | undefined;
  how: Block[] | undefined;
  flags: Flags | null;
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

function StepRow({ step, current, pending, how, flags, t, tick }: StepRowProps): JSX.Element {
  const done = step.done === 'condition' || step.done === 'hand';
  const text = (
    <span>
      {current ? <h3>{step.title}</h3> : <span class="step-title">{step.title}</span>}
      {step.doneWhen && !done && (
        <small>
          {t(step.done === 'unknown' ? 'panel_done_when_unknown' : 'panel_done_when', {
            condition: conditionWords(step.doneWhen, t, step.stageTitles),
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
      tabIndex={-1}
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
      {flags && <Flag kind="step" id={step.id} title={step.title} flags={flags} />}
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

/**
 * One metric at a glance: of the current step, and with a value, where there is such a one. The others are folded, so
 * that the tip stays in view, and what the next stage will ask is beside them.
 */
function Metrics({ advice, t }: { advice: Advice; t: Translate }): JSX.Element {
  const { metrics, step } = advice;
  const known = metrics.filter(({ value }) => value !== null);
  const first = known.find((metric) => moves(metric, step)) ?? known[0] ?? metrics[0];
  const others = metrics.filter((metric) => metric !== first);
  return (
    <>
      {first && (
        <div class="metrics">
          <MetricRow metric={first} t={t} />
        </div>
      )}
      <div class="folds">
        {others.length > 0 && (
          <details class="more">
            <summary>{t('panel_more_metrics', { count: others.length })}</summary>
            <div class="metrics">
              {others.map((metric) => (
                <MetricRow key={metric.id} metric={metric} t={t} />
              ))}
            </div>
          </details>
        )}
        {advice.next && <Next next={advice.next} t={t} />}
      </div>
    </>
  );
}

const moves = ({ reasons }: MetricAdvice, step: string | null): boolean =>
  reasons.some((reason) => reason.code === 'serves-step' && reason.step === step);

/** What the next stage will ask, folded: it is for looking ahead, not for now. */
function Next({ next, t }: { next: NonNullable<Advice['next']>; t: Translate }): JSX.Element {
  return (
    <details class="more">
      <summary>{t('panel_next_stage', { stage: next.title })}</summary>
      {next.steps.length > 0 ? (
        <ul class="nearest">
          {next.steps.map((step) => (
            <li key={step.id}>{step.title}</li>
          ))}
        </ul>
      ) : (
        <p class="soft">{t('panel_stage_no_steps')}</p>
      )}
    </details>
  );
}

/** The goal that this step or its metric was written for; not the vision's first, which is shown where there is none. */
function servedGoal({ goal }: Advice): string | null {
  const [reason] = goal?.reasons ?? [];
  return goal && reason?.code !== 'vision-first-goal' ? goal.title : null;
}

interface StepNodeProps {
  advice: Advice;
  markdown: { [source: string]: Block[] };
  pending: Pending;
  flags: Flags | null;
  shelf: Shelf;
  t: Translate;
  tick(step: string, done: boolean): void;
}

/** What this stage asks of this record, and the metrics it moves. */
export function StepNode({ advice, markdown, pending, flags, shelf, t, tick }: StepNodeProps): JSX.Element {
  const { stage, steps } = advice;
  if ('none' in stage) {
    return (
      <SightNode hat="manager" eyebrow={t('panel_step')} reasons={advice.reasons} shelf={shelf} t={t}>
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
  const served = servedGoal(advice);
  const eyebrow = current
    ? t('panel_step_of', { number: at + 1, of: steps.length, stage: stage.title })
    : t('panel_stage', { stage: stage.title });
  return (
    <SightNode hat="manager" eyebrow={eyebrow} reasons={current?.reasons ?? advice.reasons} shelf={shelf} t={t}>
      {served !== null && <Serves title={served} to=".node.leader" t={t} />}
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
              flags={flags}
              t={t}
              tick={tick}
            />
          ))}
        </ol>
      )}
      <Metrics advice={advice} t={t} />
    </SightNode>
  );
}
