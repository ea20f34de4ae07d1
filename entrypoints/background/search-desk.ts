import type { CompiledRelease } from '../../lib/coaching/compile';
import { parseMarkdown } from '../../lib/markdown/parse';
import type { Requests } from '../../lib/messages';
import { cardOf } from '../../lib/search/card';
import { buildIndex, type SearchIndex } from '../../lib/search/index';
import { itemsOf } from '../../lib/search/items';
import type { ActiveRelease } from './active-release';

export interface SearchDesk {
  find(request: Requests['search/find']['request']): Promise<Requests['search/find']['response']>;
  card(request: Requests['search/card']['request']): Promise<Requests['search/card']['response']>;
}

/** Searches the active release. The index is built when it is first asked for, once a release, and kept. */
export function makeSearchDesk(releases: ActiveRelease): SearchDesk {
  let kept: { release: CompiledRelease; index: Promise<SearchIndex> } | null = null;
  const index = async (): Promise<SearchIndex> => {
    const release = await releases.get();
    if (kept?.release !== release) kept = { release, index: buildIndex(itemsOf(release.release.playbook)) };
    return kept.index;
  };
  return {
    async find({ query, limit }) {
      const { items, total } = (await index()).find(query, limit);
      return { items: items.map(({ kind, id, title, place }) => ({ kind, id, title, place })), total };
    },
    async card({ kind, id }) {
      const { release } = await releases.get();
      const card = cardOf(release.playbook, kind, id);
      return { card, body: card?.body === undefined ? [] : parseMarkdown(card.body) };
    },
  };
}
