import { pathText, type Refusal } from './refusal';
import type { Playbook } from './schema';

/**
 * Ids that occur twice in the same namespace. Goals, redirects, processes, metrics, tips and steps are each unique in
 * the whole playbook (ticks and tips name a step by its id alone); stages are unique within their process.
 */
export function duplicateIds(playbook: Playbook): Refusal[] {
  const refusals: Refusal[] = [];
  const check = (kind: NonNullable<Refusal['item']>['kind'], seen: Map<string, string>, ids: Set<string>) => {
    return (item: { id: string; title: string }, path: PropertyKey[]) => {
      const text = pathText([...path, 'id']);
      const first = seen.get(item.id);
      if (first === undefined) {
        seen.set(item.id, text);
        return;
      }
      const suggestion = freeId(item.id, ids);
      ids.add(suggestion);
      refusals.push({
        path: text,
        item: { kind, id: item.id, title: item.title },
        reason: { code: 'duplicate-id', found: item.id, first },
        mend: { code: 'rename-id', suggestion },
      });
    };
  };
  const list = (
    kind: NonNullable<Refusal['item']>['kind'],
    items: readonly { id: string; title: string }[],
    path: PropertyKey[],
  ) => {
    const visit = check(kind, new Map(), new Set(items.map(({ id }) => id)));
    for (const [index, item] of items.entries()) visit(item, [...path, index]);
  };
  list('goal', playbook.vision.goals, ['vision', 'goals']);
  list('redirect', playbook.vision.redirects, ['vision', 'redirects']);
  list('process', playbook.processes, ['processes']);
  const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  const visitStep = check('step', new Map(), new Set(steps.map(({ id }) => id)));
  for (const [p, process] of playbook.processes.entries()) {
    list('stage', process.stages, ['processes', p, 'stages']);
    for (const [s, stage] of process.stages.entries()) {
      for (const [i, step] of stage.steps.entries()) {
        visitStep(step, ['processes', p, 'stages', s, 'steps', i]);
      }
    }
  }
  list('metric', playbook.metrics, ['metrics']);
  list('tip', playbook.tips, ['tips']);
  return refusals;
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const candidate = `${id.slice(0, 75)}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
