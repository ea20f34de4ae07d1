import type { JSX } from 'preact';
import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import type { Trial } from '../../../../lib/coaching/try-tip';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Condition } from '../../../../lib/playbook/condition';
import { reasonWords } from '../../../sidebar/Reasons';
import { conditionSentence } from '../condition/words';
import { RuleVerdict } from './RuleVerdict';

interface TrialViewProps {
  trial: Trial;
  when: Condition | undefined;
  fields: readonly ConditionField[];
  t: Translate;
}

/** Where the tip would stand on the record and why, and what each rule came to. */
export function TrialView({ trial, when, fields, t }: TrialViewProps): JSX.Element {
  const { rank, hindrances, verdict, rules, before, stage, process } = trial;
  const reasons = trial.reasons.filter(({ code }) => code !== 'rule');
  const place = 'none' in stage ? t.dynamic(`tips_place_${stage.none}`, { label: stage.label ?? '' }) : stage.title;
  return (
    <div class="trial" data-rank={rank.kind}>
      <p class="trial-rank" role="status">
        {rankWords(rank, verdict, t)}
      </p>
      <ul class="trial-why">
        {hindrances.map((one) => (
          <li key={one}>{t.dynamic(`tips_hindrance_${one}`)}</li>
        ))}
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonWords(reason, t)}</li>
        ))}
        {before.length > 0 && (
          <li>
            {t('tips_before', {
              titles: new Intl.ListFormat(t.locale).format(before.map((title) => t('tips_quoted', { title }))),
            })}
          </li>
        )}
        <li>{process ? t('tips_place', { process: process.title, stage: place }) : place}</li>
      </ul>
      {when && (
        <table class="trial-rules">
          <caption>
            {t('tips_rules_on_record')} <b data-verdict={verdict}>{t.dynamic(`tips_condition_${verdict}`)}</b>
          </caption>
          <thead class="hidden">
            <tr>
              <th scope="col">{t('tips_rule')}</th>
              <th scope="col">{t('tips_verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((finding, index) => (
              // Rules have no id, and two may say the same: their place is what tells them apart.
              <tr key={index}>
                <th scope="row">{conditionSentence(finding.rule, fields, t)}</th>
                <td>
                  <RuleVerdict finding={finding} t={t} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function rankWords(rank: Trial['rank'], verdict: Trial['verdict'], t: Translate): string {
  switch (rank.kind) {
    case 'ranked':
      return rank.rank === 1 ? t('tips_rank_first', { of: rank.of }) : t('tips_rank', { rank: rank.rank, of: rank.of });
    case 'beyond':
      return t('tips_rank_beyond', { of: rank.of });
    case 'possible':
      return t('tips_rank_possible');
    case 'out':
      return t(verdict === 'no' ? 'tips_rank_no' : 'tips_rank_out');
  }
}
