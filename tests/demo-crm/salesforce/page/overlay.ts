import type { DemoRecord } from '../../data.ts';
import { el, fill, passing } from './dom.ts';
import { type FormMode, type RecordForm, recordForm } from './form.ts';
import { icon } from './lightning.ts';
import { objectOf, stagesOf } from './org.ts';
import { local, word } from './words.ts';

const container = (): Element => document.querySelector('.uiContainerManager') ?? document.body;

/** A dialog over the page, in the frame that Lightning puts around every dialog (crm.md §2.7). */
function openModal(className: string, ...content: HTMLElement[]): { close(): void } {
  const modal = el(
    'div',
    { class: `uiModal--medium uiModal forceModal active ${className}`, 'aria-hidden': 'false' },
    el('div', { class: 'modal-glass slds-backdrop slds-backdrop_open fadein' }),
    el(
      'div',
      { class: 'panel slds-modal slds-fade-in-open', role: 'dialog', 'aria-modal': 'true' },
      el(
        'div',
        { class: 'modal-container slds-modal__container' },
        el('div', { class: 'modal-body scrollable slds-modal__content' }, ...content),
      ),
    ),
  );
  container().append(modal);
  return { close: () => modal.remove() };
}

/** A record as a form in a modal. */
export interface RecordModal {
  record: DemoRecord;
  form: RecordForm;
  save(): void;
  cancel(): void;
  /** Takes it away without saving or asking. */
  close(): void;
}

/** The modal for a new record, or for an old one over the page below it. */
export function recordModal(
  record: DemoRecord,
  mode: Exclude<FormMode, 'view'>,
  on: { saved(): void; closed(): void },
): RecordModal {
  const object = local(objectOf(record).label);
  const close = (): void => modal.close();
  const ends = {
    save() {
      close();
      on.saved();
    },
    cancel() {
      close();
      on.closed();
    },
  };
  const form = recordForm(record, mode, ends);
  const header = el(
    'div',
    { class: 'slds-modal__header' },
    el(
      'h2',
      { class: 'slds-modal__title slds-hyphenate slds-text-heading--medium' },
      mode === 'create' ? word('newObject', object) : word('editRecord', record.name),
    ),
  );
  (form.element.shadowRoot ?? form.element).prepend(header);
  const broker = passing('records-record-layout-event-broker', {});
  fill(broker, form.element);
  const wrapper = passing('records-modal-lwc-detail-panel-wrapper', {}, broker);
  const modal = openModal('forceModalActionContainer', wrapper);
  return {
    record,
    form,
    close,
    save() {
      form.save();
      ends.save();
    },
    cancel: ends.cancel,
  };
}

/** Asks how an opportunity ended, as the path does before it is closed. `chosen` gets the API value. */
export function closedStageModal(record: DemoRecord, chosen: (api: string) => void): void {
  const options = stagesOf(record.kind).filter((stage) => stage.outcome);
  const select = el(
    'select',
    { class: 'slds-select select uiInput uiInputSelect', 'aria-label': word('closed') },
    ...options.map((stage) => el('option', { value: stage.api }, local(stage.label))),
  );
  const save = el(
    'button',
    { class: 'slds-button slds-button_brand uiButton--default uiButton', type: 'button' },
    word('save'),
  );
  const cancel = el('button', { class: 'slds-button slds-button_neutral uiButton', type: 'button' }, word('cancel'));
  const modal = openModal(
    '',
    el(
      'div',
      { class: 'runtime_sales_pathassistantPathAssistantStepClosed slds-p-around_large' },
      el('h2', { class: 'slds-text-heading_medium slds-m-bottom_medium' }, word('closeThis')),
      select,
      el('div', { class: 'slds-m-top_large slds-text-align_right' }, cancel, save),
    ),
  );
  cancel.addEventListener('click', () => modal.close());
  save.addEventListener('click', () => {
    modal.close();
    if (select instanceof HTMLSelectElement) chosen(select.value);
  });
}

/** The green note that something was saved; it goes by itself. */
export function toast(text: string): void {
  const note = el(
    'div',
    { class: 'forceToastManager slds-notify_container', role: 'alert' },
    el(
      'div',
      { class: 'slds-notify slds-notify_toast slds-theme_success forceToastMessage', 'data-key': 'success' },
      icon('utility:success', 'small'),
      el(
        'div',
        { class: 'toastContent slds-notify__content slds-m-left_small' },
        el('span', { class: 'toastMessage forceActionsText' }, text),
      ),
    ),
  );
  container().append(note);
  setTimeout(() => note.remove(), 4000);
}
