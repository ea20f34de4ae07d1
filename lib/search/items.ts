import type { Playbook } from '../playbook/schema';

export type ItemKind = 'goal' | 'step' | 'metric' | 'tip';

/** One thing of a playbook that can be looked for. */
export interface SearchItem {
  kind: ItemKind;
  /** Id in the playbook; unique within its kind. */
  id: string;
  title: string;
  /** All other text that belongs to it, as written (Markdown included). */
  body: string;
  /** Where it belongs: titles of what it serves or stands in, the nearest first. */
  place: string[];
}

/**
 * Everything of a playbook that can be looked for: goals, steps, metrics and tips, in the order in which they are
 * written. Retired tips are left out, and so are ids that lead nowhere from `place`.
 */
export function itemsOf(playbook: Playbook): SearchItem[] {
  const goals = titlesOf(playbook.vision.goals);
  const metrics = titlesOf(playbook.metrics);
  const steps = new Map<string, string>();
  const found: SearchItem[] = playbook.vision.goals.map(({ id, title, why }) => ({
    kind: 'goal',
    id,
    title,
    body: why,
    place: [],
  }));
  for (const process of playbook.processes) {
    for (const stage of process.stages) {
      for (const { id, title, why, how, resources } of stage.steps) {
        steps.set(id, title);
        const body = textOf(why, how, resources);
        found.push({ kind: 'step', id, title, body, place: [stage.title, process.title] });
      }
    }
  }
  for (const metric of playbook.metrics) {
    const { id, title, definition } = metric;
    found.push({ kind: 'metric', id, title, body: definition, place: named(metric.goals, goals) });
  }
  for (const tip of playbook.tips) {
    if (tip.retired) continue;
    const place = [...named(tip.steps, steps), ...named(tip.metrics, metrics)];
    found.push({ kind: 'tip', id: tip.id, title: tip.title, body: textOf(tip.body, tip.owner, tip.resources), place });
  }
  return found;
}

const titlesOf = (things: readonly { id: string; title: string }[]): ReadonlyMap<string, string> =>
  new Map(things.map(({ id, title }) => [id, title]));

const named = (ids: readonly string[], titles: ReadonlyMap<string, string>): string[] =>
  ids.flatMap((id) => titles.get(id) ?? []);

const textOf = (text: string, more: string | undefined, resources: readonly { title: string }[]): string =>
  [text, more ?? '', ...resources.map(({ title }) => title)].join('\n');
