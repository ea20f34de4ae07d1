import MiniSearch from 'minisearch';
import type { SearchItem } from './items';
import { foldTerm } from './words';

export interface Found {
  items: SearchItem[];
  /** How many match in all. */
  total: number;
}

export interface SearchIndex {
  /**
   * The best matches first, at most `limit`. Every word of the query has to be found; where no item has them all, some
   * are enough. A word is found where it begins a word, or is spelt nearly like one. A query without a word finds nothing.
   */
  find(query: string, limit: number): Found;
}

/** Items put into the index in one go, about 10 ms of work; between two goes others get their turn. */
const AT_ONCE = 250;

/** An index over items, built in small pieces so that whoever shares the thread is not held up. */
export async function buildIndex(items: readonly SearchItem[]): Promise<SearchIndex> {
  const search = new MiniSearch<{ at: number } & Pick<SearchItem, 'title' | 'body'> & { place: string }>({
    idField: 'at',
    fields: ['title', 'place', 'body'],
    processTerm: foldTerm,
    searchOptions: {
      boost: { title: 4, place: 1.5 },
      prefix: true,
      // Letters that may be wrong, missing or too many. Two swapped count as two; a short word would be found everywhere.
      fuzzy: (term) => (term.length > 5 ? 2 : term.length > 3 ? 1 : false),
      weights: { prefix: 0.6, fuzzy: 0.3 },
      combineWith: 'AND',
    },
  });
  const documents = items.map(({ title, body, place }, at) => ({ at, title, body, place: place.join(' ') }));
  await search.addAllAsync(documents, { chunkSize: AT_ONCE });
  return {
    find(query, limit) {
      // One letter is in nearly every text; there it says nothing.
      const options = query.trim().length < 2 ? { fields: ['title'] } : {};
      const all = search.search(query, options);
      const results = all.length > 0 ? all : search.search(query, { ...options, combineWith: 'OR' });
      const best = results.slice(0, limit).flatMap(({ id }) => items[Number(id)] ?? []);
      return { items: best, total: results.length };
    },
  };
}
