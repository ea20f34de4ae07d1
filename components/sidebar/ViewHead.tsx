import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { Icon } from '../ui/Icon';

interface ViewHeadProps {
  title: string;
  t: Translate;
  close(): void;
  /** Another place in the view takes the focus when it opens. */
  quiet?: boolean;
}

/** The head of a view that lies over the advice: its name, which takes the focus, and the way out. */
export function ViewHead({ title, t, close, quiet = false }: ViewHeadProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!quiet) heading.current?.focus();
  }, [title, quiet]);
  return (
    <div class="view-head">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <button type="button" class="control" aria-label={t('panel_close')} title={t('panel_close')} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}
