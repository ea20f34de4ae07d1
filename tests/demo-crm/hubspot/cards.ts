import { type DemoKind, fieldsOf } from '../data.ts';
import type { DemoOptions } from '../options.ts';
import { hash, randomFrom, shuffled } from './client/random.ts';

/** One card of properties in the left column. */
export interface PropertyCard {
  /** A number for cards that an admin made, else `PROPERTIES_V3/{type}/V2` (crm.md §3.1). */
  id: string;
  about: boolean;
  properties: string[];
}

/** Properties that HubSpot never shows as a row of their own. */
const NEVER_A_ROW = new Set(['hs_full_name_or_email']);

/**
 * Which property cards a portal shows for an object, and what is in them. Without `shuffle`: two cards with everything.
 * With it, as between portals, cards come in another order and about one property in six is on no card at all.
 */
export function cardsOf(kind: DemoKind, type: string, options: Pick<DemoOptions, 'seed' | 'shuffle'>): PropertyCard[] {
  const names = fieldsOf(kind, 'hubspot')
    .map(({ api }) => api)
    .filter((name) => !NEVER_A_ROW.has(name));
  const random = randomFrom(hash(`${options.seed} ${type}`));
  const shown = options.shuffle ? shuffled(names, random).filter(() => random() > 1 / 6) : names;
  const first = Math.ceil(shown.length * (options.shuffle ? 0.3 + random() * 0.4 : 0.6));
  const cards = [
    { id: '4773', about: true, properties: shown.slice(0, first) },
    { id: `PROPERTIES_V3/${type}/V2`, about: false, properties: shown.slice(first) },
  ];
  return options.shuffle ? shuffled(cards, random) : cards;
}
