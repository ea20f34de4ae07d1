import type { ComponentChildren } from 'preact';
import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { recordPath } from '../route.ts';
import { portal } from '../setting.ts';
import { associated, type HubspotRecord, propertiesOf } from '../store.ts';
import { style } from '../style.ts';
import { shownText, valueText } from '../text.ts';
import { Say } from '../words.tsx';
import { Card } from './card.tsx';

const title = style('font-size:20px;font-weight:700;line-height:1.25;overflow-wrap:anywhere;margin-bottom:8px');
const item = style('font-size:13px;padding:2px 0;overflow-wrap:anywhere');

/** Which properties stand under the name, by kind. */
const PROPERTIES: { readonly [kind: string]: readonly string[] } = {
  deal: ['amount', 'closedate', 'dealstage', 'pipeline'],
  account: ['domain', 'phone'],
  contact: ['email'],
  ticket: ['hs_pipeline_stage'],
  visit: ['visit_date'],
};

/** The card with the record's name (crm.md §3.1). */
export function Highlight({ record }: { record: HubspotRecord }) {
  const id = `OBJECT_HIGHLIGHT-FAS-${record.type}-1`;
  const properties = propertiesOf(record.kind);
  return (
    <Card type="OBJECT_HIGHLIGHT" id={id}>
      <div data-test-id="record-highlight-content">
        <div data-test-id="record-highlight-main-content">
          <div class={title} data-test-id="highlight-record-label" data-selenium-test="highlightTitle" dir="auto">
            <Twice name={record.title}>{record.name}</Twice>
          </div>
          <div data-test-id="properties-list">
            {record.kind === 'contact' && <JobAndCompany record={record} />}
            {(PROPERTIES[record.kind] ?? []).map((name) => {
              const property = properties.find((each) => each.name === name);
              if (!property) return null;
              const text = shownText(record, property);
              const stage = property.field.type === 'stage';
              return (
                <div key={name} class={item} data-test-id={`highlight-property-item-${name}`}>
                  <span class={look.faint}>{property.field.label[portal.language]}: </span>
                  {stage ? <StageSelect name={name} text={text} /> : <Twice name={name}>{text}</Twice>}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </Card>
  );
}

/** HubSpot nests the same hook twice (crm.md §3.6). */
function Twice({ name, children }: { name: string; children: ComponentChildren }) {
  const hook = `highlight-property-display-${name}`;
  return (
    <span data-test-id={hook}>
      <span data-test-id={hook}>{children}</span>
    </span>
  );
}

function StageSelect({ name, text }: { name: string; text: string }) {
  return (
    <span data-test-id={`highlight-property-display-${name}`}>
      <span data-test-id={name === 'dealstage' ? 'deal-stage-select' : undefined}>
        <button type="button" class={look.plain}>
          {text}
          <span class={look.caret} data-test-id="dropdown-caret" />
        </button>
      </span>
    </span>
  );
}

/** Two properties in one line; the second is a link to another record. */
function JobAndCompany({ record }: { record: HubspotRecord }) {
  const job = propertiesOf('contact').find((each) => each.name === 'jobtitle');
  const text = job ? valueText(record, job) : '';
  const company = associated(record, 'account')[0];
  if (text === '' && !company) return null;
  return (
    <div class={item} data-test-id="highlight-property-item-jobtitle-and-company">
      {text !== '' && <Twice name="jobtitle">{text}</Twice>}
      {company && (
        <>
          {' '}
          <Say name="at" />{' '}
          <span data-test-id="highlight-property-display-company">
            <Link to={recordPath(company.type, company.hubspotId)}>{company.name}</Link>
          </span>
        </>
      )}
    </div>
  );
}
