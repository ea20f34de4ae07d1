import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { NoteImportReport } from '../../../lib/note-requests';
import { type NotesFileRefusal, readNotesFile } from '../../../lib/notes/in-out/document';
import type { InOutProps } from './InAndOut';

interface Offer {
  name: string;
  events: unknown[];
  people: unknown[];
  report: NoteImportReport;
}

const COUNTS = ['added', 'updated', 'same'] as const;
/** Refusals that are listed; more of them tell nothing new. */
const LISTED = 50;

/** Takes a file in: first what it would do, then all of it or nothing. */
export function BringIn({ actions, t, close }: InOutProps): JSX.Element {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async (file: File | undefined): Promise<void> => {
    if (!file || busy) return;
    setOffer(null);
    setFault(null);
    setDone(null);
    setBusy(true);
    const read = readNotesFile(await file.text());
    if ('refused' in read) {
      setBusy(false);
      return setFault(t('review_import_unreadable', { why: fileWords(read.refused, t) }));
    }
    const { events, people } = read;
    const answer = await actions.ask('notes/import', { events, people, dry: true });
    setBusy(false);
    if (answer.ok) setOffer({ name: file.name, events, people, report: answer.value });
    else setFault(t('review_not_done', { why: t.dynamic(`error_${answer.error.code}`) }));
  };
  const bringIn = async ({ events, people }: Offer): Promise<void> => {
    setBusy(true);
    const answer = await actions.ask('notes/import', { events, people, dry: false });
    setBusy(false);
    if (!answer.ok) return setFault(t('review_not_done', { why: t.dynamic(`error_${answer.error.code}`) }));
    setOffer(null);
    setDone(t('review_imported', { added: answer.value.added, updated: answer.value.updated }));
  };
  const refused = offer?.report.refused ?? [];
  const isNew = offer !== null && offer.report.added + offer.report.updated > 0;
  return (
    <>
      <p class="soft">{t('review_import_about')}</p>
      {done && (
        <p class="notice good" role="status">
          {done}
        </p>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <label class="button file-button">
        {t('review_choose_file')}
        <input
          type="file"
          class="hidden"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            void look(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </label>
      {busy && (
        <p role="status" class="soft">
          {t('review_loading')}
        </p>
      )}
      {offer && (
        <section class="form" aria-labelledby="notes-offer">
          <h3 id="notes-offer" tabIndex={-1} ref={(heading) => heading?.focus()}>
            {t('review_import_of', { name: offer.name })}
          </h3>
          <dl class="import-counts">
            {COUNTS.map((count) => (
              <div key={count}>
                <dt>{t.dynamic(`review_import_${count}`)}</dt>
                <dd>{offer.report[count].toLocaleString(t.locale)}</dd>
              </div>
            ))}
            <div>
              <dt>{t('review_import_refused')}</dt>
              <dd>{refused.length.toLocaleString(t.locale)}</dd>
            </div>
          </dl>
          {refused.length > 0 && (
            <>
              <p>{t('review_import_all_or_nothing')}</p>
              <ul class="import-refusals">
                {refused.slice(0, LISTED).map(({ at, why, limit }, index) => (
                  <li key={index}>
                    <code>{at}</code> {t.dynamic(`review_refused_${why}`, limit === undefined ? {} : { limit })}
                  </li>
                ))}
              </ul>
            </>
          )}
          {refused.length === 0 && !isNew && <p>{t('review_import_nothing')}</p>}
          {refused.length === 0 && isNew && (
            <div class="actions">
              <button type="button" class="main" aria-busy={busy} onClick={() => void bringIn(offer)}>
                {t('review_import_do')}
              </button>
            </div>
          )}
        </section>
      )}
      <div class="actions">
        <button type="button" onClick={close}>
          {t('review_close')}
        </button>
      </div>
    </>
  );
}

/** Why a file is not read at all. */
function fileWords({ code, ...more }: NotesFileRefusal, t: Translate): string {
  const values = Object.entries(more).filter(([, value]) => typeof value !== 'boolean');
  return t.dynamic(`review_file_${code}`, Object.fromEntries(values));
}
