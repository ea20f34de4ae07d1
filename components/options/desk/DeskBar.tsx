import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { Icon } from '../../ui/Icon';
import type { Desk, DeskActions } from '../desk-model';
import { HatSwitch } from './HatSwitch';
import { undoKey } from './undo-keys';
import { unpublishedItems } from './unpublished';

export interface DeskBarProps {
  desk: Desk;
  actions: DeskActions;
  t: Translate;
  /** Null where there is no preview to show. */
  preview: { shown: boolean; show(on: boolean): void } | null;
}

/** Above every section: the hat, whether the draft is saved, undo and redo, and how much is not published yet. */
export function DeskBar({ desk, actions, t, preview }: DeskBarProps): JSX.Element {
  const changes = useMemo(() => unpublishedItems(desk.edits), [desk.edits]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const wish = undoKey(event);
      if (wish === null) return;
      event.preventDefault();
      if (wish === 'undo' ? desk.canUndo : desk.canRedo) actions[wish]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [desk.canUndo, desk.canRedo, actions]);
  return (
    <div class="desk-bar">
      <HatSwitch hat={desk.hat} hats={desk.hats} wear={actions.wear} t={t} />
      <div class="desk-tools">
        <button
          type="button"
          class="tool"
          disabled={!desk.canUndo}
          aria-keyshortcuts="Control+Z Meta+Z"
          title={t('desk_undo_about')}
          onClick={actions.undo}
        >
          <Icon name="undo" />
          <span>{t('desk_undo')}</span>
        </button>
        <button
          type="button"
          class="tool"
          disabled={!desk.canRedo}
          aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
          title={t('desk_redo_about')}
          onClick={actions.redo}
        >
          <Icon name="redo" />
          <span>{t('desk_redo')}</span>
        </button>
        {preview && (
          <button type="button" aria-pressed={preview.shown} onClick={() => preview.show(!preview.shown)}>
            {t('desk_preview')}
          </button>
        )}
      </div>
      <p class="draft-state" data-saving={desk.saving}>
        <span class="dot" aria-hidden="true" />
        <span>{draftText(desk, changes, t)}</span>
      </p>
      <a class="button to-publish" href="#publish" data-changes={changes}>
        {changes === 0 ? t('desk_no_changes') : t('desk_changes', { count: changes })}
      </a>
      <DeskTrouble desk={desk} t={t} />
    </div>
  );
}

function draftText({ saving }: Desk, changes: number, t: Translate): string {
  if (saving === 'saved') return changes === 0 ? t('desk_as_published') : t('desk_saved');
  return t.dynamic(`desk_${saving}`);
}

/** What a person has to know at once, wherever they are. */
function DeskTrouble({ desk, t }: Pick<DeskBarProps, 'desk' | 't'>): JSX.Element {
  const { trouble, clashes, arrived } = desk;
  return (
    <div role="alert" class="desk-trouble">
      {trouble && (
        <p class="notice bad">
          {trouble.code !== 'too-large' && t('desk_not_saved')} {t.dynamic(`error_${trouble.code}`)}
        </p>
      )}
      {clashes.length > 0 && (
        <p class="notice bad">
          {t('desk_clashes', { count: clashes.length })} <a href="#publish">{t('desk_look')}</a>
        </p>
      )}
      {arrived && (
        <p class="notice warn">
          {t('desk_arrived', { number: arrived.release.number })} <a href="#publish">{t('desk_look')}</a>
        </p>
      )}
    </div>
  );
}
