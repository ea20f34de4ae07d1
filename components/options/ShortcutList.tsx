import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { Keys } from '../ui/Keys';
import type { Shortcut } from './model';

/** The commands and their keys. Firefox and Chromium list the toolbar button as a command without a description. */
export function ShortcutList({ shortcuts, t }: { shortcuts: readonly Shortcut[]; t: Translate }): JSX.Element {
  return (
    <dl class="shortcuts">
      {shortcuts.map(({ command, description, keys }) => (
        <div key={command} data-command={command}>
          <dt>{description || t('options_command_action')}</dt>
          <dd>{keys === '' ? <span class="soft">{t('options_no_keys')}</span> : <Keys keys={keys} />}</dd>
        </div>
      ))}
    </dl>
  );
}
