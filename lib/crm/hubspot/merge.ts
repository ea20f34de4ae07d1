import type { ReadOptions } from '../adapter';
import type { NeutralKey, Reading } from '../record';
import { valueLater } from '../values/later';
import { fieldsOf, kindOf } from './fields';
import type { Shown } from './shown';

/** A property may be shown in several places; what is being typed counts most, then its row, then the highlights. */
function rank(shown: Shown): number {
  if (shown.via === 'property-input') return 0;
  return shown.via === 'highlights' ? 2 : 1;
}

/** Marks what an earlier record left over as unreadable, and tells the caller of every field that was read. */
export function withoutLeftovers(shown: readonly Shown[], options: ReadOptions): Shown[] {
  return shown.map((one) => {
    options.onField?.(one.element, one.text, `hs:${one.property}`);
    return options.isStale?.(one.element, one.text) ? { ...one, state: 'unreadable' } : one;
  });
}

/** One answer out of all places where a property is shown; places of one rank that disagree make it unreadable. */
function settle(places: readonly Shown[]): Shown | undefined {
  const ranked = [...places].sort((a, b) => rank(a) - rank(b));
  const read = ranked.filter((one) => one.state !== 'unreadable');
  const best = read[0];
  if (!best) return ranked[0];
  const label = best.label || (ranked.find((one) => one.label !== '')?.label ?? '');
  const sameRank = read.filter((one) => rank(one) === rank(best));
  const disagree =
    sameRank.some((one) => one.text !== best.text) ||
    // A row and a highlight may write a value differently, but not one of them say that there is none.
    (rank(best) > 0 && read.some((one) => one.state !== best.state));
  return { ...best, label, ...(disagree ? { state: 'unreadable' as const } : {}) };
}

function readingOf(shown: Shown): Reading {
  const api = `hs:${shown.property}`;
  const filled = shown.state === 'filled';
  return {
    key: api,
    api,
    label: shown.label,
    raw: filled ? shown.text : '',
    ...(filled ? valueLater(shown.text, kindOf(shown.property), false) : { value: null }),
    state: shown.state,
    via: shown.via,
  };
}

/** Readings by API key and, where the vocabulary has one, by neutral key. */
export function toReadings(object: string, shown: readonly Shown[]): { [key: string]: Reading } {
  const places = new Map<string, Shown[]>();
  for (const one of shown) {
    const list = places.get(one.property);
    if (list) list.push(one);
    else places.set(one.property, [one]);
  }
  const fields: { [key: string]: Reading } = {};
  for (const list of places.values()) {
    const settled = settle(list);
    if (settled) fields[`hs:${settled.property}`] = readingOf(settled);
  }
  const { neutral } = fieldsOf(object);
  for (const key of Object.keys(neutral) as NeutralKey[]) {
    const present = (neutral[key] ?? []).map((property) => fields[`hs:${property}`]).filter((one) => one !== undefined);
    const chosen = present.find((one) => one.state !== 'empty') ?? present[0];
    if (!chosen) continue;
    if (chosen.key === chosen.api) chosen.key = key;
    fields[key] = chosen;
  }
  return fields;
}
