import { COUNTER, type Counter, world } from './counter';

/** Without a panel, in a page that was left while the script was on its way, nothing is drawn with it. */
const lent: Partial<Counter['lent']> = world[COUNTER]?.lent ?? {};

/** What the second script takes from the first: see `lend.ts`. */
export const {
  Fragment,
  jsx,
  jsxs,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  Hat,
  Icon,
  Markdown,
  useUniqueId,
  formatDay,
  Resources,
  ViewHead,
} = lent;
