import type { DemoRecord, DemoValue } from '../../data.ts';
import { config } from './config.ts';
import { type Child, closed, el, find, passing } from './dom.ts';
import type { FieldItem } from './item.ts';
import type { LayoutField } from './layout.ts';
import { lightning } from './lightning.ts';
import { apiName, change, fieldOf, setStage } from './org.ts';
import { sections } from './sections.ts';
import { word } from './words.ts';

/** The fields of one record as a form that is read, edited and saved. */
export interface RecordForm {
  element: HTMLElement;
  editing(): boolean;
  /** Turns every field that can be edited into an input. */
  edit(): void;
  cancel(): void;
  /** Puts what the inputs hold into the record, and turns them back into text. */
  save(): void;
  /** Types into the field's input while it is edited; changes the record otherwise. */
  set(api: string, value: DemoValue): void;
  /** Shows the record as it is now, where nobody is typing. */
  update(): void;
}

/** Where a form stands: in the page, or in a modal for a new or an old record. */
export type FormMode = 'view' | 'create' | 'edit';

/** Record type id in the names of generated components (crm.md §2.3). */
const RECORD_TYPE = '012qy0000004xzxaa0';

export const generatedTag = (panel: string, record: DemoRecord, size: string, mode: FormMode): string =>
  `forcegenerated-${panel}_${apiName(record).toLowerCase()}___${RECORD_TYPE}___${size}___${mode}___recordlayout2`;

/** Puts what an input held into the record. */
export function store(record: DemoRecord, field: LayoutField, value: DemoValue): void {
  if (field.key === 'stage' && typeof value === 'string') setStage(record, value);
  else change(record, field.key, value);
}

/** `onSave` runs when somebody presses Save, `onCancel` on Cancel; both after the form itself did its part. */
export function recordForm(
  record: DemoRecord,
  mode: FormMode,
  on: { save(): void; cancel(): void; editing?(): void },
): RecordForm {
  let items: FieldItem[] = [];
  let editing = false;
  const built = sections(record, () => form.edit());
  items = built.items;

  const body =
    config.options.layout === 'classic' || mode !== 'view'
      ? classicBody(record, mode, built.elements)
      : el('div', { class: 'demo-dynamic-body' }, ...built.elements);
  const footer = formFooter(record, mode, {
    save: () => {
      form.save();
      on.save();
    },
    cancel: () => {
      form.cancel();
      on.cancel();
    },
  });

  const show = (now: boolean): void => {
    editing = now;
    const root = find(body, '.detail-panel-root');
    const legend = find(body, '.form-legend-desktop');
    root?.classList.toggle('footer-visible', now);
    legend?.classList.toggle('record-layout-inline-edit', now && mode === 'view');
    find(body, '.forcegenerated-record-layout2')?.classList.toggle('recordlayout_in_editing_mode', now);
    if (legend) legend.textContent = now ? `* ${word('required')}` : '';
    if (now) (root ?? body).append(footer);
    else footer.remove();
    on.editing?.();
  };

  const form: RecordForm = {
    element: body,
    editing: () => editing,
    edit() {
      if (editing) return;
      for (const item of items) item.toEdit();
      show(true);
    },
    cancel() {
      if (!editing) return;
      for (const item of items) item.toRead();
      show(false);
    },
    save() {
      if (!editing) return;
      for (const { field, editor } of items) if (editor) store(record, field, editor.read());
      for (const item of items) item.toRead();
      show(false);
    },
    set(api, value) {
      const item = items.find((each) => each.field.api === api);
      if (item?.editor) item.editor.write(value);
      else {
        store(record, fieldOf(record, api), value);
        form.update();
      }
    },
    update() {
      for (const item of items) if (!item.editor) item.update();
    },
  };
  if (mode !== 'view') form.edit();
  return form;
}

let containers = 0;

/** The tree of crm.md §2.3 around the sections. */
function classicBody(record: DemoRecord, mode: FormMode, sectionElements: readonly Child[]): HTMLElement {
  containers += 1;
  const generated = passing(
    generatedTag('detailpanel', record, 'full', mode),
    { class: 'forcegenerated-record-layout2', style: 'display: block;' },
    passing('records-record-layout-block', {}, ...sectionElements),
  );
  const container = el(
    'div',
    {
      class: 'record-layout-container',
      'data-target-selection-name': containers.toString(16).padStart(32, '7e3f1c0a9b5d48267e3f1c0a9b5d4826'),
    },
    closed('records-lwc-record-layout', {}, generated),
  );
  const form = closed(
    'records-base-record-form',
    {},
    el(
      'div',
      { class: 'detail-panel-root slds-card' },
      el('div', { class: 'form-legend-desktop' }),
      el(
        'div',
        { class: 'base-record-form-header-container' },
        el('div', { class: 'record-body-container' }, container),
      ),
    ),
  );
  return closed('records-lwc-detail-panel', {}, form);
}

function formFooter(record: DemoRecord, mode: FormMode, on: { save(): void; cancel(): void }): HTMLElement {
  const button = (name: string, label: string, brand: boolean, press: () => void): HTMLElement => {
    const element = lightning('lightning-button', { name, label, variant: brand ? 'brand' : 'neutral' });
    element.classList.add(name === 'SaveEdit' ? 'save-button' : 'cancel-button');
    element.addEventListener('click', press);
    return el(
      'li',
      {
        class: 'slds-button-group-item',
        'data-target-selection-name': `sfdc:StandardButton.${apiName(record)}.${name}`,
      },
      element,
    );
  };
  return closed(
    'records-form-footer',
    { class: mode === 'view' ? 'demo-docked-footer' : 'demo-modal-footer' },
    el(
      'div',
      { class: 'footer-full-width slds-docked-form-footer demo-footer' },
      el(
        'ul',
        { class: 'slds-button-group-row' },
        button('CancelEdit', word('cancel'), false, on.cancel),
        button('SaveEdit', word('save'), true, on.save),
      ),
    ),
  );
}
