import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../../lib/messages';
import type { NoteRequests } from '../../../lib/note-requests';
import { agoWord, momentWord } from '../../notes/words';
import { hashOf } from '../address';
import { namesOf } from '../names';
import type { ReviewViewProps } from '../views';
import { personHash } from './PeopleView';

type Quiet = NoteRequests['review/quiet']['response'];

const MOST_DAYS = 3_650;
/** Milliseconds without a key press after which a number of days is looked up. */
const PAUSE = 200;

/** People and stages from which nothing was heard for some days. */
export function QuietView({ data, actions, t }: ReviewViewProps): JSX.Element {
  const [quiet, setQuiet] = useState<Quiet | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const names = namesOf(data, t);
  const look = async (days: number | null): Promise<void> => {
    const turn = ++latest.current;
    const answer = await actions.ask('review/quiet', { days, now: actions.now() });
    if (turn !== latest.current) return;
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setQuiet(answer.value);
  };
  useEffect(() => {
    void look(null);
    return () => {
      latest.current += 1;
    };
  }, [actions, data]);
  const now = actions.now();
  const last = (at: number): JSX.Element => (
    <time dateTime={new Date(at).toISOString()} title={momentWord(at, t.locale)}>
      {agoWord(at, now, t.locale)}
    </time>
  );
  return (
    <div class="quiet-view">
      <section class="card" aria-labelledby="quiet">
        <h2 id="quiet">{t('plan_quiet')}</h2>
        <p class="soft">{t('plan_quiet_about')}</p>
        {quiet && (
          <label class="quiet-days">
            <span>{t('plan_quiet_days')}</span>
            <input
              type="number"
              min="1"
              max={MOST_DAYS}
              step="1"
              value={typed ?? String(quiet.days)}
              onInput={({ currentTarget: { value, valueAsNumber, validity } }) => {
                setTyped(value);
                clearTimeout(timer.current);
                if (value === '' || !validity.valid) return;
                timer.current = setTimeout(() => void look(valueAsNumber), PAUSE);
              }}
              onBlur={() => setTyped(null)}
            />
          </label>
        )}
        {failure && (
          <p class="notice bad" role="alert">
            {t.dynamic(`error_${failure.code}`)}
          </p>
        )}
      </section>
      {!quiet ? (
        !failure && <p role="status">{t('plan_reading')}</p>
      ) : (
        <div class="person-cards">
          <section class="card" aria-labelledby="quiet-people">
            <h3 id="quiet-people">{t('plan_quiet_people', { count: quiet.people.length })}</h3>
            {quiet.people.length === 0 && <p class="soft">{t('plan_quiet_no_people', { count: quiet.days })}</p>}
            <ul class="plan-lines">
              {quiet.people.map(({ person, lastAt, openThreads }) => (
                <li key={person}>
                  <span>
                    <a href={personHash(person)}>{names.person(person)}</a>
                    <small>{t('plan_open_threads', { count: openThreads })}</small>
                  </span>
                  {last(lastAt)}
                </li>
              ))}
            </ul>
          </section>
          <section class="card" aria-labelledby="quiet-stages">
            <h3 id="quiet-stages">{t('plan_quiet_stages', { count: quiet.stages.length })}</h3>
            {quiet.stages.length === 0 && <p class="soft">{t('plan_quiet_no_stages', { count: quiet.days })}</p>}
            <ul class="plan-lines">
              {quiet.stages.map(({ stage, lastAt, openThreads }) => (
                <li key={stage}>
                  <span>
                    <a href={hashOf({ view: 'queue', at: null, search: new URLSearchParams({ stage }) })}>{stage}</a>
                    <small>{t('plan_open_threads', { count: openThreads })}</small>
                  </span>
                  {last(lastAt)}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </div>
  );
}
