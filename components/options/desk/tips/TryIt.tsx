import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { OWN_ZONE, type Progress } from '../../../../lib/coaching/advice';
import { compileRelease } from '../../../../lib/coaching/compile';
import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import { type Trial, tryTip } from '../../../../lib/coaching/try-tip';
import type { Record as CrmRecord } from '../../../../lib/crm/record';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Tip } from '../../../../lib/playbook/schema';
import type { Desk } from '../../desk-model';
import type { OptionsActions } from '../../model';
import { TrialView } from './TrialView';
import type { TrialRecords } from './use-records';

interface TryItProps {
  tip: Tip;
  desk: Desk;
  options: OptionsActions;
  trials: TrialRecords;
  fields: readonly ConditionField[];
  trial: Trial | null;
  setTrial(trial: Trial | null): void;
  t: Translate;
}

/** Stands for the record in the CRM tab in the list of records. */
const IN_VIEW = 'tab';
/** Milliseconds without a change until the tip is tried anew. */
const PAUSE = 200;

/** What the tip, as it is written now, would do on a record: the one in the CRM tab, or one that was kept. */
export function TryIt({ tip, desk, options, trials, fields, trial, setTrial, t }: TryItProps): JSX.Element {
  const { examples, inView, again } = trials;
  const [wanted, setWanted] = useState(IN_VIEW);
  const example = examples.find(({ id }) => id === wanted) ?? (inView ? undefined : examples[0]);
  const on = wanted === IN_VIEW && inView ? inView : null;
  const record: CrmRecord | null = on?.record ?? example?.record ?? null;
  const [progress, setProgress] = useState<{ of: CrmRecord; progress: Progress } | null>(null);

  useEffect(() => {
    let current = true;
    if (record && !on) {
      void options.progressOn(record).then((found) => current && setProgress({ of: record, progress: found }));
    }
    return () => {
      current = false;
    };
  }, [record, on, options]);

  const known = on?.progress ?? (progress?.of === record ? progress?.progress : undefined);
  useEffect(() => {
    if (!record || !known) return setTrial(null);
    const timer = setTimeout(() => {
      const release = compileRelease({ ...desk.base, playbook: desk.playbook });
      setTrial(tryTip(release, tip, record, known, { at: Date.now(), timeZone: OWN_ZONE }));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [tip, desk.playbook, record, known]);

  return (
    <section class="card form try-it" aria-labelledby="tip-try">
      <h3 id="tip-try">{t('tips_try')}</h3>
      <div class="try-on">
        {record && (
          <label class="filter">
            <span>{t('tips_try_on')}</span>
            <select
              value={on ? IN_VIEW : (example?.id ?? '')}
              onChange={({ currentTarget }) => setWanted(currentTarget.value)}
            >
              {inView && <option value={IN_VIEW}>{t('tips_in_view', { name: inView.record.name })}</option>}
              {examples.map(({ id, name, crm, keptAt }) => (
                <option key={id} value={id}>
                  {t('tips_example', {
                    name,
                    crm: t.dynamic(`popup_crm_${crm}`),
                    date: new Date(keptAt).toLocaleDateString(t.locale, { dateStyle: 'medium' }),
                  })}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={again}>
          {t('tips_read_again')}
        </button>
      </div>
      {!record && inView !== undefined && <p class="soft">{t('tips_nothing_to_try')}</p>}
      <p class="soft small">{t('examples_local')}</p>
      {record && trial && <TrialView trial={trial} when={tip.when} fields={fields} t={t} />}
    </section>
  );
}
