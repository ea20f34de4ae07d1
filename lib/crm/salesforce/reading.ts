import type { ReadOptions } from '../adapter';
import type { Reading, Value, Via } from '../record';
import { valueLater } from '../values/later';
import type { SeenField } from './field';
import { knownKind, neutralKey, shapeKind } from './fields';
import type { Shown } from './shown';

/** What every reading of one page shares. */
export interface ReadingContext {
  object: string;
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
  context.options.onField?.(element, shown.raw, base.api);
  if (stale) return { ...base, raw: '', value: null, state: 'unreadable' };
  if (shown.raw === '') return { ...base, raw: '', value: null, state: 'empty' };
  return { ...base, raw: shown.raw, state: 'filled', ...typed(api, shown) };
}

function typed(api: string, shown: Exclude<Shown, { unreadable: true }>): Pick<Reading, 'value' | 'expected'> {
  const kind = kindOf(api, shown);
  if (kind === 'reference' && shown.link) return { value: { kind, ...shown.link } };
  // A shape that turned out to be none is text after all; a known kind that cannot be parsed stays raw.
  return valueLater(shown.raw, kind, knownKind(api) === null);
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
