import type { Goal, Metric, Process } from '../../../lib/playbook/schema';
import type { PickOption } from './form/find-options';

/** Made once for a list of the playbook, so that the search which is kept with them is kept too. */
const made = new WeakMap<object, PickOption[]>();

function once(list: object, make: () => PickOption[]): PickOption[] {
  const known = made.get(list);
  if (known) return known;
  const options = make();
  made.set(list, options);
  return options;
}

export function goalOptions(goals: readonly Goal[]): PickOption[] {
  return once(goals, () => goals.map(({ id, title }) => ({ id, title })));
}

export function metricOptions(metrics: readonly Metric[]): PickOption[] {
  return once(metrics, () => metrics.map(({ id, title }) => ({ id, title })));
}

/** Every step, with the stage that it is in; the process too where there are several. */
export function stepOptions(processes: readonly Process[]): PickOption[] {
  return once(processes, () =>
    processes.flatMap((process) =>
      process.stages.flatMap((stage) =>
        stage.steps.map(({ id, title }) => ({
          id,
          title,
          within: processes.length > 1 ? `${process.title} · ${stage.title}` : stage.title,
        })),
      ),
    ),
  );
}
