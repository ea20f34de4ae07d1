import { useState } from 'preact/hooks';
import { Late } from '../late.tsx';
import { look } from '../look.ts';
import { portal } from '../setting.ts';
import { show } from '../state.ts';
import { type HubspotRecord, propertiesOf } from '../store.ts';
import { style } from '../style.ts';
import { shownText } from '../text.ts';
import { Say } from '../words.tsx';

const panel = style(
  'position:fixed;top:48px;right:0;bottom:0;width:480px;background:var(--card);border-left:1px solid var(--line);box-shadow:0 0 24px #0004;z-index:1000;display:flex;flex-direction:column',
);
const head = style(
  'display:flex;justify-content:space-between;padding:16px 20px;border-bottom:1px solid var(--line);h2{font-size:16px}',
);
const list = style('flex:1;overflow:auto;position:relative;margin:0 20px');
const slot = style(
  'position:absolute;left:0;right:0;height:56px;padding:6px 0;border-bottom:1px solid var(--line);overflow:hidden;small{display:block;color:var(--faint);font-size:12px}',
);

const HEIGHT = 56;
/** As many rows as can be in view below the toolbar and the panel's head. */
const WINDOW = Math.ceil((innerHeight - 103) / HEIGHT) + 1;

/** Every property of the record in a list of which only the part in view is in the page (crm.md §3.6). */
export function AllProperties({ record }: { record: HubspotRecord }) {
  const [first, scrollTo] = useState(0);
  const properties = propertiesOf(record.kind);
  return (
    <aside class={panel} data-test-id="all-properties-panel">
      <div class={head}>
        <h2>
          <Say name="everyProperty" />
        </h2>
        <button type="button" class={look.plain} onClick={() => show({ allProperties: false })}>
          <Say name="close" />
        </button>
      </div>
      <div class={list} onScroll={(event) => scrollTo(Math.floor(event.currentTarget.scrollTop / HEIGHT))}>
        <div style={{ height: `${properties.length * HEIGHT}px` }} />
        {properties.slice(first, first + WINDOW).map((property, index) => (
          <div key={property.name} class={slot} style={{ top: `${(first + index) * HEIGHT}px` }}>
            <Late token={record.hubspotId} value={record} instead={<Skeleton />}>
              {(shown) => (
                <>
                  <small>{property.field.label[portal.language]}</small>
                  <span data-test-id={`property-input-${property.name}`}>
                    {shownText(shown, property)}
                    {property.field.type === 'phone' && (
                      <button type="button" class={look.plain} data-test-id="property-input-phone-button">
                        <Say name="call" />
                      </button>
                    )}
                  </span>
                </>
              )}
            </Late>
          </div>
        ))}
        {first + WINDOW < properties.length && (
          <div class={slot} style={{ top: `${(first + WINDOW) * HEIGHT}px` }}>
            <Skeleton />
          </div>
        )}
      </div>
    </aside>
  );
}

function Skeleton() {
  return <div class={look.bone} data-test-id="property-input-skeleton" />;
}
