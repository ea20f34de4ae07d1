import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { Card } from '../record/card.tsx';
import { PropertyCards } from '../record/property-cards.tsx';
import { recordPath } from '../route.ts';
import { portal } from '../setting.ts';
import { records, seller } from '../store.ts';
import { style } from '../style.ts';
import { dateText, shortMoney } from '../text.ts';
import { Say, type Word } from '../words.tsx';

const tiles = style(
  'display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:16px;strong{font-size:26px}',
);
const form = style(
  'max-width:520px;label{display:block;margin:0 0 14px}input{display:block;width:100%;padding:7px 10px;border:1px solid var(--line);border-radius:4px;background:var(--field);color:inherit;font:inherit}',
);
const halves = style(
  'display:flex;height:100%;&>main{flex:1;padding:24px}&>section{width:360px;overflow:auto;padding:16px;border-left:1px solid var(--line)}',
);

export function Settings() {
  return (
    <div class={look.page}>
      <h1 class={look.heading}>
        <Say name="settings" />
      </h1>
      <div class={form}>
        <label>
          Name
          <input name="name" value={seller} readOnly />
        </label>
        <label>
          HubSpot ID
          <input name="portal" value={portal.id} readOnly />
        </label>
      </div>
    </div>
  );
}

export function Reports() {
  const deals = records.filter((each) => each.kind === 'deal');
  return (
    <div class={look.page}>
      <h1 class={look.heading}>
        <Say name="reports" />
      </h1>
      <div class={tiles}>
        <Card type="REPORT" id="9001" heading={<Say name="thisMonth" />}>
          <strong>{shortMoney(1_893_500, 'EUR')}</strong>
        </Card>
        <Card type="REPORT" id="9002" heading="Deals">
          <strong>{deals.length}</strong>
        </Card>
      </div>
    </div>
  );
}

export function Tasks() {
  return (
    <div class={look.page}>
      <h1 class={look.heading}>
        <Say name="tasks" />
      </h1>
      <p>{dateText('2026-11-25')} – Renewal 2027</p>
    </div>
  );
}

/** The shared inbox: a conversation, and beside it a contact that is not the page's record (crm.md §1.6). */
export function Conversation() {
  const contact = records.find((each) => each.kind === 'contact');
  return (
    <div class={halves}>
      <main>
        <h1 class={look.heading}>
          <Say name="conversations" />
        </h1>
        <p>Hello, is the export fixed? – Amount: 5</p>
      </main>
      {contact && (
        <section>
          <Link to={recordPath(contact.type, contact.hubspotId)}>{contact.name}</Link>
          <PropertyCards record={contact} editable={false} />
        </section>
      )}
    </div>
  );
}

export function Missing({ name }: { name: Word }) {
  return (
    <div class={look.page}>
      <h1 class={look.heading}>
        <Say name={name} />
      </h1>
    </div>
  );
}
