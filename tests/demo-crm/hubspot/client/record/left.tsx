import { commit } from '../edit.ts';
import { Late } from '../late.tsx';
import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { indexPath } from '../route.ts';
import { overlays, show } from '../state.ts';
import type { HubspotRecord } from '../store.ts';
import { style } from '../style.ts';
import { objectWord, Say, type Word, word } from '../words.tsx';
import { Highlight } from './highlight.tsx';
import { Bones, PropertyCards } from './property-cards.tsx';

const column = style(
  'width:352px;flex:none;display:flex;flex-direction:column;min-height:0;border-right:1px solid var(--line);&>:first-child{min-height:0;flex:1;display:flex}',
);
const scroller = style('overflow:auto;padding:12px 16px;flex:1;min-width:0');
const top = style('display:flex;justify-content:space-between;margin-bottom:10px;font-size:13px');
const buttons = style(
  'display:flex;justify-content:space-between;margin:0 0 16px;text-align:center;font-size:12px;button{display:block;width:36px;height:36px;border-radius:50%;border:1px solid var(--line);background:var(--card);margin:0 auto 2px;font-size:15px}',
);
const bar = style(
  'display:flex;flex:none;gap:8px;align-items:center;padding:10px 16px;background:var(--card);border-top:1px solid var(--line)',
);

const ENGAGEMENTS: readonly { name: 'note' | 'email' | 'call' | 'task' | 'meeting'; sign: string }[] = [
  { name: 'note', sign: '✎' },
  { name: 'email', sign: '✉' },
  { name: 'call', sign: '✆' },
  { name: 'task', sign: '☑' },
  { name: 'meeting', sign: '◷' },
];

/** The left column: name, actions, property cards; below it the save bar while something is being edited. */
export function Left({ record }: { record: HubspotRecord }) {
  return (
    <div class={column} id="record-page-left-sidebar">
      <div data-test-id="left-sidebar">
        <div class={scroller} data-scroll-trackable-container="left-sidebar">
          <div class={top}>
            <Link to={indexPath(record.type)}>‹ {objectWord(record.kind, 'many')}</Link>
            <button type="button" class={look.plain}>
              <Say name="actions" />
            </button>
          </div>
          <Late token={record.hubspotId} value={record} instead={<Bones />}>
            {(shown) => <Highlight record={shown} />}
          </Late>
          <div class={buttons}>
            {ENGAGEMENTS.map(({ name, sign }) => (
              <Engagement key={name} name={name} sign={sign} />
            ))}
          </div>
          <PropertyCards record={record} editable />
        </div>
      </div>
      {overlays.editing !== null && (
        <div class={bar}>
          <button type="button" class={look.primary} onClick={() => commit()}>
            <Say name="save" />
          </button>
          <button type="button" class={look.button} onClick={() => show({ editing: null })}>
            <Say name="cancel" />
          </button>
          <span class={look.faint}>
            <Say name="unsaved" />
          </span>
        </div>
      )}
    </div>
  );
}

function Engagement({ name, sign }: { name: Word; sign: string }) {
  return (
    <span>
      <button type="button" data-selenium-test={`create-engagement-${name}-button`} aria-label={word(name)}>
        {sign}
      </button>
      <Say name={name} />
    </span>
  );
}
