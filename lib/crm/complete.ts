import type { DateOrder, Reading, Record } from './record';
import { hintsOf, type ParseHints, parseValue } from './values';
import { orderOfSample } from './values/hints';

/**
 * A record with every value made, out of one as a page script sends it. The page carries no parser (docs/decisions/0008);
 * whoever gets its record completes it first. A record that is complete comes back as it is. Never throws.
 */
export function complete(record: Record): Record {
  const { clues, ...rest } = record;
  if (!clues) return record;
  const readings = Object.values(record.fields);
  const hints = hintsOf(clues, orderOfOwn(readings, clues.locale));
  // A field can be there under two keys.
  const made = new Map<string, Reading>();
  const fields: Record['fields'] = {};
  for (const [key, reading] of Object.entries(record.fields)) {
    const known = made.get(reading.api);
    const whole = known && known.key === reading.key ? known : completed(reading, hints);
    made.set(reading.api, whole);
    fields[key] = whole;
  }
  return { ...rest, fields };
}

function completed(reading: Reading, hints: ParseHints): Reading {
  const { expected, ...rest } = reading;
  if (!expected) return reading;
  const { value, doubt } = parseValue(reading.raw, expected.kind, hints);
  if (value === null && !doubt && expected.orText) return { ...rest, value: { kind: 'text', text: reading.raw } };
  return { ...rest, value, ...(doubt ? { doubt } : {}) };
}

/**
 * The order of this person's dates, from the record's own dates where the page does not say: native shadow hides them from a
 * look at the document. One date that fits a single order settles it; two that differ settle nothing.
 */
function orderOfOwn(readings: readonly Reading[], locale: string): DateOrder | null {
  const orders = new Set<DateOrder>();
  for (const { raw, expected } of readings) {
    const order = /^date/.test(expected?.kind ?? '') ? orderOfSample(raw, locale) : null;
    if (order) orders.add(order);
  }
  const [order] = orders;
  return order && orders.size === 1 ? order : null;
}
