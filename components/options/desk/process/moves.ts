import { movedBy, nextPlace, placeStage, placeStep } from '../../../../lib/playbook/arrange';
import { stepIn } from '../../../../lib/playbook/find-in';
import { within } from '../../../../lib/playbook/revise';
import type { Playbook, Process } from '../../../../lib/playbook/schema';

/** A row of the outline, by what it stands for. */
export type RowKey = `process:${string}` | `stage:${string}` | `step:${string}`;

export const rowKey = {
  process: (id: string): RowKey => `process:${id}`,
  stage: (process: string, stage: string): RowKey => `stage:${process}/${stage}`,
  step: (id: string): RowKey => `step:${id}`,
};

interface RowParts {
  kind: string;
  id: string;
  /** Of a stage. */
  process: string;
}

function partsOf(key: string): RowParts {
  const colon = key.indexOf(':');
  const [kind, rest] = [key.slice(0, colon), key.slice(colon + 1)];
  const slash = kind === 'stage' ? rest.indexOf('/') : -1;
  return slash < 0
    ? { kind, id: rest, process: '' }
    : { kind, id: rest.slice(slash + 1), process: rest.slice(0, slash) };
}

/** The playbook with a row one place further up (-1) or down (1); the same one at the end of its list. */
export function moveRow(playbook: Playbook, key: string, by: -1 | 1): Playbook {
  const { kind, id, process } = partsOf(key);
  switch (kind) {
    case 'process':
      return within(playbook, 'processes', movedBy(playbook.processes, id, by));
    case 'stage': {
      const stages = playbook.processes.find((one) => one.id === process)?.stages ?? [];
      return placeStage(playbook, process, id, stages.findIndex((stage) => stage.id === id) + by);
    }
    default: {
      const target = nextPlace(playbook, id, by);
      return target ? placeStep(playbook, id, target) : playbook;
    }
  }
}

/** Whether a row may be dropped beside another: among its own kind, and a step also onto a stage. */
export function acceptsRow(dragged: string, target: string): boolean {
  const [one, other] = [partsOf(dragged), partsOf(target)];
  if (one.kind === 'stage') return other.kind === 'stage' && one.process === other.process;
  return one.kind === other.kind || (one.kind === 'step' && other.kind === 'stage');
}

/** The playbook with a row dropped before or after another; a step that is dropped onto a stage becomes its first. */
export function dropRow(playbook: Playbook, dragged: string, target: string, side: 'before' | 'after'): Playbook {
  const [one, other] = [partsOf(dragged), partsOf(target)];
  const after = side === 'after' ? 1 : 0;
  const indexFor = (from: number, to: number): number => (from >= 0 && from < to + after ? to + after - 1 : to + after);
  const indexOf = (list: readonly { id: string }[], id: string): number => list.findIndex((item) => item.id === id);
  if (one.kind === 'process') {
    const { processes } = playbook;
    const from = indexOf(processes, one.id);
    const to = indexFor(from, indexOf(processes, other.id));
    return within(playbook, 'processes', movedBy(processes, one.id, to - from));
  }
  if (one.kind === 'stage') {
    const stages = playbook.processes.find(({ id }) => id === one.process)?.stages ?? [];
    const from = indexOf(stages, one.id);
    return placeStage(playbook, one.process, one.id, indexFor(from, indexOf(stages, other.id)));
  }
  if (other.kind === 'stage') return placeStep(playbook, one.id, { process: other.process, stage: other.id, index: 0 });
  const place = stepIn(playbook, other.id);
  if (!place) return playbook;
  const { process, stage, index } = place;
  return placeStep(playbook, one.id, {
    process: process.id,
    stage: stage.id,
    index: indexFor(indexOf(stage.steps, one.id), index),
  });
}

/** Where a row stands now, for words: its title, its place from 1, of how many, and in what. */
export function standingOf(
  { processes }: Pick<Playbook, 'processes'>,
  key: string,
): { title: string; place: number; count: number; within: string | null } | null {
  const { kind, id, process } = partsOf(key);
  const at = (list: readonly { id: string; title: string }[], around: string | null) => {
    const index = list.findIndex((one) => one.id === id);
    const found = list[index];
    return found ? { title: found.title, place: index + 1, count: list.length, within: around } : null;
  };
  if (kind === 'process') return at(processes, null);
  if (kind === 'stage') {
    const home: Process | undefined = processes.find((one) => one.id === process);
    return home ? at(home.stages, home.title) : null;
  }
  const place = stepIn({ processes }, id);
  return place ? at(place.stage.steps, place.stage.title) : null;
}
