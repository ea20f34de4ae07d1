import type { DemoRecord } from '../../data.ts';
import { config } from './config.ts';
import { type Child, el, find, passing, render, type Slot } from './dom.ts';
import { type Editor, editor } from './input.ts';
import type { LayoutField } from './layout.ts';
import { lightning } from './lightning.ts';
import type { Shown } from './lookup.ts';
import { apiName } from './org.ts';
import { output } from './output.ts';
import { local, word } from './words.ts';

/** One field of a record on the page. */
export interface FieldItem {
  field: LayoutField;
  /** What the layout holds: the layout item, or the flexipage-field around it. */
  element: HTMLElement;
  /** Not null while the field is being edited. */
  editor: Editor | null;
  toRead(): void;
  toEdit(): void;
  /** Shows the record's value as it is now, in the elements that are there. */
  update(): void;
}

/** What differs between a page layout's field (crm.md §2.3) and a Dynamic Forms field (§2.3b). */
const STYLES = {
  classic: { tag: 'records-record-layout-item', output: 'outputField', input: 'inputField' },
  dynamic: { tag: 'record_flexipage-record-field', output: 'output', input: 'input' },
} as const;

/** `Record{Field}Field{n}` without the underscores of custom fields' suffix pairs (crm.md §2.3b). */
const fieldId = (api: string, index: number): string => `Record${api.replaceAll('__', '_')}Field${index}`;

export function fieldItem(
  record: DemoRecord,
  field: LayoutField,
  place: { side: 'left' | 'right'; index: number },
  beginEdit: (field: LayoutField) => void,
): FieldItem {
  const style = STYLES[config.options.layout];
  const label = local(field.label);
  const classic = config.options.layout === 'classic';
  const host = el(
    style.tag,
    classic
      ? { 'field-label': label, class: `slds-form__item slds-no-space item-${place.side}`, role: 'none' }
      : { class: 'slds-form__item slds-no-space' },
  );
  let shown: Shown | null = null;

  const hook = (...children: Child[]): HTMLElement =>
    el(
      'div',
      {
        role: 'listitem',
        class: 'slds-grid slds-size_1-of-1 label-stacked',
        'data-target-selection-name': `sfdc:RecordField.${apiName(record)}.${field.api}`,
      },
      ...children,
    );

  const readTemplate = (slot: Slot): Child[] => {
    const title = word('editField', label);
    const trigger = el(
      'button',
      {
        class:
          'test-id__inline-edit-trigger slds-shrink-none inline-edit-trigger slds-button slds-button_icon slds-button_icon-bare',
        title,
        type: 'button',
      },
      lightning('lightning-icon', { iconName: 'utility:edit', size: 'xx-small' }),
      el('span', { class: 'inline-edit-trigger-icon slds-assistive-text' }, title),
    );
    trigger.addEventListener('click', () => beginEdit(field));
    return [
      hook(
        el(
          'div',
          {
            class:
              'slds-form-element slds-form-element_edit slds-grow test-id__output-root slds-form-element_readonly slds-form-element_stacked slds-hint-parent',
          },
          el(
            'div',
            { class: 'test-id__field-label-container slds-form-element__label slds-no-flex' },
            el('span', { class: 'test-id__field-label' }, label),
            field.help ? lightning('lightning-helptext', { content: local(field.help) }) : null,
          ),
          el(
            'div',
            { class: 'slds-form-element__control slds-grid' },
            el(
              'span',
              {
                class: `test-id__field-value slds-form-element__static slds-grow word-break-ie11${field.readOnly ? ' is-read-only' : ''}`,
              },
              slot(style.output),
              slot(),
            ),
            field.readOnly ? null : trigger,
          ),
        ),
      ),
    ];
  };

  /** What takes a change back stands behind the input from the first change on. */
  const undo = (): HTMLElement => {
    const button = lightning('lightning-button-icon', {
      iconName: 'utility:undo',
      variant: 'bare',
      alternativeText: word('undo', label),
    });
    button.classList.add('inline-edit-undo', 'slds-button_reset');
    button.addEventListener('click', () => item.toEdit());
    return button;
  };

  const editTemplate = (slot: Slot): Child[] => [
    hook(
      el(
        'div',
        { class: 'slds-form-element slds-grow slds-form-element_stacked' },
        el('span', { class: 'test-id__field-value slds-size_1-of-1' }, slot(style.input)),
      ),
    ),
  ];

  const showOutput = (calculated: boolean): void => {
    shown = output(record, field);
    shown.element.setAttribute('slot', style.output);
    shown.element.setAttribute('data-output-element-id', 'output-field');
    if (calculated && field.type === 'formula') {
      const html = find(shown.element.shadowRoot ?? shown.element, 'formula-output-formula-html');
      (html?.shadowRoot ?? html)?.append(el('div', { class: 'calculate-on-save-msg' }, word('calculated')));
    }
    render(host, readTemplate, [shown.element]);
  };

  const item: FieldItem = {
    field,
    element: classic ? host : passing('flexipage-field', { 'data-field-id': fieldId(field.api, place.index) }, host),
    editor: null,
    toRead() {
      item.editor = null;
      showOutput(false);
    },
    toEdit() {
      item.editor = editor(record, field);
      if (!item.editor) {
        showOutput(true);
        return;
      }
      shown = null;
      item.editor.element.setAttribute('slot', style.input);
      item.editor.element.setAttribute('data-input-element-id', 'input-field');
      render(host, editTemplate, [item.editor.element]);
      const input = item.editor.element;
      const offer = (): void => find(host.shadowRoot ?? host, '.test-id__field-value')?.after(undo());
      for (const change of ['input', 'change']) input.addEventListener(change, offer, { once: true, capture: true });
    },
    update() {
      shown?.update();
    },
  };
  item.toRead();
  return item;
}

/** The blank space of a page layout: an item without label and content (crm.md §2.3). */
export function blank(side: 'left' | 'right'): HTMLElement {
  return el('records-record-layout-item', { class: `slds-form__item slds-no-space item-${side}` });
}
