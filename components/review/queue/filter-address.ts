import type { ReviewQuery } from '../../../lib/notes/query';
import {
  CRM_IDS,
  FLAGS,
  ITEM_KINDS,
  KINDS,
  type ListPart,
  type QueueFilter,
  SORTS,
  STATES,
  VISIBILITIES,
  withPart,
} from './filter';

/** Names of the parts in an address. */
const LISTS: readonly [name: string, part: Exclude<ListPart, 'items' | 'threads'>, known: readonly string[] | null][] =
  [
    ['person', 'people', null],
    ['crm', 'crms', CRM_IDS],
    ['object', 'objects', null],
    ['stage', 'stages', null],
    ['tag', 'tags', null],
    ['state', 'states', STATES],
    ['readers', 'visibilities', VISIBILITIES],
    ['kind', 'kinds', KINDS],
    ['flag', 'flags', FLAGS],
  ];

/** As many values of one part as an address may ask for, and as long as one may be. */
const MOST_VALUES = 50;
const LONGEST = 300;

/** The filter as an address has it. Selected threads are left out: a selection is no place to come back to. */
export function searchOf({ query, sort }: QueueFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (query.text !== '') search.set('q', query.text);
  for (const [name, part] of LISTS) {
    for (const value of query[part] ?? []) search.append(name, value);
  }
  for (const { kind, id } of query.items ?? []) search.append(kind, id);
  if (query.record !== undefined) search.set('record', query.record);
  if (query.mentions !== undefined) search.set('mentions', query.mentions);
  if (query.from !== undefined) search.set('from', dayOf(query.from));
  if (query.until !== undefined) search.set('until', dayOf(query.until - 1));
  if (query.unread !== undefined) search.set('unread', query.unread ? 'yes' : 'no');
  if (sort !== 'newest') search.set('sort', sort);
  return search;
}

/** The filter that an address asks for. What is not known is left out: anybody can write a link. */
export function filterOf(search: URLSearchParams): QueueFilter {
  let query: ReviewQuery = { text: (search.get('q') ?? '').slice(0, 500) };
  for (const [name, part, known] of LISTS) {
    const values = all(search, name).filter((value) => known === null || known.includes(value));
    query = withPart(query, part, values as ReviewQuery[typeof part]);
  }
  const items = ITEM_KINDS.flatMap((kind) => all(search, kind).map((id) => ({ kind, id })));
  query = withPart(query, 'items', items);
  query = withPart(query, 'record', all(search, 'record')[0]);
  query = withPart(query, 'mentions', all(search, 'mentions')[0]);
  query = withPart(query, 'from', momentOf(search.get('from')));
  query = withPart(query, 'until', momentOf(search.get('until'), 1));
  const unread = search.get('unread');
  if (unread === 'yes' || unread === 'no') query = { ...query, unread: unread === 'yes' };
  const sort = SORTS.find((one) => one === search.get('sort')) ?? 'newest';
  return { query, sort };
}

const all = (search: URLSearchParams, name: string): string[] =>
  [...new Set(search.getAll(name))].filter((value) => value !== '' && value.length <= LONGEST).slice(0, MOST_VALUES);

/** `2026-11-24` in this person's time zone; of any moment of that day. */
export function dayOf(moment: number): string {
  const day = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The first moment of a day, or of one so many days later; undefined for what is no day. */
export function momentOf(day: string | null, later = 0): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (year === undefined || day === null) return undefined;
  const moment = new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
  return Number.isNaN(moment) || dayOf(new Date(Number(year), Number(month) - 1, Number(date)).getTime()) !== day
    ? undefined
    : moment;
}
