import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { PANEL_WIDTH } from '../../lib/panel-width';
import type { Preferences } from '../../lib/storage/preferences';
import { Hat } from '../ui/Icon';
import { useDragging } from './dragging';
import type { SidebarActions } from './model';

interface EdgeProps {
  preferences: Preferences;
  t: Translate;
  actions: SidebarActions;
}

/** CSS pixels that one press of an arrow key is worth. */
const STEP = 16;

/** The panel's inner edge: it is drawn wider and narrower by pointer or keyboard. */
export function InnerEdge({ preferences, t, actions }: EdgeProps): JSX.Element {
  const { handlers } = useDragging('edge', actions.drag);
  const { side, width } = preferences;
  const { least, most } = PANEL_WIDTH;
  const outward = side === 'right' ? 'ArrowLeft' : 'ArrowRight';
  const inward = side === 'right' ? 'ArrowRight' : 'ArrowLeft';
  const targets: { [key: string]: number } = {
    [outward]: Math.min(most, width + STEP),
    [inward]: Math.max(least, width - STEP),
    Home: least,
    End: most,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is ARIA's window splitter.
    <div
      class="inner-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('panel_resize')}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      {...handlers}
      onKeyDown={(event) => {
        const target = targets[event.key];
        if (target === undefined) return;
        event.preventDefault();
        if (target !== width) actions.setPreferences({ width: target });
      }}
    />
  );
}

/** The collapsed panel: a tab at the edge of the page, moved up and down by pointer or keyboard. */
export function EdgeTab({ preferences, t, actions }: EdgeProps): JSX.Element {
  const { handlers, dragged } = useDragging('tab', actions.drag);
  const move = (by: number): void => {
    const place = Math.min(1, Math.max(0, preferences.tabPosition + by));
    actions.setPreferences({ tabPosition: Math.round(place * 100) / 100 });
  };
  return (
    <button
      type="button"
      class="edge-tab"
      aria-label={t('panel_expand')}
      title={t('panel_expand_hint')}
      aria-keyshortcuts="ArrowUp ArrowDown"
      {...handlers}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? -0.05 : 0.05);
      }}
      onClick={() => dragged() || actions.setPreferences({ collapsed: false })}
    >
      <Hat hat="leader" />
      <Hat hat="manager" />
      <Hat hat="coach" />
    </button>
  );
}
