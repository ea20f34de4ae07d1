import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { Icon } from '../ui/Icon';
import { reach } from './reach';

/** The way up the line of sight: names what this serves, and goes there. `to`: a selector within the panel. */
export function Serves({ title, to, t }: { title: string; to: string; t: Translate }): JSX.Element {
  return (
    <button type="button" class="serves" onClick={(event) => reach(event.currentTarget, to)}>
      <Icon name="up" />
      <span>{t('panel_serves', { title })}</span>
    </button>
  );
}
