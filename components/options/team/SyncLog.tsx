import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { SyncEntry } from '../../../lib/team/channel';
import { Notice, type Outcome } from '../Notice';
import { entryText, momentText } from './words';

/** Entries that are listed at first, and added by each press. */
const LISTED = 20;

export interface SyncLogProps {
  /** The newest first. */
  entries: readonly SyncEntry[];
  copy(text: string): Promise<boolean>;
  t: Translate;
}

/** What came by which way, and what was done with it. */
export function SyncLog({ entries, copy, t }: SyncLogProps): JSX.Element {
  const [listed, setListed] = useState(LISTED);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const copyAll = async (): Promise<void> => {
    const lines = entries.map(({ at, channel, what, release, reason, detail, times }) =>
      [new Date(at).toISOString(), channel, what, release, reason, detail, times > 1 ? `×${times}` : undefined]
        .filter((part) => part !== undefined)
        .join('\t'),
    );
    const done = await copy(`${lines.join('\n')}\n`);
    setOutcome(done ? { kind: 'good', text: t('team_log_copied') } : { kind: 'bad', text: t('team_not_copied') });
  };
  return (
    <section class="card" aria-labelledby="team-log">
      <h2 id="team-log">{t('team_log')}</h2>
      <p class="soft">{t('team_log_about')}</p>
      {entries.length === 0 ? (
        <p>{t('team_log_empty')}</p>
      ) : (
        <>
          <ol class="sync-log">
            {entries.slice(0, listed).map((entry) => (
              <li key={`${entry.at} ${entry.what}`} data-entry={entry.what}>
                <time dateTime={new Date(entry.at).toISOString()}>{momentText(entry.at, t)}</time>
                <span>
                  {entryText(entry, t)}
                  {entry.times > 1 && <small> {t('team_log_times', { count: entry.times })}</small>}
                  {entry.detail !== undefined && <code>{entry.detail}</code>}
                </span>
              </li>
            ))}
          </ol>
          <div class="actions">
            {entries.length > listed && (
              <button type="button" onClick={() => setListed(listed + LISTED)}>
                {t('team_log_more')}
              </button>
            )}
            <button type="button" onClick={() => void copyAll()}>
              {t('team_log_copy')}
            </button>
          </div>
        </>
      )}
      <Notice outcome={outcome} />
    </section>
  );
}
