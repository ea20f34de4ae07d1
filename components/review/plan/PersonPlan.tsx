import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { localDay } from '../../../lib/playbook/local-day';
import { roleWord } from '../../notes/words';
import type { ReviewActions, ReviewData } from '../model';
import type { Names } from '../names';
import { Actions } from './Actions';
import { Agenda } from './Agenda';
import { dayWord } from './day-word';
import { OpenThreads } from './OpenThreads';
import { PrivateNotes } from './PrivateNotes';
import { talkedOn } from './plan-acts';
import { Stalls } from './Stalls';
import { usePerson } from './use-person';
import { usePlan } from './use-plan';

export interface PersonPlanProps {
  person: string;
  names: Names;
  data: ReviewData;
  actions: ReviewActions;
  t: Translate;
}

/** One person: where they stand, what is agreed with them, what the coach keeps to themselves, and the agenda of the next talk. */
export function PersonPlan({ person, names, data, actions, t }: PersonPlanProps): JSX.Element {
  const { plan, failure, change } = usePlan(actions, person, data.news);
  const { now, failure: unread } = usePerson(actions, data, person);
  const [agenda, setAgenda] = useState(false);
  const today = localDay(new Date(actions.now()));
  const name = names.person(person);
  const known = data.people.find(({ id }) => id === person);
  const trouble = failure ?? unread;
  return (
    <article class="person-plan" aria-labelledby="person">
      <header class="card person-head">
        <div>
          <h2 id="person">{name}</h2>
          <p class="soft">
            {(known?.roles ?? []).map((role) => roleWord(role, t)).join(' · ')}
            {known?.email && (
              <>
                {known.roles.length > 0 && ' · '}
                <span>{known.email}</span>
              </>
            )}
          </p>
        </div>
        {plan && (
          <div class="last-contact">
            <label>
              <span>{t('plan_last_contact')}</span>
              <input
                type="date"
                max={today}
                value={plan.lastContact ?? ''}
                onInput={({ currentTarget: { value, validity } }) => {
                  if (validity.valid) void change(talkedOn(value === '' ? null : value));
                }}
              />
            </label>
            {plan.lastContact !== today && (
              <button
                type="button"
                onClick={async () => {
                  if (await change(talkedOn(today))) actions.say(t('plan_talked_kept'));
                }}
              >
                {t('plan_talked_today')}
              </button>
            )}
            {plan.lastContact !== null && <small>{dayWord(plan.lastContact, today, t)}</small>}
          </div>
        )}
        <div class="actions">
          <button
            type="button"
            class="main"
            disabled={!plan || !now}
            aria-expanded={agenda}
            onClick={() => setAgenda(!agenda)}
          >
            {t('plan_agenda')}
          </button>
        </div>
      </header>
      {trouble && (
        <p class="notice bad" role="alert">
          {t.dynamic(`error_${trouble.code}`)}
        </p>
      )}
      {agenda && plan && now && (
        <Agenda
          name={name}
          plan={plan}
          now={now}
          today={today}
          names={names}
          actions={actions}
          close={() => setAgenda(false)}
          t={t}
        />
      )}
      {!plan || !now ? (
        !trouble && <p role="status">{t('plan_reading')}</p>
      ) : (
        <div class="person-cards">
          <div>
            <Actions plan={plan} today={today} change={change} actions={actions} t={t} />
            <OpenThreads now={now} person={person} names={names} at={actions.now()} t={t} />
          </div>
          <div>
            <Stalls stalls={now.stalls} names={names} now={actions.now()} t={t} />
            <PrivateNotes plan={plan} change={change} actions={actions} t={t} />
          </div>
        </div>
      )}
    </article>
  );
}
