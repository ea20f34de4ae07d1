import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import { Icon } from '../../../ui/Icon';

export interface MoveButtonsProps {
  title: string;
  canUp: boolean;
  canDown: boolean;
  move(by: -1 | 1): void;
  remove?: { label: string; act(): void };
  t: Translate;
}

/** What the keys and the pointer do in the outline, as buttons beside the editor. */
export function MoveButtons({ title, canUp, canDown, move, remove, t }: MoveButtonsProps): JSX.Element {
  return (
    <div class="move-buttons edit-only">
      <button
        type="button"
        class="tool"
        disabled={!canUp}
        aria-label={t('desk_move_up', { title })}
        onClick={() => move(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="tool"
        disabled={!canDown}
        aria-label={t('desk_move_down', { title })}
        onClick={() => move(1)}
      >
        <Icon name="down" />
      </button>
      {remove && (
        <button type="button" class="tool" onClick={remove.act}>
          {remove.label}
        </button>
      )}
    </div>
  );
}
