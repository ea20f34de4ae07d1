import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ConditionField, operatorsOf } from '../../../../lib/coaching/condition-fields';
import type { FormRule, RuleDraft } from '../../../../lib/playbook/condition-form';
import { changeNode, withField, withOperator } from '../../../../lib/playbook/condition-form-edit';
import { useUniqueId } from '../../../ui/use-unique-id';
import type { ConditionForm } from './condition-form-model';
import { RuleValue } from './RuleValue';
import { fieldTitle } from './words';

const ORIGINS = ['vocabulary', 'seen', 'named'] as const;
/** The entry of the list behind which a field is typed in. */
const OTHER = '\0other';

interface ConditionRuleProps {
  node: FormRule;
  number: number;
  model: ConditionForm;
  tools: JSX.Element;
}

/** One rule: field, operator and value, and below it what is wrong with it. */
export function ConditionRule({ node, number, model, tools }: ConditionRuleProps): JSX.Element {
  const { t, fields, byKey, form } = model;
  const { rule, id } = node;
  const [typing, setTyping] = useState(false);
  const said = useUniqueId();
  const field = byKey.get(rule.field);
  const operators = operatorsOf(field);
  const fault = model.left.has(id) ? model.faults.get(id) : undefined;
  const warned = model.warned.has(id);
  const beside = model.besides.get(id);
  const set = (next: RuleDraft, focus: string | null = null): void =>
    model.change(
      changeNode(form, id, (one) => (one.kind === 'rule' ? { ...one, rule: next } : one)),
      focus,
    );
  const choose = (key: string): void => {
    setTyping(key === OTHER);
    if (key === OTHER) set({ ...rule, field: '' }, `[data-rule="${id}"] input`);
    else set(withField(rule, key, operatorsOf(byKey.get(key))));
  };
  const leave = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    const row = event.currentTarget;
    if (!(row instanceof Element) || !(to instanceof Node) || !row.contains(to)) model.leave(id);
  };
  const invalid = (of: string): { 'aria-invalid'?: true; 'aria-describedby'?: string } => {
    const about = fault === 'field' ? 'field' : fault === 'operator' ? 'operator' : 'value';
    const described = fault || warned ? { 'aria-describedby': said } : {};
    return fault && about === of ? { 'aria-invalid': true, ...described } : described;
  };
  const other = typing || (rule.field !== '' && !field);
  return (
    <fieldset class="condition-rule" aria-label={t('condition_rule', { number })} data-rule={id} onFocusOut={leave}>
      <div class="condition-controls">
        <select
          aria-label={t('condition_field')}
          value={other ? OTHER : rule.field}
          {...invalid('field')}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="" disabled hidden>
            {t('condition_choose_field')}
          </option>
          {ORIGINS.map((origin) => (
            <FieldGroup key={origin} origin={origin} fields={fields} model={model} />
          ))}
          <option value={OTHER}>{t('condition_other_field')}</option>
        </select>
        {other && (
          <input
            type="text"
            class="condition-api"
            maxLength={200}
            spellcheck={false}
            aria-label={t('condition_api_name')}
            placeholder="sf:Competitor__c"
            value={rule.field}
            {...invalid('field')}
            onInput={({ currentTarget }) => set({ ...rule, field: currentTarget.value.trim() })}
          />
        )}
        <select
          aria-label={t('condition_operator')}
          value={rule.operator}
          {...invalid('operator')}
          onChange={({ currentTarget }) => set(withOperator(rule, currentTarget.value))}
        >
          <option value="" disabled hidden>
            {t('condition_choose_operator')}
          </option>
          {[...operators, ...(rule.operator === '' ? [] : [rule.operator])]
            .filter((operator, index, all) => all.indexOf(operator) === index)
            .map((operator) => (
              <option key={operator} value={operator}>
                {t.dynamic(`condition_operator_${operator}`)}
              </option>
            ))}
        </select>
        <RuleValue rule={rule} field={field} model={model} set={set} invalid={invalid('value')} />
        {tools}
      </div>
      <div id={said} class="condition-said">
        {fault && <p class="fault">{t.dynamic(`condition_fault_${fault}`)}</p>}
        {warned && <p class="warning">{t('condition_new_values')}</p>}
      </div>
      {beside}
    </fieldset>
  );
}

interface FieldGroupProps {
  origin: ConditionField['origin'];
  fields: readonly ConditionField[];
  model: ConditionForm;
}

function FieldGroup({ origin, fields, model }: FieldGroupProps): JSX.Element | null {
  const some = fields.filter((field) => field.origin === origin);
  if (some.length === 0) return null;
  return (
    <optgroup label={model.t.dynamic(`condition_fields_${origin}`)}>
      {some.map((field) => (
        <option key={field.key} value={field.key}>
          {fieldTitle(field, model.t)}
        </option>
      ))}
    </optgroup>
  );
}
