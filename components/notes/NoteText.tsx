import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteText as Text } from '../../lib/notes/event';
import { withCheck } from '../../lib/notes/write';
import { Markdown } from '../ui/Markdown';
import { Links } from './Links';
import type { NotesStore } from './store';

interface NoteTextProps {
  text: Text;
  store: NotesStore;
  t: Translate;
  /** Ticks or unticks an item of a checklist: the Markdown with it. Missing where it is not this person's. */
  toggle?(markdown: string): void;
}

/** What a note says: its Markdown by the safe tree, and its links. Until the tree is here, the text as it was written. */
export function NoteText({ text, store, t, toggle }: NoteTextProps): JSX.Element {
  const { markdown, links } = text;
  const tree = markdown === '' ? [] : store.tree(markdown);
  const check = toggle && {
    label: t('note_item_tick'),
    change: (at: number, done: boolean) => toggle(withCheck(markdown, at, done)),
  };
  return (
    <div class="note-text" dir="auto">
      {tree ? <Markdown blocks={tree} {...(check ? { check } : {})} /> : <p class="as-written">{markdown}</p>}
      <Links links={links} t={t} />
    </div>
  );
}
