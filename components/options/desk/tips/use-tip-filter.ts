import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { EVERY_TIP, type TipFilter } from '../../../../lib/coaching/tip-list';
import { pageAddress } from '../../address';
import { filterFrom, filterQuery } from './tip-address';

/** Milliseconds after the last letter until the address says it: browsers refuse to write it with every key. */
const PAUSE = 300;

/**
 * The filter of the list, which the address says too: so it is there again after a way back or forth, after the page is
 * loaded again, and where a link leads to a part of the list. An address that says nothing leaves the filter as it is.
 */
export function useTipFilter(): [filter: TipFilter, set: (filter: TipFilter) => void] {
  const [filter, setFilter] = useState(() => filterOfAddress() ?? EVERY_TIP);
  const shown = useRef(filter);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const set = useCallback((next: TipFilter): void => {
    const typed = next.query !== shown.current.query;
    shown.current = next;
    setFilter(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => writeAddress(next), typed ? PAUSE : 0);
  }, []);
  useEffect(() => {
    const arrive = (): void => {
      clearTimeout(timer.current);
      if (pageAddress(window.location.hash).section !== 'tips') return;
      shown.current = filterOfAddress() ?? shown.current;
      setFilter(shown.current);
      writeAddress(shown.current);
    };
    arrive();
    window.addEventListener('hashchange', arrive);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('hashchange', arrive);
    };
  }, []);
  return [filter, set];
}

/** Marks a place in the browser's history that the list was at: there, to say nothing means every tip. */
const MARK = 'tips';

function filterOfAddress(): TipFilter | null {
  const { section, query } = pageAddress(window.location.hash);
  if (section !== 'tips') return null;
  if (query !== undefined) return filterFrom(query);
  return window.history.state?.[MARK] === true ? EVERY_TIP : null;
}

/** In the place of the address that is there: a filter is no place of its own to go back to. */
function writeAddress(filter: TipFilter): void {
  const [place = ''] = window.location.hash.split('?');
  if (pageAddress(place).section !== 'tips') return;
  const query = filterQuery(filter);
  window.history.replaceState(
    { ...window.history.state, [MARK]: true },
    '',
    query === '' ? place : `${place}?${query}`,
  );
}
