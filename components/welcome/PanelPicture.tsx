import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { Hat } from '../ui/Icon';

const NODES = [
  { hat: 'leader', name: 'panel_goal', text: 'welcome_picture_goal' },
  { hat: 'manager', name: 'panel_step', text: 'welcome_picture_step' },
  { hat: 'coach', name: 'panel_tip', text: 'welcome_picture_tip' },
] as const;

/** A drawing of the panel beside a record: what to look for in the CRM. One picture to a screen reader. */
export function PanelPicture({ t }: { t: Translate }): JSX.Element {
  return (
    <div class="picture" role="img" aria-label={t('welcome_picture')}>
      <div class="record" aria-hidden="true">
        <i class="bar" />
        <i class="head" />
        <i class="path">
          <i />
          <i class="current" />
          <i />
          <i />
        </i>
        <i class="row" />
        <i class="row short" />
        <i class="row" />
        <i class="row shorter" />
        <i class="row" />
      </div>
      <div class="panel" aria-hidden="true">
        <div class="top">
          <img src="/icons/32.png" width="16" height="16" alt="" />
          {t('extension_name')}
        </div>
        <ol>
          {NODES.map(({ hat, name, text }) => (
            <li key={hat} class={hat}>
              <Hat hat={hat} />
              <span>
                <small>{t(name)}</small>
                {t(text)}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
