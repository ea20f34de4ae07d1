import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { HATS } from '../../../lib/playbook/edit';
import { Hat } from '../../ui/Icon';
import type { Desk, DeskActions } from '../desk-model';

export interface HatSwitchProps {
  hat: Desk['hat'];
  hats: Desk['hats'];
  wear: DeskActions['wear'];
  t: Translate;
}

/** The hat that is on. Each has its shape and its word beside its colour. */
export function HatSwitch({ hat, hats, wear, t }: HatSwitchProps): JSX.Element {
  return (
    <fieldset class="hats" title={hats.length < HATS.length ? t('policy_set_by') : undefined}>
      <legend class="hidden">{t('desk_hat')}</legend>
      {HATS.map((one) => (
        <label key={one} data-hat={one}>
          <input
            type="radio"
            name="hat"
            checked={one === hat}
            disabled={!hats.includes(one)}
            onChange={() => wear(one)}
          />
          <span>
            <Hat hat={one} />
            {t.dynamic(`desk_hat_${one}`)}
          </span>
        </label>
      ))}
      {hats.length < HATS.length && <span class="hidden">{t('policy_set_by')}</span>}
    </fieldset>
  );
}
