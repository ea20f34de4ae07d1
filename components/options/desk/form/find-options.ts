export interface PickOption {
  id: string;
  title: string;
  /** Where it belongs, where titles alone do not say it: the stage of a step. */
  within?: string;
}

/** Texts to search in, made once for a list of options: lists come from the playbook, and stay the same while one types. */
const folded = new WeakMap<readonly PickOption[], string[]>();

const fold = (text: string): string => text.toLocaleLowerCase();

/**
 * The first `most` options that hold every word of the query in title, place or id, without those already chosen; in the
 * order of the list, with titles that begin with the query in front.
 */
export function findOptions(
  options: readonly PickOption[],
  query: string,
  chosen: readonly string[],
  most: number,
): PickOption[] {
  const texts = folded.get(options) ?? options.map(({ id, title, within }) => fold(`${title}\n${within ?? ''}\n${id}`));
  folded.set(options, texts);
  const whole = fold(query.trim());
  const words = whole.split(/\s+/).filter(Boolean);
  const taken = new Set(chosen);
  const [first, others]: [PickOption[], PickOption[]] = [[], []];
  for (const [index, option] of options.entries()) {
    const text = texts[index] ?? '';
    if (taken.has(option.id) || !words.every((word) => text.includes(word))) continue;
    (whole !== '' && text.startsWith(whole) ? first : others).push(option);
    if (first.length >= most || (whole === '' && others.length >= most)) break;
  }
  return [...first, ...others].slice(0, most);
}
