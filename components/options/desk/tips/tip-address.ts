import { EVERY_TIP, TIP_ORDERS, type TipFilter } from '../../../../lib/coaching/tip-list';

/** What a filter can be narrowed to, where that is not any text. */
const KNOWN: { [name in keyof TipFilter]?: readonly string[] } = {
  through: ['', 'step'],
  standing: ['active', 'stale', 'retired', 'all'],
  evidence: ['', 'unseen', 'seen', 'helped', 'not-here'],
  sort: TIP_ORDERS,
};
const NAMES = Object.keys(EVERY_TIP) as (keyof TipFilter)[];

/** A filter as an address has it behind `?`: what differs from the list of every tip. Empty for that list. */
export function filterQuery(filter: TipFilter): string {
  const said = NAMES.filter((name) => filter[name] !== EVERY_TIP[name]);
  return new URLSearchParams(said.map((name) => [name, filter[name]])).toString();
}

/** The filter that an address says. What it does not say, or says wrongly, is as in the list of every tip. */
export function filterFrom(query: string): TipFilter {
  const said = new URLSearchParams(query);
  const values = NAMES.flatMap((name) => {
    const value = said.get(name);
    return value === null || (KNOWN[name] && !KNOWN[name].includes(value)) ? [] : [[name, value.slice(0, 200)]];
  });
  return { ...EVERY_TIP, ...Object.fromEntries(values) };
}

/** The list of tips narrowed to what serves a step, a metric, or a stage by its steps. */
export const tipsAddress = (filter: Partial<TipFilter>): string => `#tips?${filterQuery({ ...EVERY_TIP, ...filter })}`;
