import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { SidebarActions } from './model';
import { ViewHead } from './ViewHead';

/** Keys of the panel itself, in the order in which they are listed. */
const OWN_KEYS = [
  ['t', 'tried'],
  ['h', 'helped'],
  ['n', 'not_here'],
  ['u', 'undo'],
  ['d', 'nudge_done'],
  ['x', 'nudge_dismissed'],
  ['m', 'notes'],
  ['/', 'search'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const;

interface HelpProps {
  t: Translate;
  actions: SidebarActions;
  close(): void;
}

/** Every key that does something, as set. */
export function HelpSheet({ t, actions, close }: HelpProps): JSX.Element {
  const [set, setSet] = useState<{ command: string; keys: string }[]>([]);
  useEffect(() => {
    void actions.shortcuts().then(setSet);
  }, [actions]);
  // The browser's own "run the action" command is not one of ours.
  const commands = set.filter(({ command }) => !command.startsWith('_'));
  return (
    <section class="view" aria-label={t('panel_help')}>
      <ViewHead title={t('panel_help')} t={t} close={close} />
      <p class="soft">{t('panel_help_scope')}</p>
      <dl class="shortcuts">
        {OWN_KEYS.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t.dynamic(`panel_key_${name}`)}</dd>
          </div>
        ))}
      </dl>
      {commands.length > 0 && <p class="soft">{t('panel_help_everywhere')}</p>}
      <dl class="shortcuts">
        {commands.map(({ command, keys }) => (
          <div key={command}>
            <dt>{keys === '' ? <span class="soft">{t('panel_key_unset')}</span> : <kbd>{keys}</kbd>}</dt>
            <dd>{t.dynamic(`panel_key_${command}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
