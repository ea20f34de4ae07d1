import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { agoWord, momentWord } from '../../notes/words';
import { hashOf } from '../address';
import { FlagMark, StateMark } from '../Marks';
import type { Names } from '../names';
import type { PersonNow } from './use-person';

export interface OpenThreadsProps {
  now: PersonNow;
  person: string;
  names: Names;
  /** Milliseconds since the epoch. */
  at: number;
  t: Translate;
}

/** What is not resolved of a person's threads; those that wait longest first. */
export function OpenThreads({ now: { open, openTotal }, person, names, at, t }: OpenThreadsProps): JSX.Element {
  const search = new URLSearchParams([
    ['person', person],
    ['state', 'open'],
    ['state', 'reopened'],
    ['state', 'answered'],
    ['sort', 'longest-open'],
  ]);
  return (
    <section class="card" aria-labelledby="open-threads">
      <h3 id="open-threads">{t('plan_open')}</h3>
      {open.length === 0 ? (
        <p class="soft">{t('plan_open_none')}</p>
      ) : (
        <ul class="plan-lines">
          {open.map((thread) => (
            <li key={thread.id}>
              <span>
                <a href={hashOf({ view: 'queue', at: thread.id, search })}>
                  {thread.record?.name ?? t('plan_no_record')}
                  {thread.tie && ` · ${names.tie(thread.tie) ?? ''}`}
                </a>
                <small class="excerpt">{thread.lastExcerpt}</small>
                <small>
                  <StateMark state={thread.state} t={t} /> {thread.flag && <FlagMark flag={thread.flag} t={t} />}
                </small>
              </span>
              <time dateTime={new Date(thread.beganAt).toISOString()} title={momentWord(thread.beganAt, t.locale)}>
                {agoWord(thread.beganAt, at, t.locale)}
              </time>
            </li>
          ))}
        </ul>
      )}
      {openTotal > 0 && (
        <a href={hashOf({ view: 'queue', at: null, search })}>{t('plan_open_all', { count: openTotal })}</a>
      )}
    </section>
  );
}
