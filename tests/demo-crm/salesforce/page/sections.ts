import type { DemoRecord } from '../../data.ts';
import { config } from './config.ts';
import { closed, el, passing, shell } from './dom.ts';
import { blank, type FieldItem, fieldItem } from './item.ts';
import type { LayoutField, LayoutSection } from './layout.ts';
import { layoutOf } from './layouts.ts';
import { icon } from './lightning.ts';
import { apiName } from './org.ts';
import { local } from './words.ts';

/** Parts of compound fields, which are what a section header lists (crm.md §2.3). */
const PARTS: { [api: string]: readonly string[] } = {
  BillingAddress: ['BillingStreet', 'BillingCity', 'BillingState', 'BillingPostalCode', 'BillingCountry'],
};

/** The sections of a record's layout, and the fields in them. */
export interface Sections {
  elements: HTMLElement[];
  items: FieldItem[];
}

let sectionNumber = 0;

export function sections(record: DemoRecord, beginEdit: (field: LayoutField) => void): Sections {
  const items: FieldItem[] = [];
  const make = (field: LayoutField, side: 'left' | 'right'): HTMLElement => {
    const item = fieldItem(record, field, { side, index: items.length + 1 }, beginEdit);
    items.push(item);
    return item.element;
  };
  const build = config.options.layout === 'classic' ? classicSection : dynamicSection;
  const elements = layoutOf(record.kind).sections.map((section) => build(record, section, make));
  return { elements, items };
}

type Make = (field: LayoutField, side: 'left' | 'right') => HTMLElement;

/** Opens and closes a section: its fields stay in the document. */
function foldable(box: HTMLElement, button: HTMLElement, content: HTMLElement, collapsed: boolean): void {
  const show = (open: boolean): void => {
    box.classList.toggle('slds-is-open', open);
    button.setAttribute('aria-expanded', String(open));
    content.setAttribute('aria-hidden', String(!open));
  };
  show(!collapsed);
  button.addEventListener('click', () => show(!box.classList.contains('slds-is-open')));
}

function classicSection(record: DemoRecord, section: LayoutSection, make: Make): HTMLElement {
  const object = apiName(record);
  const fields = section.rows.flat().filter((field) => field !== null);
  const reveals = fields
    .flatMap((field) => PARTS[field.api] ?? [field.api])
    .map((api) => `sfdc:RecordField.${object}.${api}`)
    .join(',');
  sectionNumber += 1;
  const id = `sectionContent-${sectionNumber}`;
  const button = el(
    'button',
    {
      class: 'slds-button slds-section__title-action test-id__section-header-button',
      type: 'button',
      'aria-controls': id,
    },
    icon('utility:switch', 'x-small'),
    el(
      'span',
      { class: 'test-id__section-header-title slds-truncate', title: local(section.title) },
      local(section.title),
    ),
  );
  return shell(
    'records-record-layout-section',
    {},
    (slot) => {
      const content = el(
        'div',
        { class: 'test-id__section-content slds-section__content section__content', id },
        el('div', { class: 'slds-form', role: 'list' }, slot()),
      );
      const box = el(
        'div',
        { class: 'test-id__section slds-section has-header section' },
        el(
          'h3',
          { class: 'label test-id__section-header-container slds-section__title', 'data-target-reveals': reveals },
          button,
        ),
        content,
      );
      foldable(box, button, content, section.collapsed === true);
      return [el('div', { class: 'section-layout-container slds-section slds-is-open' }, box)];
    },
    section.rows.map((row) =>
      passing(
        'records-record-layout-row',
        { class: 'slds-form__row' },
        row[0] ? make(row[0], 'left') : blank('left'),
        row[1] ? make(row[1], 'right') : blank('right'),
      ),
    ),
  );
}

function dynamicSection(_record: DemoRecord, section: LayoutSection, make: Make): HTMLElement {
  const title = local(section.title);
  const button = el(
    'button',
    { class: 'slds-button slds-section__title-action', type: 'button' },
    icon('utility:switch', 'x-small'),
    el('span', { class: 'slds-truncate', title }, title),
  );
  const column = (side: 'left' | 'right', index: 0 | 1): HTMLElement =>
    passing(
      'flexipage-column2',
      { slot: 'columns', class: `column flexipageColumn slds-size_1-of-2` },
      ...section.rows.flatMap((row) => (row[index] ? [make(row[index], side)] : [])),
    );
  return shell(
    'flexipage-field-section2',
    {},
    (slot) => {
      const content = el(
        'div',
        { class: 'slds-section__content' },
        el('div', { class: 'slds-form demo-columns' }, slot('columns')),
      );
      const box = el(
        'div',
        { class: 'slds-section test-id__section' },
        el('h3', { class: 'slds-section__title' }, button),
        content,
      );
      foldable(box, button, content, section.collapsed === true);
      return [box];
    },
    [column('left', 0), column('right', 1)],
  );
}

/** Grey bars that stand where a part of the page has not come yet. */
export function stencil(): HTMLElement {
  return closed('force-form-stencil', { class: 'demo-stencil' }, el('div', {}), el('div', {}), el('div', {}));
}
