import { parseMarkdown } from '../../../../lib/markdown/parse';
import type { Playbook } from '../../../../lib/playbook/schema';
import { cardOf } from '../../../../lib/search/card';
import { buildIndex, type SearchIndex } from '../../../../lib/search/index';
import { type ItemKind, itemsOf } from '../../../../lib/search/items';

const KINDS: readonly unknown[] = ['goal', 'step', 'metric', 'tip'] satisfies ItemKind[];
const isKind = (value: unknown): value is ItemKind => KINDS.includes(value);

/** Answers the search in the preview. The index of a draft is built when a person looks for something in it. */
export function draftFinder() {
  let built: { playbook: Playbook; index: Promise<SearchIndex> } | null = null;
  return async (playbook: Playbook, act: 'find' | 'openItem', [one, other]: unknown[]): Promise<unknown> => {
    if (act === 'find') {
      if (built?.playbook !== playbook) built = { playbook, index: buildIndex(itemsOf(playbook)) };
      const { items, total } = (await built.index).find(String(one), Number(other) || 30);
      return { items: items.map(({ kind, id, title, place }) => ({ kind, id, title, place })), total };
    }
    const card = isKind(one) ? cardOf(playbook, one, String(other)) : null;
    return { card, body: card?.body === undefined ? [] : parseMarkdown(card.body) };
  };
}
