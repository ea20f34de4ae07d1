import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { Goal, Playbook, Vision } from '../../../lib/playbook/schema';
import { dayText } from '../gap-text';
import { amountText } from './amount-text';
import { visionSize } from './vision-size';

/** The four answers, in the order in which they are asked. */
const ANSWERS = ['value', 'approach', 'position', 'economy'] as const;
/** Redirects on the sheet; the newest. The playbook prints all. */
const REDIRECTS = 3;

export interface PrintSheetProps {
  playbook: Playbook;
  edition: string;
  t: Translate;
}

/** Where we are going, on one page: statement, four answers, goals with their measures, the latest redirects. */
export function PrintVision({ playbook, edition, t }: PrintSheetProps): JSX.Element {
  const { vision, title } = playbook;
  return (
    <article class="sheet vision-sheet" data-size={visionSize(vision, Math.min(vision.redirects.length, REDIRECTS))}>
      <header>
        <p class="sheet-over">
          {title} · {edition}
        </p>
        <h3 class="statement">{vision.statement}</h3>
        <p class="horizon">{t('options_print_horizon', { date: dayText(vision.horizon, t) })}</p>
      </header>
      <div class="answers">
        {ANSWERS.map((answer) => (
          <section key={answer}>
            <h4>{t.dynamic(`options_print_answer_${answer}`)}</h4>
            <p>{vision.answers[answer]}</p>
          </section>
        ))}
      </div>
      {vision.goals.length > 0 && <GoalTable goals={vision.goals} t={t} />}
      <LatestRedirects vision={vision} t={t} />
    </article>
  );
}

/** Each goal with why, and its way from baseline over now to target. */
export function GoalTable({ goals, t }: { goals: readonly Goal[]; t: Translate }): JSX.Element {
  return (
    <table class="goals">
      <thead>
        <tr>
          <th scope="col">{t('options_print_goal')}</th>
          <th scope="col">{t('options_print_baseline')}</th>
          <th scope="col">{t('options_print_now_at')}</th>
          <th scope="col">{t('options_print_target')}</th>
          <th scope="col">{t('options_print_due')}</th>
        </tr>
      </thead>
      <tbody>
        {goals.map(({ id, title, why, measure, due, owner }) => (
          <tr key={id}>
            <th scope="row">
              {title}
              <small>
                {why}
                {owner ? ` (${owner})` : ''}
              </small>
            </th>
            {measure ? (
              <>
                <td>{amountText(measure.baseline, measure.unit, t)}</td>
                <td>
                  {amountText(measure.current, measure.unit, t)}
                  <small>{t('options_age_day', { date: dayText(measure.asOf, t) })}</small>
                </td>
                <td>
                  <b>{amountText(measure.target, measure.unit, t)}</b>
                </td>
              </>
            ) : (
              <td colSpan={3}>{t('options_print_no_measure')}</td>
            )}
            <td>{due === undefined ? '' : dayText(due, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LatestRedirects({ vision, t }: { vision: Vision; t: Translate }): JSX.Element | null {
  const latest = [...vision.redirects].sort((one, other) => (one.date < other.date ? 1 : -1)).slice(0, REDIRECTS);
  if (latest.length === 0) return null;
  return (
    <section class="redirects">
      <h4>{t('options_print_redirects')}</h4>
      <ul>
        {latest.map(({ id, date, title, outcome }) => (
          <li key={id}>
            {dayText(date, t)}: <b>{title}</b> ({t.dynamic(`options_print_outcome_${outcome}`)})
          </li>
        ))}
      </ul>
    </section>
  );
}
