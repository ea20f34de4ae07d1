import { look } from '../look.ts';
import { portal } from '../setting.ts';
import type { HubspotRecord, Property } from '../store.ts';
import { style } from '../style.ts';
import { shownText, valueText } from '../text.ts';
import { Say } from '../words.tsx';

const row = style(`position:relative;padding:6px 0;label{display:block;color:var(--faint);font-size:12px}
  &:hover button{visibility:visible}`);
const details = style('position:absolute;right:0;top:4px;button{visibility:hidden;font-size:12px}');
const display = style(
  'min-height:22px;padding:1px 0;overflow-wrap:anywhere;border-bottom:1px dotted transparent;&:hover{border-color:var(--line)}',
);
const input = style(
  'width:100%;font:inherit;color:inherit;background:var(--field);border:1px solid var(--link);border-radius:3px;padding:4px 8px;text-align:left',
);

interface Props {
  record: HubspotRecord;
  property: Property;
  /** Whether this row is being edited. */
  editing: boolean;
  onEdit: () => void;
}

/** One row of a property card in the grammar of crm.md §3.1. */
export function PropertyRow({ record, property, editing, onEdit }: Props) {
  const { name, field } = property;
  const id = `UIFormControl-${record.hubspotId}-${name}`;
  const fixed = field.readOnly === true;
  return (
    <span data-test-id={name}>
      <div
        class={row}
        data-deferred-property-input-root="true"
        data-deferred-property-input-state={fixed ? 'readonly' : 'editable'}
        data-deferred-property-input-mode={editing ? 'input' : 'display'}
      >
        <label id={`${id}-label`} for={id}>
          {field.label[portal.language]}
        </label>
        <span class={details} data-test-id="hover-content-wrapper">
          <button type="button" class={look.plain}>
            <Say name="details" />
          </button>
        </span>
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: HubSpot's own markup */}
        <div aria-labelledby={`${id}-label`}>
          {editing ? (
            <Input id={id} record={record} property={property} />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: as in HubSpot, a click on the text edits
            <div class={display} onClick={fixed ? undefined : onEdit}>
              <Display record={record} property={property} />
            </div>
          )}
        </div>
      </div>
    </span>
  );
}

function Display({ record, property }: Pick<Props, 'record' | 'property'>) {
  const { name, field } = property;
  const text = shownText(record, property);
  // The owner has no hook: bare text beside a caret.
  if (field.type === 'person') {
    return (
      <span>
        {text}
        <span class={look.caret} data-test-id="dropdown-caret" />
      </span>
    );
  }
  const filled = valueText(record, property) !== '';
  const chosen = field.type === 'choice' || field.type === 'stage';
  return (
    <span {...hook(name)}>
      {chosen && filled ? (
        <span class={look.badge} data-test-id="badge">
          {text}
        </span>
      ) : (
        text
      )}
      {chosen && <span class={look.caret} data-test-id="dropdown-caret" />}
    </span>
  );
}

function Input({ id, record, property }: Pick<Props, 'record' | 'property'> & { id: string }) {
  const { name, field } = property;
  const text = valueText(record, property);
  const chosen =
    field.type === 'choice' || field.type === 'stage' || field.type === 'checkbox' || field.type === 'person';
  return (
    <div data-test-id="DisplayOptimizedFormControl">
      {chosen ? (
        <button
          type="button"
          id={id}
          class={input}
          aria-haspopup="listbox"
          {...(field.type === 'person' ? {} : hook(name))}
        >
          {shownText(record, property)}
          <span class={look.caret} data-test-id="dropdown-caret" />
        </button>
      ) : field.type === 'long' ? (
        <textarea id={id} class={input} rows={4} defaultValue={text} {...hook(name)} />
      ) : (
        <input id={id} class={input} type="text" autocomplete="off" defaultValue={text} {...hook(name)} />
      )}
    </div>
  );
}

/** Stages carry the hook in both attributes (crm.md §3.2), everything else in one. */
function hook(name: string): { [attribute: string]: string } {
  const value = `property-input-${name}`;
  return name === 'dealstage' || name === 'hs_pipeline_stage'
    ? { 'data-test-id': value, 'data-selenium-test': value }
    : { 'data-selenium-test': value };
}
