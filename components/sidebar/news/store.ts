import { useEffect, useState } from 'preact/hooks';
import type { PanelNews } from '../../../lib/news-requests';

/** What the views of a panel know of the news, and who asks for them. One in each document: a page has one panel. */
let known: PanelNews | null = null;
const askers = new Set<() => void>();
const viewers = new Set<() => void>();

/** The background says that something is new: whoever shows it asks again. */
export function newsChanged(): void {
  for (const ask of askers) ask();
}

/** Asks at once when something is new, until the answer is called. */
export function onNews(ask: () => void): () => void {
  askers.add(ask);
  return () => askers.delete(ask);
}

export function keepNews(news: PanelNews | null): void {
  known = news;
  for (const view of viewers) view();
}

export function useNews(): PanelNews | null {
  const [, draw] = useState(0);
  useEffect(() => {
    const again = (): void => draw((times) => times + 1);
    viewers.add(again);
    return () => viewers.delete(again);
  }, []);
  return known;
}
