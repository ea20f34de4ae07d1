import type { JSX } from 'preact';
import { reviseVision } from '../../../../lib/playbook/revise';
import type { Vision } from '../../../../lib/playbook/schema';
import { DateField } from '../form/DateField';
import { TextArea } from '../form/TextArea';
import type { VisionPartProps } from './vision-part';

const ANSWERS = ['value', 'approach', 'position', 'economy'] as const;

/** The statement with its horizon, and the four answers; each with the question it answers, its readers and its place. */
export function Answers({ desk, actions, t }: VisionPartProps): JSX.Element {
  const { vision } = desk.playbook;
  const edit = (change: (vision: Vision) => Vision): void => actions.edit((draft) => reviseVision(draft, change));
  return (
    <>
      <section class="card" aria-labelledby="statement">
        <h2 id="statement">{t('desk_statement')}</h2>
        <div class="statement-form">
          <TextArea
            label={t('desk_statement_question')}
            about={t('desk_statement_about')}
            value={vision.statement}
            most={1_000}
            needed
            set={(statement) => edit((now) => ({ ...now, statement }))}
            t={t}
          />
          <DateField
            label={t('desk_horizon')}
            about={t('desk_horizon_about')}
            value={vision.horizon}
            needed
            set={(horizon) => edit((now) => ({ ...now, horizon: horizon ?? '' }))}
            t={t}
          />
        </div>
      </section>
      <section class="card" aria-labelledby="answers">
        <h2 id="answers">{t('desk_answers')}</h2>
        <p class="soft">{t('desk_answers_about')}</p>
        <div class="fields wide">
          {ANSWERS.map((answer) => (
            <TextArea
              key={answer}
              label={t.dynamic(`desk_answer_${answer}`)}
              about={t.dynamic(`desk_answer_about_${answer}`)}
              value={vision.answers[answer]}
              most={1_000}
              needed
              lines={3}
              set={(text) => edit((now) => ({ ...now, answers: { ...now.answers, [answer]: text } }))}
              t={t}
            />
          ))}
        </div>
      </section>
    </>
  );
}
