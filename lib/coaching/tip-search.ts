import type { Tip } from '../playbook/schema';
import { foldText } from './fold-text';
import { forgiven, isNear } from './near-words';

interface Texts {
  title: string;
  all: string;
  /** Each word once, whole numbers left out. */
  words: readonly string[];
}

const LETTER = /\p{L}/u;
const searched = new WeakMap<Tip, Texts>();

/** A tip's texts as they are searched in; made once, so give tips a moment before the first search (`readyTips`). */
function textsOf(tip: Tip): Texts {
  const known = searched.get(tip);
  if (known) return known;
  const title = foldText(tip.title);
  const links = tip.resources.map((resource) => resource.title).join('\n');
  const all = `${title}\n${foldText(`${tip.body}\n${tip.owner ?? ''}\n${links}\n${tip.id}`)}`;
  const words = [...new Set(all.match(/[\p{L}\p{N}]+/gu))].filter((word) => LETTER.test(word));
  const made = { title, all, words };
  searched.set(tip, made);
  return made;
}

export const titleHolds = (tip: Tip, query: string): boolean => textsOf(tip).title.includes(query);

/** Whether every word is somewhere in a tip's texts. Folded words. */
export function holds(tip: Tip, words: readonly string[]): boolean {
  const { all } = textsOf(tip);
  return words.every((word) => all.includes(word));
}

/** In which tips, by their place in the list, each word stands. */
interface Vocabulary {
  places: Map<string, number[]>;
  upTo: number;
}

const vocabularies = new WeakMap<readonly Tip[], Vocabulary>();

/** Makes the texts of some tips ready for search; answers where to go on, or null when all are. */
export function readyTips(tips: readonly Tip[], from: number, count: number): number | null {
  const end = Math.min(tips.length, from + count);
  const vocabulary = vocabularies.get(tips) ?? { places: new Map<string, number[]>(), upTo: 0 };
  vocabularies.set(tips, vocabulary);
  for (; vocabulary.upTo < end; vocabulary.upTo++) {
    const tip = tips[vocabulary.upTo];
    for (const word of tip ? textsOf(tip).words : []) {
      const places = vocabulary.places.get(word);
      if (places) places.push(vocabulary.upTo);
      else vocabulary.places.set(word, [vocabulary.upTo]);
    }
  }
  return end < tips.length ? end : null;
}

/** The tips that have every word, or one spelt nearly like it, or one that it is part of; numbers as they are. Folded words. */
export function nearTips(tips: readonly Tip[], words: readonly string[]): ReadonlySet<Tip> {
  readyTips(tips, 0, tips.length);
  const places = vocabularies.get(tips)?.places ?? new Map<string, number[]>();
  const isWord = (word: string): boolean => LETTER.test(word);
  const numbers = words.filter((word) => !isWord(word));
  let found: Set<number> | undefined;
  for (const word of words.filter(isWord)) {
    const most = forgiven(word);
    const here = new Set<number>();
    for (const [known, at] of places) {
      if (!known.includes(word) && !isNear(word, known, most)) continue;
      for (const place of at) if (!found || found.has(place)) here.add(place);
    }
    found = here;
    if (here.size === 0) break;
  }
  const near = [...(found ?? [])].flatMap((place) => tips[place] ?? []);
  return new Set(near.filter((tip) => holds(tip, numbers)));
}
