import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Advice } from '../../lib/coaching/advice';
import type { Record as CrmRecord } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { NotesInPanel } from '../notes/gate';
import { Icon } from '../ui/Icon';
import { Coming } from './Part';
import type { Shelf } from './parts';

/** What every flag of a panel needs. */
export interface Flags {
  shelf: Shelf;
  given: {
    notes: NotesInPanel;
    record: CrmRecord;
    advice: Advice;
    t: Translate;
    now: number;
    say(text: string): void;
  };
  /** Shows a thread among the notes. */
  show(thread: string): void;
}

interface FlagProps {
  kind: 'step' | 'tip';
  id: string;
  title: string;
  flags: Flags;
}

/** The way to tell the manager about a step or tip, and what became of it; its form is a part that is brought when wanted. */
export function Flag({ kind, id, title, flags }: FlagProps): JSX.Element {
  const { shelf, given, show } = flags;
  const { notes, t } = given;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const said = notes.count?.flags.some((flag) => flag.kind === kind && flag.item === id) ?? false;
  useEffect(() => {
    if (said) shelf.want();
  }, [said]);
  const parts = shelf.parts();
  return (
    <>
      <button
        ref={button}
        type="button"
        class="control flag-button"
        aria-expanded={open}
        aria-label={t('panel_flag', { title })}
        title={t('panel_flag_short')}
        onClick={() => setOpen(!open)}
      >
        <Icon name="flag" />
      </button>
      {(open || said) &&
        (parts ? (
          <parts.FlagPart
            {...given}
            item={{ kind, id, title }}
            open={open}
            close={() => {
              setOpen(false);
              button.current?.focus();
            }}
            show={show}
          />
        ) : (
          open && <Coming shelf={shelf} t={t} />
        ))}
    </>
  );
}
