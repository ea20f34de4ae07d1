import type { CrmId } from '../../../lib/crm/record';
import type { FlagWord, ThreadState, TiedKind, Visibility } from '../../../lib/notes/event';
import type { ReviewQuery, ReviewSort } from '../../../lib/notes/query';

/** What the queue shows, and in which order. */
export interface QueueFilter {
  query: ReviewQuery;
  sort: ReviewSort;
}

export const CRM_IDS: readonly CrmId[] = ['salesforce', 'hubspot'];
export const STATES: readonly ThreadState[] = ['open', 'reopened', 'answered', 'resolved'];
export const VISIBILITIES: readonly Visibility[] = ['private', 'coach', 'team'];
export const FLAGS: readonly FlagWord[] = ['not-true-here', 'missing', 'worked'];
export const KINDS: readonly NonNullable<ReviewQuery['kinds']>[number][] = ['note', 'flag'];
export const SORTS: readonly ReviewSort[] = ['newest', 'oldest', 'longest-open', 'best-match'];
export const ITEM_KINDS: readonly TiedKind[] = ['goal', 'step', 'metric', 'tip'];

export const EVERYTHING: QueueFilter = { query: { text: '' }, sort: 'newest' };

/** The parts of a query that are lists. */
export type ListPart =
  | 'people'
  | 'crms'
  | 'objects'
  | 'stages'
  | 'tags'
  | 'states'
  | 'visibilities'
  | 'kinds'
  | 'flags'
  | 'items'
  | 'threads';
export type ValueOf<Part extends ListPart> = NonNullable<ReviewQuery[Part]>[number];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a value of a list is asked for. */
export function asksFor<Part extends ListPart>(query: ReviewQuery, part: Part, value: ValueOf<Part>): boolean {
  return (query[part] ?? []).some((one) => same(one, value));
}

/** With the value if it was not asked for, without it if it was. A list without values is no part any more. */
export function toggled<Part extends ListPart>(query: ReviewQuery, part: Part, value: ValueOf<Part>): ReviewQuery {
  const former: readonly unknown[] = query[part] ?? [];
  const left = former.filter((one) => !same(one, value));
  return withPart(query, part, (left.length === former.length ? [...former, value] : left) as ReviewQuery[Part]);
}

/** The query with another value of a part; undefined, an empty list or an empty text takes the part away. */
export function withPart<Part extends keyof ReviewQuery>(
  query: ReviewQuery,
  part: Part,
  value: ReviewQuery[Part] | undefined,
): ReviewQuery {
  const next: ReviewQuery = { ...query };
  if (part === 'text') return { ...next, text: typeof value === 'string' ? value : '' };
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    delete next[part];
  } else next[part] = value;
  return next;
}

/** How many parts narrow the queue, besides the search. */
export const narrowings = ({ text: _, ...parts }: ReviewQuery): number => Object.keys(parts).length;

/** Whether two filters show the same. */
export const sameFilter = (one: QueueFilter, other: QueueFilter): boolean =>
  one.sort === other.sort && canonical(one.query) === canonical(other.query);

const canonical = (query: ReviewQuery): string =>
  JSON.stringify(Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1)));
