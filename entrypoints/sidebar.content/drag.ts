import { PANEL_WIDTH } from '../../lib/panel-width';
import type { Preferences } from '../../lib/storage/preferences';
import type { Room } from './host';

/** What a drag comes to: the width for the panel's inner edge, the place of the tab for the edge tab. */
export function placeAt(
  window: Pick<Window, 'innerWidth' | 'innerHeight'>,
  what: 'edge' | 'tab',
  at: number,
  side: Preferences['side'],
  room: Pick<Room, 'top' | 'bottom'>,
): Partial<Pick<Preferences, 'width' | 'tabPosition'>> {
  if (what === 'edge') {
    const width = Math.round(side === 'right' ? window.innerWidth - at : at);
    return { width: within(width, PANEL_WIDTH.least, PANEL_WIDTH.most) };
  }
  const height = window.innerHeight - room.top - room.bottom;
  return { tabPosition: height > 0 ? within((at - room.top) / height, 0, 1) : 0 };
}

const within = (number: number, least: number, most: number): number => Math.min(most, Math.max(least, number));
