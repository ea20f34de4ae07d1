import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import { Hat } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';
import { Coming } from './Part';
import type { Shelf } from './parts';

interface NodeProps {
  hat: 'leader' | 'manager' | 'coach';
  /** The line above the heading: which link of the line of sight this is. */
  eyebrow: string;
  reasons: Reason[];
  shelf: Shelf;
  t: Translate;
  children: ComponentChildren;
}

/** One link of the line of sight: its hat, its name, "why this?" in words, and its content. */
export function SightNode({ hat, eyebrow, reasons, shelf, t, children }: NodeProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const list = useUniqueId();
  const parts = shelf.parts();
  return (
    <section class={`node ${hat}`} id={`node-${hat}`} tabIndex={-1}>
      <Hat hat={hat} />
      <div class="eyebrow">
        <span>{eyebrow}</span>
        {reasons.length > 0 && (
          <button
            type="button"
            class="quiet"
            aria-expanded={open}
            aria-controls={list}
            aria-label={t('panel_why_of', { what: eyebrow })}
            onClick={() => setOpen(!open)}
          >
            {t('panel_why')}
          </button>
        )}
      </div>
      <div id={list} hidden={!open}>
        {open && (parts ? <parts.Reasons reasons={reasons} t={t} /> : <Coming shelf={shelf} t={t} />)}
      </div>
      {children}
    </section>
  );
}
