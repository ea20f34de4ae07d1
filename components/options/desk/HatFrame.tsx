import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { Hat as HatName } from '../../../lib/playbook/edit';
import { Hat } from '../../ui/Icon';
import { type Desk, type DeskActions, isLocked } from '../desk-model';

export interface HatFrameProps {
  /** The hat under which what is inside is edited. */
  hat: HatName;
  desk: Desk;
  actions: DeskActions;
  t: Translate;
  /** A list or outline beside the editor, which can be read and walked through under every hat. */
  outline?: ComponentChildren;
  children: ComponentChildren;
}

/**
 * Around every editor: while another hat is on, what is inside can be read and not changed, and one press changes the hat.
 * Controls inside are disabled by the fieldset and drawn as text; mark what only makes sense for editing `edit-only`, and
 * it is hidden then. Links work under every hat.
 */
export function HatFrame({ hat, desk, actions, t, outline, children }: HatFrameProps): JSX.Element {
  const frame = useRef<HTMLFieldSetElement>(null);
  const locked = isLocked(desk, hat);
  const wear = (): void => {
    actions.wear(hat);
    // The button that was pressed goes away: the focus must not fall to the top of the page.
    frame.current?.focus();
  };
  const editor = (
    <fieldset ref={frame} tabIndex={-1} disabled={locked} aria-label={t.dynamic(`desk_hat_${hat}`)}>
      {children}
    </fieldset>
  );
  return (
    <div class="hat-frame" data-hat={hat} data-locked={locked}>
      {locked && (
        <div class="hat-note">
          <Hat hat={hat} />
          <p>{t.dynamic(`desk_read_only_${hat}`)}</p>
          {desk.hats.includes(hat) ? (
            <button type="button" onClick={wear}>
              {t.dynamic(`desk_edit_as_${hat}`)}
            </button>
          ) : (
            <small class="set-by">{t('policy_set_by')}</small>
          )}
        </div>
      )}
      {outline ? (
        <div class="split">
          {outline}
          {editor}
        </div>
      ) : (
        editor
      )}
    </div>
  );
}
