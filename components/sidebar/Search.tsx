import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import type { SearchHit } from '../../lib/messages';
import type { ItemCard } from '../../lib/search/card';
import type { ItemKind } from '../../lib/search/items';
import { Hat } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';
import { ItemView } from './ItemView';
import type { SidebarActions } from './model';
import { ViewHead } from './ViewHead';

/** Milliseconds without a further letter before a search begins. */
const PAUSE = 80;

/** Whose hat a thing is. */
export const HAT_OF = { goal: 'leader', step: 'manager', metric: 'manager', tip: 'coach' } as const;

interface SearchProps {
  t: Translate;
  actions: SidebarActions;
  close(): void;
  /** What the person typed while the search was on its way. */
  typed: string;
  /** Has the panel's live region speak. */
  say(text: string): void;
}

type Found = { query: string; items: SearchHit[]; total: number } | 'failed' | null;

/** Search over the whole playbook; what is chosen is shown in its place, to be read. */
export function Search({ t, actions, close, say, typed }: SearchProps): JSX.Element {
  const [query, setQuery] = useState(typed);
  const [found, setFound] = useState<Found>(null);
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<{ card: ItemCard; body: Block[] }[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const list = useUniqueId();

  useEffect(() => {
    // Has the index made ready while the first letters are typed.
    void (typed === '' ? actions.find('') : find(typed));
    return () => clearTimeout(pause.current);
  }, []);
  // Before the next key: what is typed right after the shortcut belongs into the input.
  useLayoutEffect(() => {
    if (opened.length === 0) input.current?.focus();
  }, [opened.length]);

  const find = async (wanted: string): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    const answer = wanted.trim() === '' ? { items: [], total: 0 } : await actions.find(wanted);
    if (mine !== asked.current) return;
    setAt(0);
    setFound(answer === null ? 'failed' : { query: wanted.trim(), ...answer });
    if (answer && wanted.trim() !== '') say(t('panel_found', { count: answer.total }));
  };
  const type = (text: string): void => {
    setQuery(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => void find(text), PAUSE);
  };
  const open = async (kind: ItemKind, id: string): Promise<void> => {
    const answer = await actions.openItem(kind, id);
    if (answer?.card) setOpened([...opened, { card: answer.card, body: answer.body }]);
    else say(t('panel_search_failed'));
  };
  const back = (): void => setOpened(opened.slice(0, -1));

  const shown = opened.at(-1);
  if (shown) return <ItemView {...shown} t={t} open={open} back={back} close={close} />;

  const items = found && found !== 'failed' ? found.items : [];
  const option = (index: number): string => `${list}-${index}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const hit = items[at];
    if (by !== 0 && items.length > 0) {
      event.preventDefault();
      const next = (at + by + items.length) % items.length;
      setAt(next);
      const root = input.current?.getRootNode();
      if (root instanceof ShadowRoot) root.getElementById(option(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && hit) {
      event.preventDefault();
      void open(hit.kind, hit.id);
    }
  };
  return (
    <section class="view" aria-label={t('panel_search')}>
      <ViewHead title={t('panel_search')} t={t} close={close} quiet />
      <input
        ref={input}
        class="search-input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('panel_search')}
        placeholder={t('panel_search_hint')}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? option(at) : undefined}
        value={query}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {found === 'failed' && <p class="bad">{t('panel_search_failed')}</p>}
      {found && found !== 'failed' && found.query !== '' && items.length === 0 && (
        <p class="soft">{t('panel_found_none', { query: found.query })}</p>
      )}
      <div class="hits" id={list} role="listbox" aria-label={t('panel_hits')}>
        {items.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the combobox, which has the keys.
          <div
            key={`${hit.kind} ${hit.id}`}
            id={option(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => void open(hit.kind, hit.id)}
          >
            <Hat hat={HAT_OF[hit.kind]} />
            <span>
              {hit.title}
              <small>{[t.dynamic(`panel_kind_${hit.kind}`), ...hit.place.slice(0, 2)].join(' · ')}</small>
            </span>
          </div>
        ))}
      </div>
      {found && found !== 'failed' && found.total > items.length && (
        <p class="soft">{t('panel_more_unlisted', { count: found.total - items.length })}</p>
      )}
    </section>
  );
}
