import { Late } from '../late.tsx';
import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { Card } from '../record/card.tsx';
import { Bones, PropertyCards } from '../record/property-cards.tsx';
import { recordPath } from '../route.ts';
import { portal } from '../setting.ts';
import { associated, type HubspotRecord, records } from '../store.ts';
import { style } from '../style.ts';
import { textOf } from '../text.ts';
import { objectWord, Say } from '../words.tsx';

const columns = style('display:flex;height:100%;min-height:0');
const queue = style(
  'width:250px;flex:none;border-right:1px solid var(--line);padding:16px;overflow:auto;li{padding:10px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}',
);
const thread = style(
  'flex:1;min-width:0;padding:16px 24px;overflow:auto;header{font-size:18px;font-weight:700;margin-bottom:16px}article{border:1px solid var(--line);background:var(--card);border-radius:8px;padding:12px 16px;margin-bottom:12px;white-space:pre-line}',
);
const side = style('width:360px;flex:none;border-left:1px solid var(--line);overflow:auto;padding:16px');

/** A ticket in the help desk: queue, conversation, and properties on the right (crm.md §3.5). */
export function HelpDesk({ record }: { record: HubspotRecord }) {
  return (
    <div class={columns}>
      <nav class={queue}>
        <h2 class={look.faint}>
          <Say name="helpDesk" />
        </h2>
        <ul>
          {records
            .filter((each) => each.kind === 'ticket')
            .map((each) => (
              <li key={each.hubspotId}>
                <Link to={helpDeskPath(each.hubspotId)}>{each.name}</Link>
              </li>
            ))}
        </ul>
      </nav>
      <Conversation record={record} />
      <section class={side}>
        <PropertyCards record={record} editable={false} />
        {associated(record, 'account').map((company) => (
          <Late key={company.hubspotId} token={company.hubspotId} value={company} instead={<Bones />}>
            {(shown) => (
              <Card type="ASSOCIATION_V3" id={`ASSOCIATION_V3/${shown.type}`} heading={objectWord('account', 'one')}>
                <Link to={recordPath(shown.type, shown.hubspotId)} testId="company-chicklet-title-link">
                  {shown.name}
                </Link>
                <p>
                  <span data-selenium-test="property-input-name">{shown.name}</span>
                </p>
              </Card>
            )}
          </Late>
        ))}
      </section>
    </div>
  );
}

function Conversation({ record }: { record: HubspotRecord }) {
  return (
    <main class={thread}>
      <Late token={record.hubspotId} value={record} instead={<Bones />}>
        {(shown) => (
          <>
            <header>
              <Link to={recordPath(shown.type, shown.hubspotId)} testId="ticket-header-name-link">
                {shown.name}
              </Link>
            </header>
            <article>{textOf(shown, 'content')}</article>
            <article>{'Status: Closed\nPriority: Low\nTicket owner: see above'}</article>
          </>
        )}
      </Late>
    </main>
  );
}

export function helpDeskPath(id: string): string {
  return `/help-desk/${portal.id}/view/1/ticket/${id}`;
}
