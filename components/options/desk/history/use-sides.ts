import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Items, itemsOf } from '../../../../lib/playbook/items';
import type { Release } from '../../../../lib/playbook/schema';
import type { Desk, DeskActions } from '../../desk-model';

/** `draft`, or the number of a release. */
export type Side = 'draft' | number;

/** The items of one side of a comparison: null while they are read, or where the release is not there any more. */
export function useSide(
  side: Side,
  desk: Pick<Desk, 'items' | 'base' | 'published'>,
  actions: DeskActions,
): Items | null {
  const isBase = side === desk.base.number;
  const release = useRelease(side === 'draft' || isBase ? null : side, actions);
  const base = useMemo(() => (isBase ? itemsOf(desk.published) : null), [isBase, desk.published]);
  const items = useMemo(() => release && itemsOf(release.playbook), [release]);
  return side === 'draft' ? desk.items : (base ?? items);
}

/** A whole release; null while it is read. Of a release that was read nothing ever changes. */
export function useRelease(number: number | null, actions: DeskActions): Release | null {
  const [release, setRelease] = useState<Release | null>(null);
  useEffect(() => {
    if (number === null) return;
    let wanted = true;
    void actions.release(number).then((answer) => {
      if (wanted && answer.ok) setRelease(answer.value.release);
    });
    return () => {
      wanted = false;
    };
  }, [number, actions]);
  return release?.number === number ? release : null;
}
