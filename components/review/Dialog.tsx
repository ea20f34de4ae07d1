import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Icon } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';

interface DialogProps {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
  close(): void;
  t: Translate;
}

/** A window of the page over what is behind it. The browser keeps the focus in it, Escape closes it, and the focus goes back. */
export function Dialog({ title, wide = false, children, close, t }: DialogProps): JSX.Element {
  const id = useUniqueId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="review-dialog"
      data-wide={wide}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="tool" aria-label={t('review_close')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
