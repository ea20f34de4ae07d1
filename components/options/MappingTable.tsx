import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { MappingRow } from '../../lib/playbook/mapping';
import type { Process } from '../../lib/playbook/schema';

export interface MappingTableProps {
  process: Process;
  rows: readonly MappingRow[];
  set(row: MappingRow, stage: string | null): void;
  add(name: string): void;
  t: Translate;
}

/** CRM stages on the left, the playbook's stage of each on the right; what is not mapped stands out. */
export function MappingTable({ process, rows, set, add, t }: MappingTableProps): JSX.Element {
  const empty = process.stages.filter((stage) => !rows.some((row) => row.stage === stage.id));
  return (
    <>
      {rows.length > 0 && (
        <table class="mapping">
          <caption class="hidden">{t('options_mapping')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('options_crm_stage')}</th>
              <th scope="col">{t('options_playbook_stage')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.names.join('\n')} row={row} process={process} set={set} t={t} />
            ))}
          </tbody>
        </table>
      )}
      <AddName add={add} t={t} />
      {empty.length > 0 && (
        <p class="notice warn">
          {t('options_stages_without', { stages: new Intl.ListFormat(t.locale).format(empty.map((one) => one.title)) })}
        </p>
      )}
    </>
  );
}

type RowProps = Pick<MappingTableProps, 'process' | 'set' | 't'> & { row: MappingRow };

function Row({ row, process, set, t }: RowProps): JSX.Element {
  const [name = '', api] = row.names;
  return (
    <tr class={row.stage === null ? 'unmapped' : ''} data-stage={name}>
      <th scope="row">
        {name}
        {api && <small>{api}</small>}
        {!row.seen && <small>{t('options_not_in_pipeline')}</small>}
      </th>
      <td>
        <select
          aria-label={t('options_stage_for', { name })}
          value={row.stage ?? ''}
          onChange={({ currentTarget }) => set(row, currentTarget.value === '' ? null : currentTarget.value)}
        >
          <option value="">{t('options_unmapped')}</option>
          {process.stages.map((stage) => (
            <option key={stage.id} value={stage.id}>
              {stage.title}
            </option>
          ))}
        </select>
        {row.stage === null && <small class="mark">{t('options_unmapped_means')}</small>}
      </td>
    </tr>
  );
}

/** For a stage that was not seen yet: its name as the CRM shows it. */
function AddName({ add, t }: Pick<MappingTableProps, 'add' | 't'>): JSX.Element {
  const [name, setName] = useState('');
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        add(name.trim());
        setName('');
      }}
    >
      <label>
        {t('options_add_name')}
        <input type="text" maxLength={200} value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
      </label>
      <button type="submit">{t('options_add')}</button>
    </form>
  );
}
