import { nearestOf } from '../refusal-from-issue';
import type { Playbook } from '../schema';
import { foldTitle } from './cell';

/** Folded titles to ids; a title that two items have names neither. */
export function titlesOf(items: readonly { id: string; title: string }[]): Map<string, string> {
  const titles = new Map<string, string>();
  const twice = new Set<string>();
  for (const { id, title } of items) {
    const folded = foldTitle(title);
    if (titles.has(folded)) twice.add(folded);
    titles.set(folded, id);
  }
  for (const folded of twice) titles.delete(folded);
  return titles;
}

/** Every step of a playbook, through all processes and stages. */
export function stepsOf(playbook: Playbook): { id: string; title: string }[] {
  return playbook.processes.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps));
}

export interface Lack {
  column: string;
  found: string;
  nearest?: string;
}

/** Which of some ids are not among those known, each with the known one that was probably meant. */
export function lackFinder(known: readonly { id: string }[], column: string): (ids: readonly string[]) => Lack[] {
  const ids = new Set(known.map(({ id }) => id));
  return (wanted) =>
    wanted
      .filter((id) => !ids.has(id))
      .map((found) => {
        const nearest = nearestOf([...ids], found);
        return { column, found, ...(nearest === undefined ? {} : { nearest }) };
      });
}
