import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { Dialog } from './Dialog';

/** Every key of the page, in the order in which they are listed; what each does is `review_key_<name>`. */
const KEYS: readonly [keys: readonly string[], name: string][] = [
  [['j', 'k'], 'move'],
  [['↑', '↓'], 'arrows'],
  [['Enter'], 'enter'],
  [['r'], 'reply'],
  [['a'], 'answered'],
  [['e'], 'resolve'],
  [['o'], 'reopen'],
  [['u'], 'unread'],
  [['x'], 'select'],
  [['t'], 'tip'],
  [['v'], 'record'],
  [['/'], 'search'],
  [['?'], 'help'],
  [['Esc'], 'back'],
];

interface HelpSheetProps {
  /** Whether single keys do something: who speaks to the computer, or types blindly, can turn them off. */
  on: boolean;
  turn(on: boolean): void;
  close(): void;
  t: Translate;
}

export function HelpSheet({ on, turn, close, t }: HelpSheetProps): JSX.Element {
  return (
    <Dialog title={t('review_help')} close={close} t={t}>
      <p class="soft">{t('review_help_scope')}</p>
      <dl class="shortcuts">
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>{t.dynamic(`review_key_${name}`)}</dt>
            <dd class="keys">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input type="checkbox" checked={on} onChange={({ currentTarget }) => turn(currentTarget.checked)} />
        {t('review_keys_on')}
      </label>
      <p class="soft">{t('review_help_read')}</p>
    </Dialog>
  );
}
