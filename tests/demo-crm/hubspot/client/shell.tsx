import type { ComponentChildren } from 'preact';
import { Link } from './link.tsx';
import { look } from './look.ts';
import { helpDeskPath } from './pages/help-desk.tsx';
import { indexPath } from './route.ts';
import { portal } from './setting.ts';
import { records, seller } from './store.ts';
import { style } from './style.ts';
import { objectWord, Say, word } from './words.tsx';

const app = style('display:grid;grid-template:48px 1fr / var(--global-nav-vertical-nav-width) 1fr;height:100%');
const toolbar = style(
  'grid-column:1/3;display:flex;align-items:center;gap:16px;padding:0 16px;background:var(--nav);color:var(--nav-ink);strong{font-size:16px;letter-spacing:.2px}',
);
const mark = style('width:22px;height:22px;border-radius:50%;border:5px solid var(--accent);flex:none');
const search = style(
  'width:340px;margin-left:24px;padding:6px 14px;border-radius:16px;border:1px solid #8aa0b433;background:#ffffff14;color:inherit;font:inherit;&::placeholder{color:inherit;opacity:.75}',
);
const account = style('margin-left:auto;display:flex;gap:10px;align-items:center;font-size:13px');
const tag = style(
  'background:var(--accent);color:#1b1b1b;border-radius:3px;padding:1px 7px;font-size:11px;font-weight:700',
);
const nav = style(
  'background:var(--nav);color:var(--nav-ink);overflow:hidden;a{display:block;color:inherit;text-align:center;font-size:10px;font-weight:400;padding:9px 2px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}a:hover{background:#ffffff1a}b{display:block;font-size:17px;line-height:22px;font-weight:400}',
);
const main = style('min-width:0;min-height:0;overflow:hidden');

/** HubSpot's frame around every page. Its bare hooks are named like properties (crm.md §3.6). */
export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <div class={app}>
      <header class={toolbar} data-test-id="hs-global-toolbar">
        <span class={mark} aria-hidden="true" />
        <strong>HubSpot</strong>
        <span class={tag}>
          <Say name="demo" />
        </span>
        <input class={search} type="search" placeholder={word('search')} aria-label={word('search')} />
        <span class={account}>
          <span class={look.badge} data-test-id="badge">
            3
          </span>
          {seller}
        </span>
      </header>
      <Nav />
      <div class={main}>{children}</div>
    </div>
  );
}

function Nav() {
  const ticket = records.find((each) => each.kind === 'ticket');
  return (
    <nav class={nav} data-test-id="hs-vertical-nav">
      <Item to={indexPath('0-1')} testId="contacts" sign="☺" text={objectWord('contact', 'many')} />
      <Item to={indexPath('0-2')} testId="companies" sign="▦" text={objectWord('account', 'many')} />
      <Item to={indexPath('0-3')} testId="deals" sign="◆" text={objectWord('deal', 'many')} />
      <Item to={indexPath('0-5')} testId="tickets" sign="⚑" text={objectWord('ticket', 'many')} />
      <Item to={indexPath('2-777')} testId="name" sign="⌂" text={objectWord('visit', 'many')} />
      {ticket && <Item to={helpDeskPath(ticket.hubspotId)} testId="helpdesk" sign="✚" text={word('helpDesk')} />}
      <Item to={`/tasks/${portal.id}/view/all`} testId="tasks" sign="☑" text={word('tasks')} />
      <Item to={`/reports-dashboard/${portal.id}/view/1`} testId="reports" sign="▤" text={word('reports')} />
      <Item to={`/settings/${portal.id}/user-preferences`} testId="settings" sign="⚙" text={word('settings')} />
    </nav>
  );
}

function Item({ to, testId, sign, text }: { to: string; testId: string; sign: string; text: string }) {
  return (
    <Link to={to} testId={testId} label={text}>
      <b aria-hidden="true">{sign}</b>
      {text}
    </Link>
  );
}
