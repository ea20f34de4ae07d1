import type { Person, TiedKind } from '../../notes/event';
import { instantOf, parseQuery, type QueryTerm } from '../../notes/parse-query';
import type { ReviewQuery } from '../../notes/query';
import type { NameField } from '../../notes/query-words';
import { wordsIn } from '../../search/words';
import type { factsOf } from './block';
import { type WordsWanted, wordsWanted } from './find-words';
import { itemValue, VALUE } from './indexed';
import { oneLine } from './make-block';

/** What names in a query are looked up in. */
export interface Known {
  people: readonly Person[];
  /** Titles of the playbook's items; undefined for one that is not in it. */
  titleOf(kind: TiedKind, id: string): string | undefined;
}

type Facts = ReturnType<typeof factsOf>;

/** A query as the index is asked it: what has to hold of a thread's facts and time, values and words. */
export interface Wanted {
  facts: ((facts: Facts) => boolean)[];
  /** Milliseconds since the epoch of the last word: from (included), until (excluded). */
  from: number;
  until: number;
  /** Of each, a value has to be there that fits, or with `not` may not be. */
  values: { fits: (value: string) => boolean; not: boolean }[];
  words: WordsWanted;
}

/** Takes a query apart: what was typed, and what was chosen. */
export function wantedOf(query: ReviewQuery, known: Known, now: number): Wanted {
  const { terms } = parseQuery(query.text);
  const wanted: Wanted = {
    facts: [],
    from: query.from ?? Number.NEGATIVE_INFINITY,
    until: query.until ?? Number.POSITIVE_INFINITY,
    values: [],
    words: wordsWanted(terms.flatMap((term) => (term.kind === 'word' || term.kind === 'phrase' ? [term] : []))),
  };
  for (const term of terms) addTerm(wanted, term, known, now);
  const { crms, states, visibilities, kinds, flags, unread } = query;
  addFact(wanted, crms, ({ crm }) => crm);
  addFact(wanted, states, ({ state }) => state);
  addFact(wanted, visibilities, ({ visibility }) => visibility);
  addFact(wanted, kinds, ({ flag }) => (flag === null ? 'note' : 'flag'));
  addFact(wanted, flags, ({ flag }) => flag);
  if (unread !== undefined) wanted.facts.push((facts) => facts.unread === unread);
  addValues(wanted, VALUE.person, query.people);
  addValues(wanted, VALUE.object, query.objects);
  addValues(wanted, VALUE.stage, query.stages);
  addValues(wanted, VALUE.tag, query.tags);
  addValues(wanted, VALUE.record, query.record === undefined ? undefined : [query.record]);
  addValues(wanted, VALUE.mention, query.mentions === undefined ? undefined : [query.mentions]);
  const items = query.items?.map(({ kind, id }) => itemValue(kind, id).slice(VALUE.item.length));
  addValues(wanted, VALUE.item, items);
  return wanted;
}

function addFact<T>(wanted: Wanted, any: readonly T[] | undefined, of: (facts: Facts) => T | null): void {
  if (any === undefined || any.length === 0) return;
  wanted.facts.push((facts) => {
    const value = of(facts);
    return value !== null && any.includes(value);
  });
}

function addValues(wanted: Wanted, kind: string, any: readonly string[] | undefined): void {
  if (any === undefined || any.length === 0) return;
  const values = new Set(any.map((value) => oneLine(kind + value)));
  wanted.values.push({ fits: (value) => values.has(value), not: false });
}

function addTerm(wanted: Wanted, term: QueryTerm, known: Known, now: number): void {
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return;
    case 'crm':
      wanted.facts.push(({ crm }) => (crm === term.crm) !== term.not);
      return;
    case 'is':
      wanted.facts.push((facts) => isSo(facts, term.is) !== term.not);
      return;
    case 'has':
      wanted.values.push({ fits: (value) => value === VALUE.has + term.has, not: term.not });
      return;
    case 'before':
    case 'after': {
      // What is not before is from then on, and the other way round.
      const instant = instantOf(term.moment, now);
      if ((term.kind === 'after') !== term.not) wanted.from = Math.max(wanted.from, instant);
      else wanted.until = Math.min(wanted.until, instant);
      return;
    }
    case 'name':
      wanted.values.push({ fits: nameFits(term.field, term.value, known), not: term.not });
  }
}

type IsWord = Extract<QueryTerm, { kind: 'is' }>['is'];
const isSo = ({ state, visibility, flag, unread }: Facts, word: IsWord): boolean => {
  switch (word) {
    case 'unread':
      return unread;
    case 'flag':
      return flag !== null;
    case 'note':
      return flag === null;
    default:
      return state === word || visibility === word || flag === word;
  }
};

/** Whether a value of the index is meant by a name: its id, or a name or title in which each word of it begins a word. */
function nameFits(field: NameField, value: string, known: Known): (value: string) => boolean {
  const words = wordsIn(value);
  const named = (name: string | undefined): boolean => {
    if (name === undefined || words.length === 0) return false;
    const there = wordsIn(name);
    return words.every((word) => there.some((other) => other.startsWith(word)));
  };
  /** Values of these kinds, by themselves or by the name that they have. */
  const among = (kinds: readonly string[], nameOf: (value: string) => string | undefined) => {
    const seen = new Map<string, boolean>();
    return (given: string): boolean => {
      const kind = kinds.find((one) => given.startsWith(one));
      if (kind === undefined) return false;
      const answer = seen.get(given) ?? (given.slice(kind.length) === value || named(nameOf(given.slice(kind.length))));
      seen.set(given, answer);
      return answer;
    };
  };
  switch (field) {
    case 'person':
    case 'mention': {
      const names = new Map(known.people.map(({ id, name }) => [id, name]));
      return among([VALUE[field]], (id) => names.get(id));
    }
    case 'step':
    case 'tip':
    case 'goal':
    case 'metric':
      return among([itemValue(field, '')], (id) => known.titleOf(field, id));
    case 'record':
      return among([VALUE.record, VALUE.name], (name) => name);
    case 'object':
    case 'stage':
    case 'field':
    case 'tag':
      return among([VALUE[field]], (name) => name);
  }
}
