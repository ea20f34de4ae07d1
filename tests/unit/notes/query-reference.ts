import type { Person, TiedKind } from '../../../lib/notes/event';
import { instantOf, parseQuery, type QueryTerm } from '../../../lib/notes/parse-query';
import type { ReviewQuery } from '../../../lib/notes/query';
import type { ThreadView } from '../../../lib/notes/thread';

/**
 * What a query means, thread by thread and as plainly as possible: what the index is held against. It takes nothing from the index but
 * the query's parser.
 */
export interface Searched {
  view: ThreadView;
  unread: boolean;
}
export interface Known {
  people: readonly Person[];
  titleOf(kind: TiedKind, id: string): string | undefined;
}

const KINDS = ['goal', 'step', 'metric', 'tip'] as const;
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
const split = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The threads that are found: those that have every word, or where there is none, those that have any. */
export function found<T extends Searched>(query: ReviewQuery, threads: readonly T[], known: Known, now: number): T[] {
  const { terms } = parseQuery(query.text);
  const fitting = threads.filter(
    (one) => !isGone(one) && isChosen(query, one) && terms.every((term) => isSo(term, one, known, now)),
  );
  const words = [...new Set(terms.flatMap((term) => (term.kind === 'word' && !term.not ? split(term.text) : [])))];
  const all = fitting.filter((one) => words.every((word) => hasWord(one, word)));
  return all.length > 0 || words.length < 2 ? all : fitting.filter((one) => words.some((word) => hasWord(one, word)));
}

const isGone = ({ view }: Searched): boolean => view.notes.every(({ text }) => text === null);

/** Every text of a thread as its words, one list a text: notes, titles of links, the names of what it is about. */
function textsOf({ view }: Searched): string[][] {
  const notes = view.notes.flatMap(({ text }) =>
    text ? [text.markdown.replace(/\(person:[^)]*\)/g, ' '), ...text.links.map(({ title }) => title)] : [],
  );
  const names = [view.record?.name, view.tie?.kind === 'field' ? view.tie.label : undefined, view.snapshot.stage];
  return [...notes, ...names.map((name) => name ?? '')].map(split);
}

const hasWord = (one: Searched, word: string): boolean =>
  textsOf(one).some((words) => words.some((other) => other.startsWith(word) || isNear(word, other)));
const hasPhrase = (one: Searched, phrase: string[]): boolean =>
  textsOf(one).some((words) => words.some((_, at) => phrase.every((word, index) => words[at + index] === word)));

function isNear(word: string, other: string): boolean {
  const most = word.length > 5 ? 2 : word.length > 3 ? 1 : 0;
  return most > 0 && distance(word, other) <= most;
}

function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1));
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows = Array.from({ length: a.length + 1 }, (_, at) => at);
  for (let column = 1; column <= b.length; column++) {
    let diagonal = rows[0] ?? 0;
    rows[0] = column;
    for (let row = 1; row <= a.length; row++) {
      const above = rows[row] ?? 0;
      rows[row] = Math.min(above + 1, (rows[row - 1] ?? 0) + 1, diagonal + (a[row - 1] === b[column - 1] ? 0 : 1));
      diagonal = above;
    }
  }
  return rows[a.length] ?? 0;
}

function isChosen(query: ReviewQuery, { view, unread }: Searched): boolean {
  const any = <T>(wanted: readonly T[] | undefined, has: (one: T) => boolean): boolean =>
    wanted === undefined || wanted.length === 0 || wanted.some(has);
  return (
    any(query.people, (person) => view.notes.some(({ author }) => author === person)) &&
    any(query.crms, (crm) => view.record?.crm === crm) &&
    any(query.objects, (object) => view.record?.object === object) &&
    (query.record === undefined || view.record?.key === query.record) &&
    any(query.stages, (stage) => view.snapshot.stage === stage) &&
    any(query.items, ({ kind, id }) => itemsOf(view, kind).includes(id)) &&
    any(query.tags, (tag) => view.tags.includes(tag)) &&
    any(query.states, (state) => view.state === state) &&
    any(query.visibilities, (visibility) => view.visibility === visibility) &&
    any(query.kinds, (kind) => (view.flag === null ? 'note' : 'flag') === kind) &&
    any(query.flags, (flag) => view.flag === flag) &&
    (query.from === undefined || view.lastAt >= query.from) &&
    (query.until === undefined || view.lastAt < query.until) &&
    (query.unread === undefined || unread === query.unread) &&
    (query.mentions === undefined || view.mentions.includes(query.mentions))
  );
}

const itemsOf = ({ tie, snapshot }: ThreadView, kind: TiedKind): string[] =>
  [snapshot[kind], tie?.kind === kind ? tie.id : null].flatMap((id) => id ?? []);

function isSo(term: QueryTerm, one: Searched, known: Known, now: number): boolean {
  if ('text' in term) {
    const words = split(term.text);
    if (words.length === 0 || (term.kind === 'word' && !term.not)) return true;
    return hasPhrase(one, words) !== term.not;
  }
  return holds(term, one, known, now) !== term.not;
}

function holds(
  term: Exclude<QueryTerm, { text: string }>,
  { view, unread }: Searched,
  known: Known,
  now: number,
): boolean {
  switch (term.kind) {
    case 'crm':
      return view.record?.crm === term.crm;
    case 'before':
      return view.lastAt < instantOf(term.moment, now);
    case 'after':
      return view.lastAt >= instantOf(term.moment, now);
    case 'has':
      if (term.has === 'link') return view.notes.some(({ text }) => text !== null && text.links.length > 0);
      return term.has === 'checklist' ? view.checklist.length > 0 : view.mentions.length > 0;
    case 'is':
      if (term.is === 'unread') return unread;
      if (term.is === 'flag' || term.is === 'note') return (view.flag === null) === (term.is === 'note');
      return view.state === term.is || view.flag === term.is || view.visibility === term.is;
    case 'name':
      return valuesOf(term.field, view, known).some(({ id, name }) => id === term.value || isNamed(name, term.value));
  }
}

const isNamed = (name: string | undefined, value: string): boolean =>
  name !== undefined &&
  split(value).length > 0 &&
  split(value).every((word) => split(name).some((other) => other.startsWith(word)));

type NameField = Extract<QueryTerm, { kind: 'name' }>['field'];

function valuesOf(field: NameField, view: ThreadView, known: Known): { id: string; name: string | undefined }[] {
  const itself = (name: string | null | undefined) => (name === null || name === undefined ? [] : [{ id: name, name }]);
  const people = (ids: string[]) => ids.map((id) => ({ id, name: known.people.find((one) => one.id === id)?.name }));
  switch (field) {
    case 'person':
      return people(view.notes.map(({ author }) => author));
    case 'mention':
      return people(view.mentions);
    case 'object':
      return itself(view.record?.object);
    case 'record':
      return [...itself(view.record?.key), ...itself(view.record?.name)];
    case 'stage':
      return itself(view.snapshot.stage);
    case 'field':
      return view.tie?.kind === 'field' ? [{ id: view.tie.key, name: view.tie.key }] : [];
    case 'tag':
      return view.tags.flatMap(itself);
    default:
      return KINDS.flatMap((kind) =>
        kind === field ? itemsOf(view, kind).map((id) => ({ id, name: known.titleOf(kind, id) })) : [],
      );
  }
}
