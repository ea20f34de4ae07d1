import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';

export interface ConfirmProps {
  /** What will happen, in a sentence. */
  question: string;
  /** The words on the button that does it. */
  act: string;
  /** More to know before deciding. */
  children?: ComponentChildren;
  t: Translate;
  confirm(): void;
  cancel(): void;
}

/** Asks in the page itself. The focus goes to "Cancel", so that a key pressed by mistake deletes nothing. */
export function Confirm({ question, act, children, t, confirm, cancel }: ConfirmProps): JSX.Element {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would name the form control group, which this is not.
    <div
      class="confirm"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <p>{question}</p>
      {children}
      <div class="actions">
        <button type="button" ref={safe} onClick={cancel}>
          {t('options_cancel')}
        </button>
        <button type="button" class="danger" onClick={confirm}>
          {act}
        </button>
      </div>
    </div>
  );
}
