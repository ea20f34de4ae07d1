import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { CoachingPlan } from '../../../lib/note-requests';
import type { ReviewActions } from '../model';
import { dayText, dayWord } from './day-word';
import { addAction, changeAction, dropAction, inOrder, isOverdue } from './plan-acts';
import type { PlanInHand } from './use-plan';

export interface ActionsProps {
  plan: CoachingPlan;
  today: string;
  change: PlanInHand['change'];
  actions: Pick<ReviewActions, 'now' | 'say'>;
  t: Translate;
}

const MOST = 500;

/** What was agreed to be done next, and by when. */
export function Actions({ plan, today, change, actions, t }: ActionsProps): JSX.Element {
  const [text, setText] = useState('');
  const [due, setDue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const add = async (): Promise<void> => {
    const words = text.trim();
    if (words === '') return field.current?.focus();
    const action = { id: crypto.randomUUID(), text: words, due: due || null, done: false, at: actions.now() };
    setText('');
    setDue('');
    field.current?.focus();
    if (await change(addAction(action))) actions.say(t('plan_action_added'));
    else setText(words);
  };
  const drop = (action: CoachingPlan['actions'][number]): void => {
    field.current?.focus();
    void change(dropAction(action.id)).then((done) => {
      if (done) actions.say(t('plan_action_dropped'), () => void change(addAction(action)));
    });
  };
  return (
    <section class="card" aria-labelledby="agreed">
      <h3 id="agreed">{t('plan_agreed')}</h3>
      {plan.actions.length === 0 && <p class="soft">{t('plan_agreed_none')}</p>}
      <ul class="agreed">
        {inOrder(plan.actions).map((action) => (
          <li key={action.id} data-done={action.done} data-overdue={isOverdue(action, today)}>
            <label>
              <input
                type="checkbox"
                checked={action.done}
                onChange={({ currentTarget }) => void change(changeAction(action.id, { done: currentTarget.checked }))}
              />
              <span>
                {action.text}
                {action.due !== null && (
                  <small title={dayText(action.due, t)}>
                    {isOverdue(action, today)
                      ? t('plan_overdue', { when: dayWord(action.due, today, t) })
                      : t('plan_due', { when: dayWord(action.due, today, t) })}
                  </small>
                )}
              </span>
            </label>
            <button
              type="button"
              class="quiet"
              aria-label={t('plan_action_drop', { text: action.text })}
              onClick={() => drop(action)}
            >
              {t('plan_drop')}
            </button>
          </li>
        ))}
      </ul>
      <form
        class="new-action"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label>
          <span>{t('plan_action_new')}</span>
          <input
            ref={field}
            type="text"
            autocomplete="off"
            maxLength={MOST}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <label>
          <span>{t('plan_action_due')}</span>
          <input
            type="date"
            value={due}
            max="9999-12-31"
            onInput={({ currentTarget }) => setDue(currentTarget.value)}
          />
        </label>
        <button type="submit">{t('plan_add')}</button>
      </form>
    </section>
  );
}
