import type { JSX } from 'preact';
import type { FormGroup, FormNode, GroupKind } from '../../../../lib/playbook/condition-form';
import { addPart, changeNode, movePart } from '../../../../lib/playbook/condition-form-edit';
import { Icon } from '../../../ui/Icon';
import { useUniqueId } from '../../../ui/use-unique-id';
import { ConditionRule } from './ConditionRule';
import type { ConditionForm } from './condition-form-model';

const KINDS: readonly GroupKind[] = ['all', 'any', 'none'];

export interface ConditionGroupProps {
  group: FormGroup;
  model: ConditionForm;
  label: string;
  root?: boolean;
  /** What takes a group inside another one out and moves it. */
  tools?: JSX.Element;
}

/** A group: how its parts are taken together, the parts, and what adds more. */
export function ConditionGroup({ group, model, label, root = false, tools }: ConditionGroupProps): JSX.Element {
  const { t, form, change, newId } = model;
  const fault = useUniqueId();
  const empty = model.faults.get(group.id);
  const setKind = (kind: GroupKind): void =>
    change(
      changeNode(form, group.id, (node) => {
        if (node.kind === 'rule') return node;
        const { implied: _, ...rest } = node;
        return kind === 'none' || node.parts.length > 1 ? { ...rest, kind } : { ...node, kind };
      }),
    );
  const add = (part: FormNode, focus: string): void => change(addPart(form, group.id, part), focus);
  const addRule = (): void => {
    const id = newId();
    add({ id, kind: 'rule', rule: { field: '', operator: '' } }, `[data-rule="${id}"] select`);
  };
  const addGroup = (): void => {
    const id = newId();
    const rule = newId();
    const parts: FormNode[] = [{ id: rule, kind: 'rule', rule: { field: '', operator: '' } }];
    const kind = group.kind === 'any' ? 'all' : 'any';
    add({ id, kind, parts, extra: {} }, `[data-rule="${rule}"] select`);
  };
  const remove = (part: FormNode, index: number): void => {
    const next = group.parts[index + 1] ?? group.parts[index - 1];
    const focus = next ? `[data-node="${next.id}"] .condition-remove` : `[data-group="${group.id}"] > .actions button`;
    change(
      changeNode(form, part.id, () => null),
      focus,
    );
  };
  const move = (part: FormNode, by: -1 | 1): void =>
    change(movePart(form, part.id, by), `[data-node="${part.id}"] [data-move="${by}"]`);
  const toolsOf = (part: FormNode, index: number): JSX.Element => {
    const what = part.kind === 'rule' ? 'rule' : 'group';
    const number = index + 1;
    return (
      <span class="condition-tools edit-only">
        {group.parts.length > 1 &&
          ([-1, 1] as const).map((by) => (
            <button
              key={by}
              type="button"
              class="tool"
              data-move={by}
              aria-disabled={!group.parts[index + by]}
              aria-label={t.dynamic(`condition_${by < 0 ? 'up' : 'down'}_${what}`, { number })}
              title={t.dynamic(`condition_${by < 0 ? 'up' : 'down'}_${what}`, { number })}
              onClick={() => move(part, by)}
            >
              <span aria-hidden="true">{by < 0 ? '↑' : '↓'}</span>
            </button>
          ))}
        <button
          type="button"
          class="tool condition-remove"
          aria-label={t.dynamic(`condition_remove_${what}`, { number })}
          title={t.dynamic(`condition_remove_${what}`, { number })}
          onClick={() => remove(part, index)}
        >
          <Icon name="close" />
        </button>
      </span>
    );
  };
  const hasKind = group.parts.length > 1 || group.kind === 'none' || !root;
  return (
    <fieldset class="condition-group" data-group={group.id} data-kind={group.kind}>
      <legend class="hidden">{label}</legend>
      {(hasKind || tools) && (
        <div class="condition-head">
          <select
            aria-label={t('condition_group')}
            value={group.kind}
            onChange={({ currentTarget }) => setKind(KINDS.find((kind) => kind === currentTarget.value) ?? 'all')}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t.dynamic(`condition_group_${kind}`)}
              </option>
            ))}
          </select>
          {tools}
        </div>
      )}
      {group.parts.length > 0 && (
        <ol>
          {group.parts.map((part, index) => (
            <li key={part.id} data-node={part.id}>
              {part.kind === 'rule' ? (
                <ConditionRule node={part} number={index + 1} model={model} tools={toolsOf(part, index)} />
              ) : (
                <ConditionGroup
                  group={part}
                  model={model}
                  label={t('condition_group_number', { number: index + 1 })}
                  tools={toolsOf(part, index)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {empty && (
        <p class="fault" id={fault}>
          {t.dynamic(`condition_fault_${empty}`)}
        </p>
      )}
      <div class="actions edit-only">
        <button type="button" onClick={addRule}>
          {t('condition_add_rule')}
        </button>
        <button type="button" class="quiet" onClick={addGroup}>
          {t('condition_add_group')}
        </button>
        {root && group.parts.length === 1 && group.kind === 'all' && (
          <button type="button" class="quiet" onClick={() => setKind('none')}>
            {t('condition_negate')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
