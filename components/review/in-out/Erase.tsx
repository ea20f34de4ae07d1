import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { NoteRequests } from '../../../lib/note-requests';
import type { ReviewQuery } from '../../../lib/notes/query';
import { Confirm } from '../../options/Confirm';
import { dayOf, momentOf } from '../queue/filter-address';
import type { InOutProps } from './InAndOut';

type What = NoteRequests['notes/erase']['request']['what'];

const YEAR = 365 * 86_400_000;

/** Deletes for good: about a record, about a person, what is older than a day, or one thread. */
export function Erase({ data, thread, actions, names, t, close }: InOutProps): JSX.Element {
  const [person, setPerson] = useState(thread?.notes[0]?.author ?? data.people[0]?.id ?? '');
  const [day, setDay] = useState(() => dayOf(actions.now() - YEAR));
  const [asked, ask] = useState<{ what: What; query: ReviewQuery; words: string } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const before = momentOf(day);
  const record = thread?.record ?? null;
  const erase = async (what: What): Promise<void> => {
    const answer = await actions.ask('notes/erase', { what });
    ask(null);
    setDone(
      answer.ok
        ? t('review_erased', { count: answer.value.threads, notes: answer.value.notes })
        : t('review_not_done', { why: t.dynamic(`error_${answer.error.code}`) }),
    );
  };
  const offer = (what: What, query: ReviewQuery, words: string): JSX.Element => (
    <button type="button" class="danger" onClick={() => ask({ what, query, words })}>
      {words}
    </button>
  );
  return (
    <>
      <p class="soft">{t('review_erase_about')}</p>
      {done && (
        <p class="notice good" role="status">
          {done}
        </p>
      )}
      {asked ? (
        <Question {...asked} actions={actions} t={t} confirm={() => void erase(asked.what)} cancel={() => ask(null)} />
      ) : (
        <ul class="erase-list">
          {thread && (
            <li>
              <p>{t('review_erase_thread_about', { record: record?.name ?? t('review_no_record') })}</p>
              {offer({ thread: thread.id }, { text: '', threads: [thread.id] }, t('review_erase_thread'))}
            </li>
          )}
          {record && (
            <li>
              <p>{t('review_erase_record_about', { record: record.name })}</p>
              {offer({ record: record.key }, { text: '', record: record.key }, t('review_erase_record'))}
            </li>
          )}
          {data.people.length > 0 && (
            <li>
              <label class="filter">
                <span>{t('review_filter_people')}</span>
                <select value={person} onChange={({ currentTarget }) => setPerson(currentTarget.value)}>
                  {data.people.map(({ id }) => (
                    <option key={id} value={id}>
                      {names.person(id)}
                    </option>
                  ))}
                </select>
              </label>
              {offer({ person }, { text: '', people: [person] }, t('review_erase_person'))}
            </li>
          )}
          <li>
            <label class="filter">
              <span>{t('review_erase_before')}</span>
              <input type="date" value={day} onInput={({ currentTarget }) => setDay(currentTarget.value)} />
            </label>
            {before !== undefined && offer({ before }, { text: '', until: before }, t('review_erase_old'))}
          </li>
        </ul>
      )}
      <div class="actions">
        <button type="button" onClick={close}>
          {t('review_close')}
        </button>
      </div>
    </>
  );
}

interface QuestionProps extends Pick<InOutProps, 'actions' | 't'> {
  query: ReviewQuery;
  words: string;
  confirm(): void;
  cancel(): void;
}

/** Says how many threads it is about before it is done. */
function Question({ query, words, actions, t, confirm, cancel }: QuestionProps): JSX.Element {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    void actions.ask('review/list', { query, sort: 'newest', after: null, limit: 1 }).then((answer) => {
      if (answer.ok) setCount(answer.value.total);
    });
  }, []);
  if (count === null) return <p class="soft">{t('review_counting')}</p>;
  if (count === 0) {
    return (
      <div class="actions">
        <p>{t('review_erase_nothing')}</p>
        <button type="button" onClick={cancel}>
          {t('review_back')}
        </button>
      </div>
    );
  }
  return (
    <Confirm question={t('review_erase_question', { count })} act={words} t={t} confirm={confirm} cancel={cancel} />
  );
}
