import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TipEvidence } from '../../../../lib/coaching/tip-evidence';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Gap } from '../../../../lib/playbook/alignment';
import type { Tip } from '../../../../lib/playbook/schema';
import { useUniqueId } from '../../../ui/use-unique-id';
import { editorAddress } from '../../address';
import { go } from '../go';
import { TipRow } from './TipRow';
import { useVirtualRows } from './use-virtual-rows';

export interface TipListProps {
  tips: readonly Tip[];
  /** Id of the tip in the editor. */
  open: string | null;
  chosen: ReadonlySet<string>;
  choose(ids: ReadonlySet<string>): void;
  /** Titles of what tips serve, by `step <id>` and `metric <id>`. */
  aims: ReadonlyMap<string, string>;
  gaps: ReadonlyMap<string, readonly Gap[]>;
  evidence: ReadonlyMap<string, TipEvidence>;
  t: Translate;
}

/** Height of a row before it is measured, and how many rows a page is. */
const ROW = 62;
const PAGE = 10;

/**
 * Tips as a list box of which only the rows in view are drawn. Arrows move, Enter opens, Space chooses, Shift with an arrow
 * chooses on the way, Ctrl+A chooses all that are listed.
 */
export function TipList(props: TipListProps): JSX.Element {
  const { tips, open, chosen, choose, aims, gaps, evidence, t } = props;
  const id = useUniqueId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows(tips.length, ROW, scroller);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, tips.length - 1));
  /** Where a choice with Shift began. */
  const anchor = useRef(0);

  useEffect(() => {
    const at = open === null ? -1 : tips.findIndex((tip) => tip.id === open);
    if (at < 0) return;
    setActive(at);
    rows.scrollToIndex(at, { align: 'auto' });
  }, [open]);

  const move = (to: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(tips.length - 1, to));
    setActive(next);
    rows.scrollToIndex(next, { align: 'auto' });
    if (extend) choose(new Set([...chosen, ...between(tips, active, next)]));
    else anchor.current = next;
  };
  const toggle = (at: number): void => {
    const tip = tips[at];
    if (!tip) return;
    anchor.current = at;
    const next = new Set(chosen);
    if (!next.delete(tip.id)) next.add(tip.id);
    choose(next);
  };
  const show = (at: number): void => {
    const tip = tips[at];
    if (tip) go(editorAddress({ kind: 'tip', id: tip.id }));
  };
  const press = (event: KeyboardEvent): void => {
    const steps: { [key: string]: number } = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: tips.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter') show(active);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) choose(new Set(tips.map((tip) => tip.id)));
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent, at: number): void => {
    const onBox = event.target instanceof Element && event.target.closest('.tip-check') !== null;
    setActive(at);
    if (event.shiftKey) choose(new Set([...chosen, ...between(tips, anchor.current, at)]));
    else if (onBox || event.ctrlKey || event.metaKey) toggle(at);
    else show(at);
  };
  const option = (index: number): string => `${id}-${index}`;
  const drawn = rows.getVirtualItems();
  return (
    <div
      ref={scroller}
      class="tip-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('options_section_tips')}
      aria-multiselectable="true"
      aria-activedescendant={drawn.some(({ index }) => index === active) ? option(active) : undefined}
      onKeyDown={press}
    >
      <div class="tip-rows" role="presentation" style={{ height: `${rows.getTotalSize()}px` }}>
        {drawn.map(({ index, start }) => {
          const tip = tips[index];
          if (!tip) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the list box, which has the keys.
            <div
              key={tip.id}
              ref={rows.measureElement}
              id={option(index)}
              role="option"
              tabIndex={-1}
              class="tip-row"
              data-index={index}
              data-tip={tip.id}
              data-active={index === active}
              aria-selected={chosen.has(tip.id)}
              aria-current={tip.id === open ? 'true' : undefined}
              aria-setsize={tips.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => click(event, index)}
            >
              <TipRow tip={tip} aims={aims} gaps={gaps.get(tip.id)} evidence={evidence.get(tip.id)} t={t} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Ids of the tips from one place to another, either way round. */
function between(tips: readonly Tip[], one: number, other: number): string[] {
  return tips.slice(Math.min(one, other), Math.max(one, other) + 1).map(({ id }) => id);
}
