import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { More, Shelf } from './parts';
import { ViewHead } from './ViewHead';

/** Stands where a part will be, has it brought, and says so when that fails. */
export function Coming({ shelf, t }: { shelf: Shelf; t: Translate }): JSX.Element {
  useEffect(() => shelf.want(), [shelf]);
  const state = shelf.state();
  if (state === 'failed' || state === 'again')
    return (
      <div class="message">
        <div role="alert">{state === 'failed' && <p>{t('panel_part_failed')}</p>}</div>
        {/* Stays while it is tried again: the focus is on it. */}
        <button type="button" class="button" aria-busy={state === 'again'} onClick={shelf.want}>
          {t('panel_retry')}
        </button>
      </div>
    );
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
    </div>
  );
}

interface OverPartProps {
  shelf: Shelf;
  t: Translate;
  /** Names the view while it is on its way. */
  title: string;
  close(): void;
  /** The part takes what is typed from the first moment: its place has an input until then. */
  typing?: boolean;
  /** Draws the part. `typed`: what was typed before it was here. */
  children(parts: More['parts'], typed: string): JSX.Element;
}

/** A part that lies over the advice. Its place is there at once and takes the focus that the part will have. */
export function OverPart({ shelf, t, title, close, typing = false, children }: OverPartProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef('');
  useLayoutEffect(() => input.current?.focus(), []);
  const parts = shelf.parts();
  if (parts) return children(parts, typed.current);
  return (
    <section class="view" aria-label={title} aria-busy={shelf.state() !== 'failed'}>
      <ViewHead title={title} t={t} close={close} quiet={typing} />
      {typing && (
        <input
          ref={input}
          class="search-input"
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-label={title}
          onInput={(event) => {
            typed.current = event.currentTarget.value;
          }}
        />
      )}
      <Coming shelf={shelf} t={t} />
    </section>
  );
}
