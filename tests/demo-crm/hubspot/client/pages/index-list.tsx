import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { indexPath, recordPath } from '../route.ts';
import { portal } from '../setting.ts';
import { show } from '../state.ts';
import { type HubspotRecord, kindOf, propertiesOf, records } from '../store.ts';
import { style } from '../style.ts';
import { shownText } from '../text.ts';
import { objectWord, Say } from '../words.tsx';

const table = style(
  'border-collapse:collapse;background:var(--card);border:1px solid var(--line);font-size:13px;min-width:100%;th,td{text-align:left;padding:9px 12px;border:1px solid var(--line);white-space:nowrap;max-width:320px;overflow:hidden;text-overflow:ellipsis}th{background:var(--wash)}td button{margin-left:10px;visibility:hidden}tr:hover td button{visibility:visible}',
);

/** A list of records: no record page, though it is full of values (crm.md §3.7). */
export function IndexList({ type }: { type: string }) {
  const kind = kindOf(type);
  if (!kind) return null;
  const properties = propertiesOf(kind).slice(0, 7);
  return (
    <div class={look.page}>
      <IndexHead type={type} />
      <table class={table}>
        <thead>
          <tr>
            {properties.map(({ name, field }) => (
              <th key={name}>{field.label[portal.language]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records
            .filter((record) => record.type === type)
            .map((record) => (
              <tr key={record.hubspotId} data-test-id={`row-${record.hubspotId}`}>
                {properties.map((property, index) => (
                  <td
                    key={property.name}
                    data-test-id={`cell-${type}-${property.name}-${record.hubspotId}`}
                    data-table-external-id={`${index === 0 ? 'name' : property.name}-${record.hubspotId}`}
                  >
                    {index === 0 ? <NameCell record={record} /> : shownText(record, property)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function NameCell({ record }: { record: HubspotRecord }) {
  return (
    <>
      <Link to={recordPath(record.type, record.hubspotId)}>
        <span data-test-id="truncated-object-label">{record.name}</span>
      </Link>
      <button type="button" class={look.button} onClick={() => show({ preview: record.hubspotId })}>
        <Say name="preview" />
      </button>
    </>
  );
}

const bar = style('display:flex;gap:12px;align-items:center;margin-bottom:16px;h1{font-size:22px;margin-right:auto}');

export function IndexHead({ type }: { type: string }) {
  const kind = kindOf(type);
  return (
    <div class={bar}>
      <h1>{kind && objectWord(kind, 'many')}</h1>
      <Link to={indexPath(type)} class={look.button}>
        <Say name="list" />
      </Link>
      <Link to={indexPath(type, 'board')} class={look.button}>
        <Say name="board" />
      </Link>
      <button type="button" class={look.primary} onClick={() => show({ creator: type })}>
        <Say name="create" />
      </button>
    </div>
  );
}
