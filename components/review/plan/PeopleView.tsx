import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { agoWord } from '../../notes/words';
import { hashOf } from '../address';
import { namesOf } from '../names';
import type { ReviewViewProps } from '../views';
import { PersonPlan } from './PersonPlan';
import { type PersonLine, peopleLines } from './people-lines';

export const personHash = (id: string): string => hashOf({ view: 'people', at: id, search: new URLSearchParams() });

/** Everybody who is known here, and for the one who is chosen how they stand and what is agreed. */
export function PeopleView({ data, actions, address, t }: ReviewViewProps): JSX.Element {
  const { at } = address;
  const [lines, setLines] = useState<PersonLine[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const names = namesOf(data, t);
  useEffect(() => {
    let wanted = true;
    void actions.ask('review/quiet', { days: 0, now: actions.now() }).then((answer) => {
      if (!wanted) return;
      setFailed(answer.ok ? null : answer.error.code);
      if (answer.ok) setLines(peopleLines(data, answer.value.people));
    });
    return () => {
      wanted = false;
    };
  }, [actions, data]);
  const back = useRef<HTMLAnchorElement>(null);
  if (failed !== null && !lines) {
    return (
      <p class="notice bad" role="alert">
        {t.dynamic(`error_${failed}`)}
      </p>
    );
  }
  if (!lines) return <p role="status">{t('plan_reading')}</p>;
  if (lines.length === 0) {
    return (
      <section class="card" aria-labelledby="no-people">
        <h2 id="no-people">{t('plan_nobody')}</h2>
        <p class="soft">{t('plan_nobody_about')}</p>
      </section>
    );
  }
  return (
    <div class="people" data-open={at !== null}>
      <nav class="card people-list" aria-label={t('plan_people')}>
        <ul>
          {lines.map(({ id, lastAt, openThreads }) => (
            <li key={id}>
              <a href={personHash(id)} aria-current={id === at ? 'true' : undefined}>
                <b>{names.person(id)}</b>
                <small>
                  {t('plan_open_threads', { count: openThreads })}
                  {lastAt !== null && ` · ${agoWord(lastAt, actions.now(), t.locale)}`}
                </small>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {at === null ? (
        <p class="card soft people-choose">{t('plan_choose')}</p>
      ) : (
        <div class="person">
          <a class="people-back" href="#people" ref={back}>
            {t('plan_everybody')}
          </a>
          <PersonPlan key={at} person={at} names={names} data={data} actions={actions} t={t} />
        </div>
      )}
    </div>
  );
}
