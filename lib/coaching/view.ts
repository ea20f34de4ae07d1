import type { Metric, Step } from '../playbook/schema';
import type { Progress, Reason, StepAdvice } from './advice';
import { type CompiledProcess, type CompiledRelease, type Link, SERVES } from './compile';
import type { Place } from './place';
import { stepsOf } from './steps';

/** A metric in view and how it got there. */
export interface MetricInView {
  metric: Metric;
  reason: Reason;
}

/** What is in view from the record's place: all that a tip may serve here. */
export interface View {
  /** Names the combination of links. */
  name: string;
  steps: StepAdvice[];
  step: string | null;
  /** The stage's steps as written, the current one first. */
  ordered: readonly Step[];
  metrics: readonly MetricInView[];
  links: readonly Link[];
}

/**
 * In a stage: its steps, the current one first, and the metrics that they move. In no stage: the metrics of the process
 * or of the nearest one; without any, those that serve the vision's first goal. Steps of other stages are never in view.
 */
export function viewOf(release: CompiledRelease, place: Place, progress: Progress): View {
  if ('compiled' in place.stage) return stageView(release, place, place.stage.compiled, progress);
  const process = place.process ?? place.nearest;
  const metrics = process ? processMetrics(release, process) : firstGoalMetrics(release);
  return {
    name: process ? `process ${process.process.id}` : 'first goal',
    steps: [],
    step: null,
    ordered: [],
    metrics,
    links: metrics.map(({ metric }) => ({ level: SERVES.metric, metric: metric.id })),
  };
}

function stageView(release: CompiledRelease, place: Place, stage: StageOf<Place>, progress: Progress): View {
  const { steps, step } = stepsOf(stage, place.facts, progress);
  const written = stage.steps.map((compiled) => compiled.step);
  const ordered = [...written.filter(({ id }) => id === step), ...written.filter(({ id }) => id !== step)];
  const metrics = metricsOf(release, ordered);
  const near = new Set(step === null ? [] : ordered[0]?.metrics);
  return {
    name: `stage ${place.process?.process.id} ${stage.stage.id} ${step ?? ''}`,
    steps,
    step,
    ordered,
    metrics,
    links: [
      ...ordered.map(({ id }) => ({ level: id === step ? SERVES.step : SERVES.stage, step: id })),
      ...metrics.map(({ metric: { id } }) => ({ level: near.has(id) ? SERVES.stepMetric : SERVES.metric, metric: id })),
    ],
  };
}

type StageOf<T extends Place> = Extract<T['stage'], { index: number }>['compiled'];

/** The metrics that the steps move, each once, with the first step that does. */
function metricsOf(release: CompiledRelease, steps: readonly Step[]): MetricInView[] {
  const found = new Map<string, MetricInView>();
  for (const step of steps) {
    for (const id of step.metrics) {
      const metric = release.metrics.get(id);
      if (!metric || found.has(id)) continue;
      found.set(id, { metric, reason: { code: 'serves-step', step: step.id, title: step.title } });
    }
  }
  return [...found.values()];
}

function processMetrics(release: CompiledRelease, process: CompiledProcess): MetricInView[] {
  return metricsOf(
    release,
    process.stages.flatMap(({ steps }) => steps.map(({ step }) => step)),
  );
}

function firstGoalMetrics(release: CompiledRelease): MetricInView[] {
  const [goal] = release.release.playbook.vision.goals;
  if (!goal) return [];
  return [...release.metrics.values()]
    .filter(({ goals }) => goals.includes(goal.id))
    .map((metric) => ({ metric, reason: { code: 'metric-serves-goal', metric: metric.id, title: metric.title } }));
}
