import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Tip } from '../../../../lib/playbook/schema';
import { confirmTip, withTipFields } from '../../../../lib/playbook/tip-acts';
import type { Desk, EditOptions } from '../../desk-model';
import { dayText } from '../../gap-text';

export interface TipPartProps {
  tip: Tip;
  desk: Desk;
  edit(change: (tip: Tip) => Tip, how?: EditOptions): void;
  t: Translate;
}

/** When the tip was confirmed last, and what the edits of this draft did to that. */
export function Confirmation({ tip, desk, edit, t }: TipPartProps): JSX.Element {
  const published = useMemo(() => desk.published.tips.find(({ id }) => id === tip.id), [desk.published, tip.id]);
  const { confirmedOn } = tip;
  /** Only the wording differs, so the confirmation stands as it was. */
  const reworded =
    published !== undefined &&
    confirmedOn === published.confirmedOn &&
    (published.title !== tip.title || published.body !== tip.body || published.resources !== tip.resources);
  const cleared = confirmedOn === undefined ? published?.confirmedOn : undefined;
  const date = dayText(confirmedOn ?? cleared ?? desk.today, t);
  return (
    <div class="confirmation">
      <p role="status">
        {cleared !== undefined ? (
          <span class="warning">{t('tips_confirmation_cleared', { date })}</span>
        ) : confirmedOn === undefined ? (
          t('tips_never_confirmed')
        ) : reworded ? (
          t('tips_reworded', { date })
        ) : (
          t('tips_confirmed_on', { date })
        )}
      </p>
      <div class="actions edit-only">
        {confirmedOn !== desk.today && (
          <button type="button" onClick={() => edit((one) => confirmTip(one, desk.today))}>
            {t('tips_confirm_today')}
          </button>
        )}
        {reworded && confirmedOn !== undefined && (
          <button
            type="button"
            class="quiet"
            onClick={() => edit((one) => withTipFields(one, { confirmedOn: undefined }), { what: 'meaning' })}
          >
            {t('tips_meaning_changed')}
          </button>
        )}
      </div>
    </div>
  );
}
