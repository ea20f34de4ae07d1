import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { parseNoteMarkdown } from '../../../lib/markdown/parse';
import type { NoteText } from '../../../lib/notes/event';
import { withCheck } from '../../../lib/notes/write';
import { Links } from '../../notes/Links';
import { Markdown } from '../../ui/Markdown';
import type { Names } from '../names';

interface NoteBodyProps {
  text: NoteText;
  names: Names;
  t: Translate;
  /** Ticks or unticks an item of a checklist: the Markdown with it. Missing where it may not be changed. */
  toggle?(markdown: string): void;
  /** A tag was pressed. */
  tag?(tag: string): void;
}

/** What a note says: its Markdown by the safe tree, its links, and the tips that it gives. */
export function NoteBody({ text, names, t, toggle, tag }: NoteBodyProps): JSX.Element {
  const { markdown, links, tips } = text;
  const blocks = useMemo(() => parseNoteMarkdown(markdown), [markdown]);
  return (
    <div class="note-body" dir="auto">
      <Markdown
        blocks={blocks}
        nameOf={(person) => names.known(person)}
        {...(tag ? { tag } : {})}
        {...(toggle
          ? {
              check: {
                label: t('review_tick_item'),
                change: (at: number, done: boolean) => toggle(withCheck(markdown, at, done)),
              },
            }
          : {})}
      />
      <Links links={links} t={t} />
      {tips.length > 0 && (
        <ul class="given-tips" aria-label={t('review_given_tips')}>
          {tips.map((tip) => (
            <li key={tip}>
              <GivenTip id={tip} title={names.item('tip', tip)} t={t} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Only a tip of the playbook is a link: any other id could be any text, and not every text can stand in an address. */
function GivenTip({ id, title, t }: { id: string; title: string | null; t: Translate }): JSX.Element {
  if (title === null) return <bdi>{t('review_gone_item', { id })}</bdi>;
  return (
    <a href={`/options.html#tips/${encodeURIComponent(id)}`} target="_blank" rel="noopener">
      <bdi>{title}</bdi>
    </a>
  );
}
