import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Redirect } from '../../../../lib/playbook/schema';
import { dayText } from '../../gap-text';
import { REFRAME } from './redirect-draft';

/** The redirects that were published, the newest first, each with the vision as it was until then. */
export function Timeline({ redirects, t }: { redirects: readonly Redirect[]; t: Translate }): JSX.Element {
  if (redirects.length === 0) return <p class="soft">{t('desk_timeline_none')}</p>;
  const newestFirst = [...redirects].reverse().sort((one, other) => other.date.localeCompare(one.date));
  return (
    <ol class="timeline" aria-label={t('desk_timeline')}>
      {newestFirst.map((redirect) => (
        <li key={redirect.id} data-outcome={redirect.outcome}>
          <p class="over">
            {dayText(redirect.date, t)} · {t.dynamic(`desk_cause_${redirect.cause}`)}
            <span class="badge">{t.dynamic(`desk_outcome_${redirect.outcome}`)}</span>
          </p>
          <h3 tabIndex={-1} data-at={redirect.id}>
            {redirect.title}
          </h3>
          <p>{redirect.whatChanged}</p>
          <p class="soft">{redirect.whyConsiderable}</p>
          <dl>
            {redirect.goals && <Entry name={t('desk_redirect_goals')} text={redirect.goals} />}
            {REFRAME.map((part) => {
              const text = redirect[part];
              return text ? <Entry key={part} name={t.dynamic(`desk_reframe_${part}`)} text={text} /> : null;
            })}
          </dl>
          {redirect.visionBefore && <Before vision={redirect.visionBefore} t={t} />}
        </li>
      ))}
    </ol>
  );
}

function Entry({ name, text }: { name: string; text: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

interface BeforeProps {
  vision: NonNullable<Redirect['visionBefore']>;
  t: Translate;
}

function Before({ vision, t }: BeforeProps): JSX.Element {
  return (
    <details class="vision-before">
      <summary>{t('desk_vision_before')}</summary>
      <blockquote>{vision.statement}</blockquote>
      <dl>
        <Entry name={t('desk_horizon')} text={dayText(vision.horizon, t)} />
        {(['value', 'approach', 'position', 'economy'] as const).map((answer) => (
          <Entry key={answer} name={t.dynamic(`desk_answer_${answer}`)} text={vision.answers[answer]} />
        ))}
      </dl>
      {vision.goals.length > 0 && (
        <ul>
          {vision.goals.map(({ id, title, target, unit }) => (
            <li key={id}>
              {title}
              {target !== undefined && ` · ${new Intl.NumberFormat(t.locale).format(target)} ${unit ?? ''}`}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
