import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Preferences } from '../../lib/storage/preferences';
import type { SidebarActions } from './model';
import { Presence } from './news/Presence';

interface MenuProps {
  /** Whether a record is in view that could be kept as an example. */
  record: boolean;
  preferences: Preferences;
  t: Translate;
  actions: SidebarActions;
  help(): void;
  close(): void;
}

/** The settings that stand here. */
const SHOWN = ['side', 'theme', 'hidden'] as const;

/** The settings of the panel, and the way to its other pages. */
export function Menu({ record, preferences, t, actions, help, close }: MenuProps): JSX.Element {
  const set = (patch: Partial<Preferences>) => () => {
    actions.setPreferences(patch);
    close();
  };
  const { locked = [] } = preferences;
  const other = preferences.side === 'right' ? 'left' : 'right';
  const themes = ['page', 'light', 'dark'] as const;
  return (
    <>
      {preferences.place === 'page' && (
        <button type="button" disabled={locked.includes('side')} onClick={set({ side: other })}>
          {t(other === 'left' ? 'panel_dock_left' : 'panel_dock_right')}
        </button>
      )}
      <fieldset disabled={locked.includes('theme')}>
        <legend>{t('panel_theme')}</legend>
        {themes.map((theme) => (
          <button type="button" key={theme} aria-pressed={preferences.theme === theme} onClick={set({ theme })}>
            {t.dynamic(`panel_theme_${theme}`)}
          </button>
        ))}
      </fieldset>
      {record && actions.keepExample && (
        <button
          type="button"
          onClick={() => {
            actions.keepExample?.();
            close();
          }}
        >
          {t('panel_keep_example')}
        </button>
      )}
      <button
        type="button"
        onClick={() => {
          actions.openSelfTest();
          close();
        }}
      >
        {t('panel_self_test')}
      </button>
      <button
        type="button"
        onClick={() => {
          close();
          help();
        }}
      >
        {t('panel_help')}
      </button>
      {SHOWN.some((name) => locked.includes(name)) && <p class="soft">{t('panel_set_by')}</p>}
      <button type="button" disabled={locked.includes('hidden')} onClick={set({ hidden: true })}>
        {t('panel_hide')}
      </button>
      <Presence t={t} />
    </>
  );
}
