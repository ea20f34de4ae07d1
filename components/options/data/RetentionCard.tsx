import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { PolicyRetention } from '../../../lib/team/policy/policy';
import { Confirm } from '../Confirm';
import { failureOutcome, Notice, type Outcome } from '../Notice';
import type { SectionProps } from '../PlaybookSection';
import { Segments } from '../Segments';

const KEEPS = ['ever', 'days'] as const;

/** What a person begins with, and the most that can be asked for. */
const DAYS = { first: 365, most: 36_500 };

/** How long notes are kept: as long as the person does not delete them, or so many days after the last word. */
export function RetentionCard({ data, actions, t }: Pick<SectionProps, 'data' | 'actions' | 't'>): JSX.Element {
  const { keepNotes } = data;
  const { retention } = data.policy.policy;
  const [least, most] = [retention?.least ?? 1, retention?.most ?? DAYS.most];
  const fixed = least === most;
  const [typed, setDays] = useState(keepNotes ?? DAYS.first);
  const [chosen, choose] = useState<(typeof KEEPS)[number] | null>(null);
  const [asked, setAsked] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const asker = useRef<HTMLButtonElement>(null);
  const days = Math.max(least, Math.min(typed, most));
  const keep = fixed ? 'days' : (chosen ?? (keepNotes === null ? 'ever' : 'days'));
  const set = async (next: number | null): Promise<void> => {
    setAsked(false);
    const answer = await actions.setRetention(next);
    choose(null);
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    const text =
      next === null ? t('retention_kept_ever') : t('retention_kept_days', { days: next, count: answer.value.threads });
    setOutcome({ kind: 'good', text });
  };
  return (
    <section class="card" aria-labelledby="retention">
      <h2 id="retention">{t('retention_title')}</h2>
      <p class="soft">{t('retention_about')}</p>
      <Segments
        label={t('retention_choice')}
        values={KEEPS}
        value={keep}
        locked={fixed ? t('policy_set_by') : null}
        barred={retention?.most ? ['ever'] : []}
        words={(one) => t.dynamic(`retention_${one}`)}
        set={(one) => {
          setOutcome(null);
          setAsked(false);
          choose(one);
          if (one === 'ever' && keepNotes !== null) void set(null);
        }}
      />
      {keep === 'days' && (
        <div class="retention-days">
          <label>
            <span>{t('retention_days_label')}</span>
            <input
              type="number"
              min={least}
              max={most}
              step="1"
              value={days}
              disabled={fixed}
              onChange={({ currentTarget }) => {
                if (currentTarget.validity.valid && currentTarget.value !== '') setDays(currentTarget.valueAsNumber);
                else currentTarget.value = String(days);
              }}
            />
          </label>
          <button
            type="button"
            ref={asker}
            disabled={fixed || days === keepNotes}
            aria-expanded={asked}
            onClick={() => setAsked(true)}
          >
            {t('retention_set')}
          </button>
        </div>
      )}
      {retention && !fixed && <p class="set-by">{retentionText(retention, t)}</p>}
      {asked && (
        <Confirm
          question={t('retention_question', { days })}
          act={t('retention_set')}
          t={t}
          confirm={() => void set(days)}
          cancel={() => {
            setAsked(false);
            asker.current?.focus();
          }}
        />
      )}
      <Notice outcome={outcome} />
    </section>
  );
}

/** "Your organization keeps notes for at least 30 and at most 365 days." */
export function retentionText({ least, most }: PolicyRetention, t: Translate): string {
  if (least !== null && least === most) return t('policy_retention_days', { days: least });
  if (least === null) return t('policy_retention_most', { days: most ?? DAYS.most });
  return most === null ? t('policy_retention_least', { days: least }) : t('policy_retention_both', { least, most });
}
