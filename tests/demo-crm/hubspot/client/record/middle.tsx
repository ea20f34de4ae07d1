import { useState } from 'preact/hooks';
import type { DemoKind } from '../../../data.ts';
import { Late } from '../late.tsx';
import { Link } from '../link.tsx';
import { recordPath } from '../route.ts';
import { portal } from '../setting.ts';
import { associated, type HubspotRecord, propertiesOf } from '../store.ts';
import { style } from '../style.ts';
import { shownText } from '../text.ts';
import { objectWord, Say, type Word } from '../words.tsx';
import { Card } from './card.tsx';
import { Bones } from './property-cards.tsx';
import { Timeline } from './timeline.tsx';

const column = style('flex:1;min-width:0;display:flex;flex-direction:column;min-height:0');
const strip = style(
  'display:flex;gap:4px;padding:8px 20px 0;border-bottom:1px solid var(--line);background:var(--card);button{border:0;background:none;padding:10px 14px;font-weight:600;color:var(--faint);border-bottom:3px solid transparent}button[aria-selected=true]{color:var(--ink);border-color:var(--accent)}',
);
const panes = style('flex:1;overflow:auto;padding:16px 20px');
const grid = style(
  'display:grid;grid-template-columns:repeat(3,1fr);gap:12px;p:first-child{color:var(--faint);font-size:12px}',
);
const table = style(
  'width:100%;border-collapse:collapse;font-size:13px;td,th{text-align:left;padding:7px 8px;border-bottom:1px solid var(--line);overflow-wrap:break-word}th{color:var(--faint);font-weight:600}',
);

const TABS = ['overview', 'activities', 'intelligence'] as const satisfies readonly Word[];

/** The middle column: three tabs, all of them in the page, two of them hidden (crm.md §3.1). */
export function Middle({ record }: { record: HubspotRecord }) {
  const [open, choose] = useState<(typeof TABS)[number]>('overview');
  return (
    <div class={column} data-test-id="middle-pane">
      <div class={strip} role="tablist">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-test-id={`tab-${name}`}
            aria-selected={open === name}
            onClick={() => choose(name)}
          >
            <Say name={name} />
          </button>
        ))}
      </div>
      <div class={panes}>
        {TABS.map((name) => (
          <div key={name} data-test-id={`tab-${name}-content`} role="tabpanel" hidden={open !== name}>
            <Late token={record.hubspotId} value={record} instead={<Bones />}>
              {(shown) => <Content name={name} record={shown} />}
            </Late>
          </div>
        ))}
      </div>
    </div>
  );
}

function Content({ name, record }: { name: (typeof TABS)[number]; record: HubspotRecord }) {
  if (name === 'activities') return <Timeline record={record} />;
  if (name === 'overview') {
    return (
      <>
        <Labelled record={record} type="DATA_HIGHLIGHTS" row="crm-data-highlights-item" from={-4} />
        <AssociationTable record={record} kind="contact" />
        <AssociationTable record={record} kind="deal" />
        <Timeline record={record} short />
      </>
    );
  }
  return (
    <>
      <Labelled record={record} type="PROPERTIES_LIST" row="crm-property-list-item" from={0} />
      <AssociationTable record={record} kind="ticket" />
    </>
  );
}

/** Four properties with their labels and no names. */
function Labelled(props: { record: HubspotRecord; type: string; row: string; from: number }) {
  const { record, type, row, from } = props;
  const properties = propertiesOf(record.kind);
  return (
    <Card type={type} id={`${type}/${record.type}`} heading={<Say name="dataHighlights" />}>
      <div class={grid}>
        {properties.slice(from, from === 0 ? 4 : undefined).map((property) => (
          <div key={property.name} data-test-id={row}>
            <p>{property.field.label[portal.language]}</p>
            <p>{shownText(record, property)}</p>
          </div>
        ))}
      </div>
    </Card>
  );
}

const COLUMNS: { readonly [kind: string]: readonly string[] } = {
  contact: ['email', 'jobtitle'],
  deal: ['amount', 'closedate', 'dealstage'],
  ticket: ['hs_pipeline_stage', 'hs_ticket_priority'],
};

function AssociationTable({ record, kind }: { record: HubspotRecord; kind: DemoKind }) {
  const others = associated(record, kind);
  const type = others[0]?.type;
  if (type === undefined) return null;
  const properties = propertiesOf(kind).filter((each) => COLUMNS[kind]?.includes(each.name));
  return (
    <Card type="ASSOCIATION_TABLE" id={`ASSOCIATION_TABLE/${type}`} heading={objectWord(kind, 'many')}>
      <table class={table}>
        <thead>
          <tr>
            <th>{objectWord(kind, 'one')}</th>
            {properties.map(({ name, field }) => (
              <th key={name}>{field.label[portal.language]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {others.map((other) => (
            <tr key={other.hubspotId}>
              <td>
                <Link to={recordPath(other.type, other.hubspotId)}>{other.name}</Link>
              </td>
              {properties.map((property) => (
                <td key={property.name}>
                  <span data-selenium-test={`property-input-${property.name}`}>{shownText(other, property)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
