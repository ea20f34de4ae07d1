import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { Keys } from '../ui/Keys';
import type { Shortcut } from './model';

/**
 * The commands and their keys. Named from the catalogue: the browser's own description of them is in its language, which
 * need not be the one chosen here. Chromium lists the toolbar button too, as `_execute_action`.
 */
export function ShortcutList({ shortcuts, t }: { shortcuts: readonly Shortcut[]; t: Translate }): JSX.Element {
  return (
    <dl class="shortcuts">
      {shortcuts.map(({ command, keys }) => (
        <div key={command} data-command={command}>
          <dt>{t.dynamic(`command_${command}`)}</dt>
          <dd>{keys === '' ? <span class="soft">{t('options_no_keys')}</span> : <Keys keys={keys} />}</dd>
        </div>
      ))}
    </dl>
  );
}
