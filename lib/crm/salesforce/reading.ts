import type { ReadOptions } from '../adapter';
import type { Reading, Value, Via } from '../record';
import { type ParseHints, parseValue } from '../values';
import { orderOfSample } from '../values/hints';
import type { SeenField } from './field';
import { knownKind, neutralKey, shapeKind } from './fields';
import type { Shown } from './shown';

/** What every reading of one page shares. */
export interface ReadingContext {
  object: string;
  hints: ParseHints;
  options: ReadOptions;
}

/** Turns what a field shows into a reading. `element`: what was read, for the follower's stale check. */
export function toReading(
  context: ReadingContext,
  from: { element: Element; api: string; label: string; shown: Shown; via: Via },
): Reading {
  const { element, api, label, shown, via } = from;
  const key = neutralKey(context.object, api) ?? `sf:${api}`;
  const base = { key, api: `sf:${api}`, label, via };
  if ('unreadable' in shown) return { ...base, raw: '', value: null, state: 'unreadable' };
  const stale = context.options.isStale?.(element, shown.raw) ?? false;
  context.options.onField?.(element, shown.raw);
  if (stale) return { ...base, raw: '', value: null, state: 'unreadable' };
  if (shown.raw === '') return { ...base, raw: '', value: null, state: 'empty' };
  return { ...base, raw: shown.raw, state: 'filled', ...typed(api, shown, context.hints) };
}

function typed(
  api: string,
  shown: Exclude<Shown, { unreadable: true }>,
  hints: ParseHints,
): Pick<Reading, 'value' | 'doubt'> {
  const kind = kindOf(api, shown);
  if (kind === 'reference' && shown.link) return { value: { kind, ...shown.link } };
  const parsed = parseValue(shown.raw, kind, hints);
  // A shape that turned out to be none is text after all; a known kind that cannot be parsed stays raw.
  if (parsed.value === null && !parsed.doubt && knownKind(api) === null)
    return { value: { kind: 'text', text: shown.raw } };
  return parsed;
}

/** The element's word counts most where only one kind is shown that way, then the field's own, then the text's shape. */
function kindOf(api: string, shown: Exclude<Shown, { unreadable: true }>): Value['kind'] {
  const known = knownKind(api);
  if (shown.kind === 'boolean' || shown.link?.id !== undefined)
    return shown.kind === 'boolean' ? 'boolean' : 'reference';
  if (known !== null) return known;
  if (shown.kind === 'formatted-number') return shapeKind(shown.raw, 'number');
  if (shown.kind === 'formatted-date-time') return shapeKind(shown.raw, 'date-time');
  return shown.kind ?? shapeKind(shown.raw, null);
}

/** The moment beside a created-by or modified-by person, as a reading of its own, unless the layout has that field. */
export function momentOf(context: ReadingContext, field: SeenField): Reading | null {
  const api = { CreatedById: 'CreatedDate', LastModifiedById: 'LastModifiedDate' }[field.api];
  if (!api || 'unreadable' in field.shown || !field.shown.moment) return null;
  const shown: Shown = { raw: field.shown.moment, kind: 'datetime' };
  // The hook was told to the follower with the person's name; its moment is as fresh as that.
  const stale = context.options.isStale?.(field.hook, field.shown.raw) ?? false;
  const fresh = { ...context, options: stale ? { isStale: () => true } : {} };
  return toReading(fresh, { element: field.hook, api, label: field.label, shown, via: field.via });
}

/**
 * The order of this person's dates, from the record's own dates where the page's hints do not say: native shadow hides
 * them from a look at the document. One date that fits a single order settles it; two that differ settle nothing.
 */
export function withDateOrder(hints: ParseHints, fields: Iterable<SeenField>): ParseHints {
  if (hints.dateOrder) return hints;
  const orders = new Set<NonNullable<ParseHints['dateOrder']>>();
  for (const { api, shown } of fields) {
    if ('unreadable' in shown) continue;
    const dated = shown.kind === 'formatted-date-time' || /^date/.test(knownKind(api) ?? '');
    const sample = shown.moment ?? (dated ? shown.raw : '');
    const order = sample === '' ? null : orderOfSample(sample, hints.locale);
    if (order) orders.add(order);
  }
  const [order] = orders;
  return order && orders.size === 1 ? { ...hints, dateOrder: order } : hints;
}
