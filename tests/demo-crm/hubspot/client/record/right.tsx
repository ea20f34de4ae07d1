import type { DemoKind } from '../../../data.ts';
import { Late } from '../late.tsx';
import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { hash, randomFrom, shuffled } from '../random.ts';
import { recordPath } from '../route.ts';
import { options, portal } from '../setting.ts';
import { show } from '../state.ts';
import { associated, type HubspotRecord, propertiesOf } from '../store.ts';
import { style } from '../style.ts';
import { shownText } from '../text.ts';
import { objectWord, Say } from '../words.tsx';
import { Card } from './card.tsx';
import { Bones } from './property-cards.tsx';

const column = style(
  'width:324px;flex:none;min-height:0;border-left:1px solid var(--line);&>div{height:100%;overflow:auto;padding:12px 16px}',
);
const chicklet = style(
  'border:1px solid var(--line);border-radius:6px;padding:10px 12px;margin-top:8px;font-size:13px;overflow-wrap:anywhere;small{color:var(--faint);font-size:12px}',
);

const KINDS: readonly DemoKind[] = ['contact', 'account', 'deal', 'ticket', 'visit'];

/** What an association card shows of each other record. */
const SHOWN: { readonly [kind: string]: readonly string[] } = {
  contact: ['email', 'phone', 'jobtitle'],
  account: ['name', 'domain', 'phone'],
  deal: ['dealname', 'amount', 'closedate', 'dealstage', 'hs_next_step'],
  ticket: ['subject', 'hs_pipeline_stage', 'hs_ticket_priority'],
  visit: ['name', 'visit_date'],
};

const CHICKLETS: { readonly [kind: string]: string } = { contact: 'contact', account: 'company' };

/** The right column: cards about other records, in the same property grammar (crm.md §3.6). */
export function Right({ record }: { record: HubspotRecord }) {
  const kinds = options.shuffle ? shuffled(KINDS, randomFrom(hash(`${options.seed} right`))) : KINDS;
  return (
    <div class={column} data-test-id="records-right-sidebar">
      <div data-test-id="right-sidebar">
        {kinds.map((kind) => (
          <Late key={kind} token={record.hubspotId} value={record} instead={<Bones />}>
            {(shown) => <Associations record={shown} kind={kind} />}
          </Late>
        ))}
      </div>
    </div>
  );
}

function Associations({ record, kind }: { record: HubspotRecord; kind: DemoKind }) {
  const others = associated(record, kind);
  const type = others[0]?.type;
  if (type === undefined) return null;
  return (
    <Card
      type="ASSOCIATION_V3"
      id={`ASSOCIATION_V3/${type}`}
      heading={`${objectWord(kind, 'many')} (${others.length})`}
      action={
        <button type="button" class={look.plain} onClick={() => show({ creator: type })}>
          + <Say name="add" />
        </button>
      }
    >
      {others.map((other) => (
        <Chicklet key={other.hubspotId} record={other} />
      ))}
    </Card>
  );
}

function Chicklet({ record }: { record: HubspotRecord }) {
  const names = SHOWN[record.kind] ?? [];
  const prefix = CHICKLETS[record.kind] ?? record.kind;
  return (
    <div class={chicklet} data-test-id={`${prefix}-chicklet`}>
      <Link to={recordPath(record.type, record.hubspotId)} testId={`${prefix}-chicklet-title-link`}>
        {record.name}
      </Link>
      <ul data-test-id="properties-list">
        {propertiesOf(record.kind)
          .filter((each) => names.includes(each.name))
          .map((property) => (
            <li key={property.name}>
              <small>{property.field.label[portal.language]}: </small>
              <span
                data-test-id={`property-input-${property.name}`}
                data-selenium-test={`property-input-${property.name}`}
              >
                {shownText(record, property)}
              </span>
            </li>
          ))}
      </ul>
      <button type="button" class={look.plain} onClick={() => show({ preview: record.hubspotId })}>
        <Say name="preview" />
      </button>
    </div>
  );
}
