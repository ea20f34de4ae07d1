import type { JSX } from 'preact';
import type { ConditionField, StageChoice } from '../../../../lib/coaching/condition-fields';
import type { RuleDraft } from '../../../../lib/playbook/condition-form';
import { shapeOf } from '../../../../lib/playbook/condition-form-edit';
import { useUniqueId } from '../../../ui/use-unique-id';
import type { ConditionForm } from './condition-form-model';
import { ValueList } from './ValueList';

interface RuleValueProps {
  rule: RuleDraft;
  field: ConditionField | undefined;
  model: ConditionForm;
  set(next: RuleDraft, focus?: string | null): void;
  /** What marks the control as wrong and says why. */
  invalid: { 'aria-invalid'?: true; 'aria-describedby'?: string };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): string => (typeof value === 'number' ? String(value) : '');
/** What is typed as a number; text that is none leaves the rule unfinished. */
const typed = (text: string): unknown => (text.trim() === '' ? undefined : Number(text));

/** What a rule compares with, by what its operator asks for. */
export function RuleValue({ rule, field, model, set, invalid }: RuleValueProps): JSX.Element | null {
  const { t } = model;
  const known = useUniqueId();
  const put = (value: unknown): void => {
    const { value: _, ...rest } = rule;
    set(value === undefined ? rest : { ...rest, value });
  };
  const suggestions = (
    <datalist id={known}>
      {field?.values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
  const pair: unknown[] = Array.isArray(rule.value) ? rule.value : [];
  switch (shapeOf(rule.operator)) {
    case 'text':
      return (
        <span class="condition-value">
          <input
            type="text"
            list={known}
            maxLength={500}
            aria-label={t('condition_value')}
            value={textOf(rule.value)}
            {...invalid}
            onInput={({ currentTarget }) => put(currentTarget.value)}
          />
          {suggestions}
        </span>
      );
    case 'texts':
      return (
        <ValueList
          values={pair.filter((value) => typeof value === 'string')}
          known={field?.values ?? []}
          change={(values) => put(values)}
          invalid={invalid}
          t={t}
        />
      );
    case 'number':
    case 'days':
      return (
        <span class="condition-value">
          <input
            type="number"
            step={shapeOf(rule.operator) === 'days' ? 1 : 'any'}
            aria-label={t(
              shapeOf(rule.operator) === 'days' || field?.type === 'days' ? 'condition_days' : 'condition_value',
            )}
            value={numberOf(rule.value)}
            {...invalid}
            onInput={({ currentTarget }) => put(typed(currentTarget.value))}
          />
          <Unit rule={rule} field={field} model={model} set={set} />
        </span>
      );
    case 'numbers':
      return (
        <span class="condition-value">
          {(['condition_low', 'condition_high'] as const).map((label, index) => (
            <input
              key={label}
              type="number"
              step="any"
              aria-label={t(label)}
              value={numberOf(pair[index])}
              {...invalid}
              onInput={({ currentTarget }) => {
                const number = typed(currentTarget.value);
                put(index === 0 ? [number, pair[1]] : [pair[0], number]);
              }}
            />
          ))}
          <Unit rule={rule} field={field} model={model} set={set} />
        </span>
      );
    case 'day':
      return (
        <span class="condition-value">
          <input
            type="date"
            aria-label={t('condition_day')}
            value={textOf(rule.value)}
            {...invalid}
            onInput={({ currentTarget }) => put(currentTarget.value === '' ? undefined : currentTarget.value)}
          />
        </span>
      );
    case 'stage':
      return <StageChoiceList rule={rule} model={model} put={put} invalid={invalid} />;
    default:
      return null;
  }
}

/** What follows a number: the currency of an amount, or what is counted. */
function Unit({ rule, field, model, set }: Omit<RuleValueProps, 'invalid'>): JSX.Element | null {
  const { t } = model;
  const known = useUniqueId();
  if (field?.type === 'days' || shapeOf(rule.operator) === 'days') return <span>{t('condition_unit_days')}</span>;
  if (field?.type === 'percent') return <span>%</span>;
  if (field?.type !== 'money' && rule.currency === undefined) return null;
  const { currency, ...rest } = rule;
  return (
    <>
      <input
        type="text"
        class="condition-currency"
        list={known}
        maxLength={3}
        spellcheck={false}
        aria-label={t('condition_currency')}
        placeholder={t('condition_any_currency')}
        value={currency ?? ''}
        onInput={({ currentTarget }) => {
          const text = currentTarget.value.trim().toUpperCase();
          set(text === '' ? rest : { ...rest, currency: text });
        }}
      />
      <datalist id={known}>
        {[...new Set([...(field?.currencies ?? []), 'EUR', 'USD', 'GBP', 'CHF'])].map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </>
  );
}

type StageListProps = Pick<RuleValueProps, 'rule' | 'model' | 'invalid'> & { put(value: unknown): void };

function StageChoiceList({ rule, model, put, invalid }: StageListProps): JSX.Element {
  const { t, byKey, kinds } = model;
  const all = byKey.get('stage')?.stages ?? [];
  const offered = all.filter((stage) => kinds.length === 0 || stage.kinds.some((kind) => kinds.includes(kind)));
  const chosen = textOf(rule.value);
  const listed = offered.some(({ id }) => id === chosen)
    ? offered
    : [...offered, ...all.filter(({ id }) => id === chosen)];
  const processes = [...new Set(listed.map(({ process }) => process))];
  const isIn = (process: string) => (stage: StageChoice) => stage.process === process;
  return (
    <span class="condition-value">
      <select
        aria-label={t('condition_stage')}
        value={chosen}
        {...invalid}
        onChange={({ currentTarget }) => put(currentTarget.value)}
      >
        <option value="" disabled hidden>
          {t('condition_choose_stage')}
        </option>
        {chosen !== '' && !listed.some(({ id }) => id === chosen) && <option value={chosen}>{chosen}</option>}
        {processes.map((process) => (
          <optgroup key={process} label={process}>
            {listed.filter(isIn(process)).map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
}
