import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { TipEvidence } from '../../../../lib/coaching/tip-evidence';
import { NOBODY } from '../../../../lib/coaching/tip-list';
import type { Trial } from '../../../../lib/coaching/try-tip';
import type { Gap } from '../../../../lib/playbook/alignment';
import { itemKey } from '../../../../lib/playbook/items';
import type { Tip } from '../../../../lib/playbook/schema';
import { changeTip, withTipFields } from '../../../../lib/playbook/tip-acts';
import { NudgePart } from '../../../nudges/NudgePart';
import { stageTargets, titlesFor } from '../../../nudges/titles';
import { editorAddress } from '../../address';
import { type EditOptions, isLocked } from '../../desk-model';
import { dayText, gapText } from '../../gap-text';
import type { DeskPartProps } from '../../sections';
import { ConditionEditor } from '../condition/ConditionEditor';
import { useConditionFields } from '../condition/use-condition-fields';
import { FlagCount } from '../flags/FlagCount';
import { Choice } from '../form/Choice';
import { DateField } from '../form/DateField';
import { MarkdownArea } from '../form/MarkdownArea';
import { PickMany } from '../form/PickMany';
import { ResourceList } from '../form/ResourceList';
import { TextField } from '../form/TextField';
import { HatFrame } from '../HatFrame';
import { metricOptions, stepOptions } from '../pick-options';
import { Confirmation } from './Confirmation';
import { RetiredNote, RetirePart } from './RetirePart';
import { RuleVerdict } from './RuleVerdict';
import { TryIt } from './TryIt';
import type { TrialRecords } from './use-records';

export interface TipEditorProps extends Omit<DeskPartProps, 'at'> {
  tip: Tip;
  trials: TrialRecords;
  owners: readonly string[];
  gaps: readonly Gap[];
  evidence: TipEvidence | undefined;
}

const PRIORITIES = ['1', '2', '3', '4', '5'] as const;

/** One tip: what it says, where it helps, when it shows, how it counts, and what it would do on a record. */
export function TipEditor(props: TipEditorProps): JSX.Element {
  const { tip, desk, actions, data, options, trials, owners, gaps, evidence, t } = props;
  const [trial, setTrial] = useState<Trial | null>(null);
  const { processes, metrics } = desk.playbook;
  const fields = useConditionFields(desk, data, trials.records);
  const kinds = useMemo(() => {
    const own = processes.filter(({ stages }) =>
      stages.some(({ steps }) => steps.some(({ id }) => tip.steps.includes(id))),
    );
    return [...new Set(own.flatMap((process) => process.kinds))];
  }, [processes, tip.steps]);
  const edit = (change: (one: Tip) => Tip, how?: EditOptions): void =>
    actions.edit((draft) => changeTip(draft, tip.id, change), how);
  const put = (fieldsOf: Partial<Tip>): void => edit((one) => ({ ...one, ...fieldsOf }));
  const { retired } = tip;
  /** As people have it, whatever the draft says: only that can go along with a nudge. */
  const inForce = data.release.playbook.tips.filter(({ id }) => id === tip.id);
  return (
    <article class="tip-editor" aria-labelledby="tip-heading">
      <header class="card tip-head">
        <p class="over">{t('panel_kind_tip')}</p>
        <h2 id="tip-heading" tabIndex={-1} data-at={tip.id}>
          {tip.title.trim() === '' ? t('tips_untitled') : tip.title}
        </h2>
        {evidence && (
          <p class="soft">
            {t('tips_evidence', { shown: evidence.shown, count: evidence.records })}{' '}
            {t('tips_evidence_said', { tried: evidence.tried, helped: evidence.helped, not: evidence.notHere })}
          </p>
        )}
        <FlagCount item={itemKey('tip', tip.id)} options={options} data={data} t={t} />
        {gaps.length > 0 && (
          <ul class="tip-gaps">
            {gaps.map((gap) => (
              <li key={gap.path} class={`mark ${gap.severity}`}>
                {gapText(gap, t)}
              </li>
            ))}
          </ul>
        )}
      </header>
      <HatFrame hat="coach" desk={desk} actions={actions} t={t}>
        {retired && <RetiredNote tip={tip} desk={desk} edit={edit} t={t} />}
        <fieldset class="plain" disabled={retired !== undefined}>
          <section class="card form" aria-labelledby="tip-says">
            <h3 id="tip-says">{t('tips_says')}</h3>
            <TextField
              label={t('tips_title')}
              value={tip.title}
              most={200}
              needed
              set={(title) => put({ title })}
              t={t}
            />
            <MarkdownArea
              label={t('tips_body')}
              value={tip.body}
              most={20_000}
              needed
              set={(body) => put({ body })}
              t={t}
            />
            <ResourceList resources={tip.resources} set={(resources) => put({ resources })} t={t} />
            <Confirmation tip={tip} desk={desk} edit={edit} t={t} />
          </section>
          <section class="card form" aria-labelledby="tip-helps">
            <h3 id="tip-helps">{t('tips_helps')}</h3>
            <div class="fields wide">
              <PickMany
                label={t('tips_steps')}
                chosen={tip.steps}
                options={stepOptions(processes)}
                most={20}
                address={(id) => editorAddress({ kind: 'step', id })}
                set={(steps) => put({ steps })}
                t={t}
              />
              <PickMany
                label={t('tips_metrics')}
                chosen={tip.metrics}
                options={metricOptions(metrics)}
                most={20}
                address={(id) => editorAddress({ kind: 'metric', id })}
                set={(chosen) => put({ metrics: chosen })}
                t={t}
              />
            </div>
          </section>
          <section class="card form" aria-labelledby="tip-when">
            <h3 id="tip-when">{t('tips_when')}</h3>
            <ConditionEditor
              value={tip.when}
              onChange={(when) => edit(({ when: _, ...rest }) => (when === undefined ? rest : { ...rest, when }))}
              fields={fields}
              kinds={kinds}
              label={t('tips_when')}
              always={t('tips_always')}
              beside={(at) => <RuleVerdict finding={trial?.rules[at]} t={t} />}
              keep={`tip ${tip.id}`}
              t={t}
            />
          </section>
          <section class="card form" aria-labelledby="tip-counts">
            <h3 id="tip-counts">{t('tips_counts')}</h3>
            <div class="fields">
              <Choice
                label={t('tips_priority')}
                values={PRIORITIES}
                value={PRIORITIES[tip.priority - 1] ?? '3'}
                words={(value) => t.dynamic(`tips_priority_${value}`)}
                set={(value) => put({ priority: Number(value) })}
              />
              <TextField
                label={t('tips_owner')}
                value={tip.owner}
                most={120}
                offers={owners.filter((owner) => owner !== NOBODY)}
                set={(owner) => edit((one) => withTipFields(one, { owner }))}
                t={t}
              />
              <DateField
                label={t('tips_valid_from')}
                value={tip.validFrom}
                set={(validFrom) => edit((one) => withTipFields(one, { validFrom }))}
                t={t}
              />
              <DateField
                label={t('tips_valid_until')}
                value={tip.validUntil}
                set={(validUntil) => edit((one) => withTipFields(one, { validUntil }))}
                t={t}
              />
            </div>
            {tip.validFrom !== undefined && tip.validUntil !== undefined && tip.validUntil < tip.validFrom && (
              <p class="fault">{t('tips_valid_fault', { date: dayText(tip.validUntil, t) })}</p>
            )}
          </section>
        </fieldset>
      </HatFrame>
      <TryIt
        tip={tip}
        desk={desk}
        options={options}
        trials={trials}
        fields={fields}
        trial={trial}
        setTrial={setTrial}
        t={t}
      />
      {!retired && inForce.length > 0 && (
        <NudgePart
          key={tip.id}
          nudges={options.nudges}
          targets={({ people }) => [
            ...people.map(({ id, name }) => ({ name, to: { kind: 'person' as const, person: id } })),
            ...stageTargets(data.release.playbook.processes),
          ]}
          listed={(nudge) => nudge.tip === tip.id}
          tips={inForce}
          tip={tip.id}
          titleOf={titlesFor(data.release.playbook)}
          hat={desk.hat}
          me={data.me?.name ?? ''}
          t={t}
        />
      )}
      {!retired && !isLocked(desk, 'coach') && <RetirePart tip={tip} desk={desk} edit={edit} t={t} />}
    </article>
  );
}
