import type { ReviewData } from '../model';

export interface PersonLine {
  id: string;
  /** Of their last word in any thread; null: none. */
  lastAt: number | null;
  openThreads: number;
}

/** Everybody who is known or wrote; those with the most open threads first, then by name. */
export function peopleLines(
  { people }: Pick<ReviewData, 'people'>,
  writers: readonly { person: string; lastAt: number; openThreads: number }[],
): PersonLine[] {
  const lines = new Map<string, PersonLine>();
  for (const { id } of people) lines.set(id, { id, lastAt: null, openThreads: 0 });
  for (const { person, lastAt, openThreads } of writers) lines.set(person, { id: person, lastAt, openThreads });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = ({ id }: PersonLine): string => names.get(id) ?? '';
  return [...lines.values()].sort(
    (one, other) => other.openThreads - one.openThreads || nameOf(one).localeCompare(nameOf(other)),
  );
}
