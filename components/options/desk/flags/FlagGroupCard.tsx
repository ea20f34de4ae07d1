import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { flagWord, tiedWord } from '../../../notes/words';
import { Hat } from '../../../ui/Icon';
import { useUniqueId } from '../../../ui/use-unique-id';
import { editorAddress } from '../../address';
import { FlagLine, type FlagLineProps } from './FlagLine';
import { FLAG_WORDS, type FlagGroup } from './flag-groups';

export interface FlagGroupCardProps extends Omit<FlagLineProps, 'thread'> {
  group: FlagGroup;
}

/** Flags of one item that are listed at first, and added by each press. */
const LISTED = 5;

/** One step or tip, how often each word was said of it, and what was said. */
export function FlagGroupCard({ group, ...line }: FlagGroupCardProps): JSX.Element {
  const { t } = line;
  const { key, kind, id, title, counts, flags } = group;
  const [listed, setListed] = useState(LISTED);
  const heading = useUniqueId();
  const hat = kind === 'tip' ? 'coach' : 'manager';
  return (
    <section class="card flag-group" aria-labelledby={heading} data-item={key} data-hat={hat}>
      <div class="flag-head">
        <Hat hat={hat} />
        <div>
          <p class="over">{tiedWord(kind, t)}</p>
          <h2 id={heading} tabIndex={-1} data-at={key}>
            {title === null ? t('flags_item_gone', { id }) : title || t('overview_untitled')}
          </h2>
        </div>
        {title !== null && (
          <a class="button" href={editorAddress({ kind, id })}>
            {t('flags_open_item')}
            <span class="hidden">: {title}</span>
          </a>
        )}
      </div>
      <ul class="flag-words">
        {FLAG_WORDS.filter((word) => counts[word] > 0).map((word) => (
          <li key={word} data-flag={word}>
            <b>{counts[word].toLocaleString(t.locale)}</b> {flagWord(word, t)}
          </li>
        ))}
      </ul>
      <ul class="flag-lines">
        {flags.slice(0, listed).map((thread) => (
          <FlagLine key={thread.id} thread={thread} {...line} />
        ))}
      </ul>
      {flags.length > listed && (
        <button type="button" class="quiet" onClick={() => setListed(listed + 4 * LISTED)}>
          {t('overview_show_more', { count: flags.length - listed })}
        </button>
      )}
    </section>
  );
}
