import type { Playbook } from '../../lib/playbook/schema';
import type { Target } from './model';

/** Titles of tips by id, and of stages by `<process> <stage>`; the id where the playbook does not have it. */
export function titlesFor({ tips, processes }: Playbook): (kind: 'tip' | 'stage', id: string) => string {
  return (kind, id) => {
    if (kind === 'tip') return tips.find((tip) => tip.id === id)?.title ?? id;
    return stageTargets(processes).find(({ key }) => key === id)?.name ?? id;
  };
}

/** Every stage of these processes as a target: "Deals › Negotiate". */
export function stageTargets(processes: Playbook['processes']): (Target & { key: string })[] {
  return processes.flatMap((process) =>
    process.stages.map((stage) => ({
      key: `${process.id} ${stage.id}`,
      name: `${process.title} › ${stage.title}`,
      to: { kind: 'stage', process: process.id, stage: stage.id },
    })),
  );
}
