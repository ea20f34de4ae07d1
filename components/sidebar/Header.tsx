import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Preferences } from '../../lib/storage/preferences';
import type { NotesInPanel } from '../notes/gate';
import { Icon } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';
import { closing } from './format';
import type { SidebarActions, SidebarState } from './model';
import { Coming } from './Part';
import type { Shelf } from './parts';

/** The line under the name: stage, amount and close date as the page shows them. */
function facts(state: SidebarState, now: number, t: Translate): string[] {
  if (state.kind !== 'advice') return [];
  const { fields } = state.record;
  const shown = (key: string): string | null => {
    const reading = fields[key];
    return reading?.state === 'filled' ? reading.raw : null;
  };
  return [shown('stage') ?? shown('status'), shown('amount'), closing(fields.closeDate, now, t)].filter(
    (fact) => fact !== null,
  );
}

/** Opens the notes. Says how many threads are open, and by a dot that one is unfinished. */
function NotesButton({ notes, t, open }: { notes: NotesInPanel; t: Translate; open(): void }): JSX.Element {
  const { open: count = 0, drafts = 0 } = notes.count ?? {};
  const words = count > 0 ? t('panel_notes_open', { count }) : t('panel_notes');
  const name = drafts > 0 ? t('panel_notes_unfinished', { notes: words }) : words;
  return (
    <button
      type="button"
      class={`control notes ${drafts > 0 ? 'unfinished' : ''}`}
      aria-label={name}
      aria-keyshortcuts="m"
      title={name}
      onClick={open}
    >
      <Icon name="note" />
      {count > 0 && <span class="count">{count > 99 ? '99+' : count}</span>}
    </button>
  );
}

interface HeaderProps {
  state: SidebarState;
  preferences: Preferences;
  t: Translate;
  now: number;
  actions: SidebarActions;
  notes: NotesInPanel | undefined;
  shelf: Shelf;
  open(view: 'search' | 'help' | 'notes'): void;
}

/** Which record this is about, and the few controls of the panel itself. */
export function Header({
  state,
  preferences,
  t,
  now,
  actions,
  notes,
  shelf,
  open: openView,
}: HeaderProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const menu = useUniqueId();
  const parts = shelf.parts();
  const toggle = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLElement>(null);
  const close = (): void => {
    setOpen(false);
    toggle.current?.focus();
  };
  // A menu that stays open while the person works elsewhere in the panel would cover the advice.
  useEffect(() => {
    const header = whole.current;
    const root = header?.getRootNode();
    if (!open || !header || !root) return;
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    const leave = (event: Event): void => {
      if (!event.composedPath().some((node) => node === header)) setOpen(false);
    };
    header.addEventListener('keydown', closeOnEscape);
    root.addEventListener('pointerdown', leave);
    root.addEventListener('focusin', leave);
    return () => {
      header.removeEventListener('keydown', closeOnEscape);
      root.removeEventListener('pointerdown', leave);
      root.removeEventListener('focusin', leave);
    };
  }, [open]);
  const name = state.kind === 'advice' ? state.record.name : t('extension_name');
  return (
    <header ref={whole}>
      <h2 tabIndex={-1} dir="auto" title={name}>
        {name}
      </h2>
      <div class="controls">
        {notes && state.kind === 'advice' && <NotesButton notes={notes} t={t} open={() => openView('notes')} />}
        <button
          type="button"
          class="control"
          aria-label={t('panel_search')}
          aria-keyshortcuts="/"
          title={t('panel_search')}
          onClick={() => openView('search')}
        >
          <Icon name="search" />
        </button>
        <button
          type="button"
          class="control more"
          ref={toggle}
          aria-expanded={open}
          aria-controls={menu}
          aria-label={t('panel_menu')}
          title={t('panel_menu')}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" />
        </button>
        {preferences.place === 'page' && (
          <button
            type="button"
            class={`control ${preferences.side}`}
            aria-label={t('panel_collapse')}
            title={t('panel_collapse')}
            onClick={() => actions.setPreferences({ collapsed: true })}
          >
            <Icon name="collapse" />
          </button>
        )}
      </div>
      <p class="facts">
        {facts(state, now, t).map((fact) => (
          <span key={fact} dir="auto">
            {fact}
          </span>
        ))}
      </p>
      <div id={menu}>
        {open && (
          <div class="menu">
            {parts ? (
              <parts.Menu
                record={state.kind === 'advice'}
                preferences={preferences}
                t={t}
                actions={actions}
                help={() => openView('help')}
                close={close}
              />
            ) : (
              <Coming shelf={shelf} t={t} />
            )}
          </div>
        )}
      </div>
    </header>
  );
}
