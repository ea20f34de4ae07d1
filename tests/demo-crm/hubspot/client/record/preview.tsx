import { Late } from '../late.tsx';
import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { recordPath } from '../route.ts';
import { show } from '../state.ts';
import type { HubspotRecord } from '../store.ts';
import { style } from '../style.ts';
import { objectWord, Say } from '../words.tsx';
import { Highlight } from './highlight.tsx';
import { Bones, PropertyCards } from './property-cards.tsx';

const panel = style(
  'position:fixed;top:48px;right:0;bottom:0;width:400px;background:var(--ground);border-left:1px solid var(--line);box-shadow:0 0 24px #0004;z-index:1000;overflow:auto',
);
const head = style(
  'display:flex;justify-content:space-between;gap:12px;align-items:start;padding:16px 20px;background:var(--card);border-bottom:1px solid var(--line);margin-bottom:12px',
);
const body = style('padding:0 16px');

/** A record shown beside a list or beside another record; the address stays as it is (crm.md §3.7). */
export function Preview({ record }: { record: HubspotRecord }) {
  return (
    <aside class={panel} data-test-id="IndexPageInlineSidebar">
      <div data-selenium-test="sidebar-preview-panel" data-crm-location="CRM_OBJECT_PREVIEW">
        <div class={head} data-selenium-test="preview-panel-header">
          <div>
            <div class={look.faint}>{objectWord(record.kind, 'one')}</div>
            <Link to={recordPath(record.type, record.hubspotId)}>{record.name}</Link>
          </div>
          <button type="button" class={look.plain} onClick={() => show({ preview: null })}>
            <Say name="close" />
          </button>
        </div>
        <div class={body}>
          <Late token={record.hubspotId} value={record} instead={<Bones />}>
            {(shown) => <Highlight record={shown} />}
          </Late>
          <PropertyCards record={record} editable={false} />
        </div>
      </div>
    </aside>
  );
}
