import type { JSX } from 'preact';
import { needsMapping } from '../../../../lib/playbook/mapping';
import { withoutProcess } from '../../../../lib/playbook/remove';
import { put, reviseProcess } from '../../../../lib/playbook/revise';
import type { Process } from '../../../../lib/playbook/schema';
import { ConditionEditor } from '../condition/ConditionEditor';
import { TextField } from '../form/TextField';
import { go } from '../go';
import { MoveButtons } from '../outline/MoveButtons';
import { CrmMapping } from './CrmMapping';
import { rowKey } from './moves';
import type { ProcessPartProps } from './process-part';

const KINDS = ['deal', 'account', 'contact', 'lead', 'ticket', 'other'] as const;

export type ProcessEditorProps = ProcessPartProps & { process: Process; move(key: string, by: -1 | 1): void };

/** A process: its title, which records it is for, and how its stages are called in each CRM. */
export function ProcessEditor(props: ProcessEditorProps): JSX.Element {
  const { process, desk, actions, t, fields, owners, say, move } = props;
  const { processes } = desk.playbook;
  const edit = (change: (process: Process) => Process): void =>
    actions.edit((draft) => reviseProcess(draft, process.id, change));
  const remove = (): void => {
    actions.edit((draft) => withoutProcess(draft, process.id));
    say(t('desk_removed', { title: process.title }), 'shown');
    go('#process');
  };
  const setKind = (kind: Process['kinds'][number], on: boolean): void =>
    edit((now) => ({ ...now, kinds: KINDS.filter((one) => (one === kind ? on : now.kinds.includes(one))) }));
  return (
    <section class="card editor form" aria-labelledby="process-editor">
      <div class="editor-head">
        <div>
          <p class="over">{t('options_item_process')}</p>
          <h2 id="process-editor" tabIndex={-1} data-at={`${process.id}/`}>
            {process.title}
          </h2>
        </div>
        <MoveButtons
          title={process.title}
          canUp={process !== processes[0]}
          canDown={process !== processes.at(-1)}
          move={(by) => move(rowKey.process(process.id), by)}
          remove={{ label: t('desk_process_remove'), act: remove }}
          t={t}
        />
      </div>
      <div class="fields wide">
        <TextField
          label={t('desk_title')}
          value={process.title}
          most={200}
          needed
          set={(title) => edit((now) => ({ ...now, title }))}
          t={t}
        />
        <TextField
          label={t('desk_owner')}
          about={t('desk_process_owner_about')}
          value={process.owner}
          most={120}
          offers={owners}
          set={(owner) => edit((now) => put(now, 'owner', owner === '' ? undefined : owner))}
          t={t}
        />
      </div>
      <fieldset class="kinds">
        <legend>{t('desk_kinds')}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={process.kinds.includes(kind)}
              // A process for no kind of record is none: the last one stays.
              disabled={process.kinds.length === 1 && process.kinds.includes(kind)}
              onChange={({ currentTarget }) => setKind(kind, currentTarget.checked)}
            />
            {t.dynamic(`desk_kind_${kind}`)}
          </label>
        ))}
      </fieldset>
      <div class="entry">
        <span class="label">{t('desk_process_when')}</span>
        <small class="about">{t('desk_process_when_about')}</small>
        <ConditionEditor
          value={process.when}
          onChange={(when) => edit((now) => put(now, 'when', when))}
          fields={fields}
          kinds={process.kinds}
          label={t('desk_process_when')}
          always={t('desk_process_always')}
          keep={`process ${process.id}`}
          t={t}
        />
      </div>
      {needsMapping(process) && <CrmMapping {...props} />}
    </section>
  );
}
