import { HelpSheet } from './HelpSheet';
import style from './more.css?inline';
import { Search } from './Search';

/** What the panel's second script holds: see `parts.ts`. */
export const MORE = {
  parts: { Search, HelpSheet },
  style,
};
