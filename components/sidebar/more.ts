import { FlagPart } from '../notes/FlagPart';
import { Notes } from '../notes/Notes';
import notes from '../notes/notes.css?inline';
import writing from '../notes/writing.css?inline';
import { HelpSheet } from './HelpSheet';
import { Menu } from './Menu';
import style from './more.css?inline';
import { News } from './news/News';
import news from './news/news.css?inline';
import { newsChanged } from './news/store';
import { Reasons } from './Reasons';
import { Search } from './Search';

/** What the panel's second script holds: see `parts.ts`. */
export const MORE = {
  parts: { Search, HelpSheet, Menu, Reasons, Notes, FlagPart, News },
  style: [style, notes, writing, news].join('\n'),
  /** To be called when the background says that something is new. */
  newsChanged,
};
