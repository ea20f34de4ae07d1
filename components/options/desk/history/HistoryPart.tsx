import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ReleaseEntry } from '../../../../lib/draft-requests';
import { bytesText, instantText } from '../../format';
import { failureOutcome, Notice, type Outcome } from '../../Notice';
import { PrintView } from '../../print/PrintView';
import type { DeskPartProps } from '../../sections';
import { useFlags } from '../flags/use-flags';
import { ReleaseForm } from '../publish/ReleaseForm';
import { useReleases } from '../publish/use-releases';
import { Scrolls } from '../Scrolls';
import { CompareCard } from './CompareCard';
import { useRelease } from './use-sides';

/** Every release that is kept: to be read, compared, and published again. */
export function HistoryPart({ desk, actions, data, options, t }: DeskPartProps): JSX.Element {
  const { entries, failure } = useReleases(actions, desk, data.release.number);
  const { flags } = useFlags(options, data);
  const [read, setRead] = useState<number | null>(null);
  const [again, setAgain] = useState<ReleaseEntry | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const release = useRelease(read, actions);
  const republish = async (number: number, note: string, author: string): Promise<void> => {
    const answer = await actions.republish(number, note, author);
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    const { value } = answer;
    if (value.outcome === 'published' || value.outcome === 'same') setAgain(null);
    switch (value.outcome) {
      case 'published':
        return setOutcome({ kind: 'good', text: t('history_back_done', { number: value.number, old: number }) });
      case 'same':
        return setOutcome({ kind: 'good', text: t('options_same_as_active', { number: value.number }) });
      case 'stale':
        return setOutcome({ kind: 'bad', text: t('options_release_stale', { number: value.number }) });
      case 'missing':
        return setOutcome({ kind: 'bad', text: t('history_missing', { number }) });
      case 'refused':
        return setOutcome({ kind: 'bad', text: t('publish_refused') });
    }
  };
  if (failure) return <Notice outcome={failureOutcome(failure, t)} />;
  if (!entries) return <p role="status">{t('history_reading')}</p>;
  const bytes = entries.reduce((sum, one) => sum + one.bytes, 0);
  return (
    <>
      <Notice outcome={outcome} />
      <section class="card" aria-labelledby="history">
        <h2 id="history">{t('history_title')}</h2>
        <p class="soft">{t('history_about', { count: entries.length, size: bytesText(bytes, t) })}</p>
        <Scrolls label={t('history_title')}>
          <table class="desk-table history">
            <thead>
              <tr>
                <th scope="col">{t('history_number')}</th>
                <th scope="col">{t('history_date')}</th>
                <th scope="col">{t('publish_author')}</th>
                <th scope="col">{t('publish_note')}</th>
                <th scope="col">{t('history_size')}</th>
                <th scope="col">
                  <span class="hidden">{t('history_acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.number} data-release={entry.number}>
                  <th scope="row">
                    {entry.number}
                    {entry.active && <span class="badge">{t('options_starter_active')}</span>}
                  </th>
                  <td>{instantText(entry.date, t)}</td>
                  <td>{entry.author || '–'}</td>
                  <td class="note">{entry.note || '–'}</td>
                  <td>{bytesText(entry.bytes, t)}</td>
                  <td>
                    <div class="actions">
                      <button
                        type="button"
                        aria-label={t('history_read_this', { number: entry.number })}
                        onClick={() => setRead(entry.number)}
                      >
                        {t('history_read')}
                      </button>
                      {!entry.active && (
                        <button
                          type="button"
                          aria-label={t('history_again_this', { number: entry.number })}
                          onClick={() => setAgain(entry)}
                        >
                          {t('history_again')}
                        </button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      </section>
      {again && (
        <section class="card" aria-labelledby="again">
          <h2 id="again">{t('history_again_title', { number: again.number })}</h2>
          <p class="soft">{t('history_again_about', { number: again.number })}</p>
          {desk.edits.length > 0 && <p class="notice warn">{t('history_again_draft')}</p>}
          <ReleaseForm
            key={again.number}
            author={data.me?.name ?? desk.base.author}
            note={t('history_again_note', { number: again.number, date: instantText(again.date, t) })}
            act={t('history_again')}
            disabled={false}
            publish={(note, author) => republish(again.number, note, author)}
            t={t}
          >
            <button type="button" onClick={() => setAgain(null)}>
              {t('options_cancel')}
            </button>
          </ReleaseForm>
        </section>
      )}
      {release && (
        <PrintView
          key={release.number}
          playbook={release.playbook}
          edition={t('options_release', { number: release.number, date: instantText(release.date, t) })}
          first="vision"
          close={() => setRead(null)}
          t={t}
        />
      )}
      <CompareCard entries={entries} desk={desk} actions={actions} flags={flags?.threads ?? []} t={t} />
    </>
  );
}
