import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteLink } from '../../lib/notes/event';
import { Icon } from '../ui/Icon';

/** `https:` and `mailto:` lead somewhere; anything else that came in as a link is its words. */
const leads = (url: string): boolean => /^(https:\/\/|mailto:)/i.test(url);

/** The links of a note. */
export function Links({ links, t }: { links: readonly NoteLink[]; t: Translate }): JSX.Element | null {
  if (links.length === 0) return null;
  return (
    <ul class="resources" aria-label={t('note_links')}>
      {links.map(({ title, url }, index) => (
        <li key={index}>
          {leads(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              <bdi>{title}</bdi>
              <Icon name="link" />
            </a>
          ) : (
            <bdi>{title}</bdi>
          )}
        </li>
      ))}
    </ul>
  );
}

interface LinkEditorProps {
  links: readonly NoteLink[];
  t: Translate;
  change(links: NoteLink[]): void;
}

/** The links of a note that is being written: their words can be changed, and they can go. */
export function LinkEditor({ links, t, change }: LinkEditorProps): JSX.Element | null {
  if (links.length === 0) return null;
  return (
    <ul class="link-editor" aria-label={t('note_links')}>
      {links.map(({ title, url }, at) => (
        <li key={url}>
          <Icon name="link" />
          <input
            type="text"
            aria-label={t('note_link_words')}
            title={url}
            maxLength={1_000}
            value={title}
            onInput={(event) => {
              const words = event.currentTarget.value;
              change(links.map((link, index) => (index === at ? { ...link, title: words } : link)));
            }}
          />
          <button
            type="button"
            class="control small"
            aria-label={t('note_link_drop', { link: title })}
            title={t('note_link_drop', { link: title })}
            onClick={() => change(links.filter((_, index) => index !== at))}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
