import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import { rulesMatchingNewValues } from '../../../../lib/coaching/new-values';
import type { RecordKind } from '../../../../lib/crm/record';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Condition } from '../../../../lib/playbook/condition';
import { conditionOf, type FormGroup, faultsOf, formOf } from '../../../../lib/playbook/condition-form';
import { sameCondition } from '../../../../lib/playbook/condition-form-edit';
import { useUniqueId } from '../../../ui/use-unique-id';
import { ConditionGroup } from './ConditionGroup';
import type { ConditionForm } from './condition-form-model';
import { makeEchoes } from './echoes';
import { conditionSentence } from './words';

export interface ConditionEditorProps {
  value: Condition | undefined;
  /** Called with whole conditions only: while a rule is unfinished, the last whole one stands. */
  onChange(next: Condition | undefined): void;
  /** What can be asked (`conditionFields`). */
  fields: readonly ConditionField[];
  /** Kinds of records that the condition is about: only stages of their processes are offered. None: any. */
  kinds: readonly RecordKind[];
  t: Translate;
  /** What the group of controls is called; without it "Condition". */
  label?: string;
  /** What it says in words where there is no rule; without it that it always applies. */
  always?: string;
  /** Shown beside a rule, such as what it comes to on a record; the place of the rule in the order in which they are written. */
  beside?(rule: number): JSX.Element | null;
  /** Names what is edited: an unfinished rule is still there when the editor for it is opened again. */
  keep?: string;
}

let last = 0;
const newId = (): string => `c${++last}`;

/** Unfinished forms of editors that are closed, by what they edit. Only this page knows them. */
const unfinished = new Map<string, { form: FormGroup; value: Condition | undefined }>();

/** Rules and groups of a condition as controls, with the sentence that they make. */
export function ConditionEditor(props: ConditionEditorProps): JSX.Element {
  const { value, onChange, fields, kinds, t, label, always, beside, keep } = props;
  const whole = useRef<HTMLDivElement>(null);
  const sentence = useUniqueId();
  const { form, setForm, give } = useFormOf(value, keep);
  /** Rules that a person has left at least once: what is missing in the others need not be said yet. */
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(faultsOf(form).keys()));
  const focusNext = useRef<string | null>(null);

  useLayoutEffect(() => {
    const wanted = focusNext.current;
    focusNext.current = null;
    if (wanted !== null) whole.current?.querySelector<HTMLElement>(wanted)?.focus();
  });

  const byKey = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);
  const faults = faultsOf(form);
  const change = (next: FormGroup, focus: string | null = null): void => {
    focusNext.current = focus;
    const condition = conditionOf(next);
    setForm(next);
    if (keep !== undefined) {
      if (condition === null) unfinished.set(keep, { form: next, value });
      else unfinished.delete(keep);
    }
    if (condition !== null && give(condition)) onChange(condition);
  };
  const model: ConditionForm = {
    form,
    fields,
    byKey,
    kinds,
    t,
    newId,
    change,
    faults,
    left,
    leave: (id) => setLeft((before) => (before.has(id) ? before : new Set([...before, id]))),
    warned: rulesMatchingNewValues(form, byKey),
    besides: besidesOf(form, beside),
  };
  const finished = conditionOf(form);
  return (
    <div class="condition" ref={whole}>
      <ConditionGroup group={form} model={model} label={label ?? t('condition')} root />
      <p class="condition-words" id={sentence} aria-live="polite">
        <span class="over">{t('condition_in_words')}</span>{' '}
        {finished === null
          ? t('condition_unfinished', { count: Math.max(1, faults.size) })
          : finished === undefined
            ? (always ?? t('condition_always'))
            : conditionSentence(finished, fields, t)}
      </p>
    </div>
  );
}

/** The form of the value; made anew where the value was changed elsewhere. `give`: what the form says is given to the outside. */
function useFormOf(value: Condition | undefined, keep: string | undefined) {
  const [form, setForm] = useState<FormGroup>(() => {
    const kept = keep === undefined ? undefined : unfinished.get(keep);
    return kept && sameCondition(kept.value, value) ? kept.form : formOf(value, newId);
  });
  const [echoes] = useState(() => makeEchoes(value, sameCondition));
  let shown = form;
  if (echoes.isNews(value)) {
    shown = formOf(value, newId);
    setForm(shown);
  }
  return { form: shown, setForm, give: echoes.give };
}

/** What stands beside each rule, by its id. */
function besidesOf(form: FormGroup, beside: ConditionEditorProps['beside']): ReadonlyMap<string, JSX.Element | null> {
  const found = new Map<string, JSX.Element | null>();
  // While something is unfinished, rules are not what is tried.
  if (!beside || conditionOf(form) === null) return found;
  let at = 0;
  const look = (node: FormGroup['parts'][number]): void => {
    if (node.kind === 'rule') found.set(node.id, beside(at++));
    else node.parts.forEach(look);
  };
  look(form);
  return found;
}
