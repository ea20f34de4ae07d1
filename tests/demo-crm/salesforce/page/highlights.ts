import type { DemoRecord } from '../../data.ts';
import { closed, el, passing, shell } from './dom.ts';
import { generatedTag } from './form.ts';
import { layoutOf } from './layouts.ts';
import { assign, icon, lightning } from './lightning.ts';
import type { Shown } from './lookup.ts';
import { apiName, fieldOf, objectOf } from './org.ts';
import { nameParts, output } from './output.ts';
import { local, word } from './words.ts';

const ICONS: { [kind in DemoRecord['kind']]: string } = {
  deal: 'standard:opportunity',
  account: 'standard:account',
  contact: 'standard:contact',
  lead: 'standard:lead',
  ticket: 'standard:case',
  visit: 'custom:custom24',
};

export const objectIcon = (kind: DemoRecord['kind'], size = 'medium'): HTMLElement => icon(ICONS[kind], size);

/** The header of a record page (crm.md §2.4): name, object label, actions, a few fields with localised labels only. */
export function highlights(record: DemoRecord, on: { edit(): void }): Shown {
  const person = record.kind === 'contact' || record.kind === 'lead';
  const nameOf = (): object => (person ? nameParts(record) : { value: record.name });
  const name = lightning(person ? 'lightning-formatted-name' : 'lightning-formatted-text', nameOf(), {
    slot: 'primaryField',
  });
  const label = local(objectOf(record).label);
  const fields = layoutOf(record.kind).highlights.map((api) => {
    const field = fieldOf(record, api);
    return { label: local(field.label), shown: output(record, field) };
  });

  const items = fields.map((field) =>
    shell(
      'records-highlights-details-item',
      { slot: 'secondaryFields', role: 'listitem', class: 'slds-page-header__detail-block' },
      (slot) => [
        el(
          'div',
          {},
          el('p', { class: 'slds-text-title slds-truncate', title: field.label }, field.label),
          el('p', { class: 'fieldComponent slds-text-body--regular slds-show_inline-block slds-truncate' }, slot()),
        ),
      ],
      [field.shown.element],
    ),
  );

  const panel = shell(
    'records-highlights2',
    {},
    (slot) => [
      el(
        'div',
        { class: 'highlights slds-clearfix slds-page-header slds-page-header_record-home' },
        el(
          'div',
          { class: 'slds-grid primaryFieldRow' },
          el(
            'div',
            { class: 'slds-grid slds-col slds-has-flexi-truncate' },
            el('div', { class: 'slds-media__figure' }, slot('icon')),
            el(
              'div',
              { class: 'slds-media__body' },
              el(
                'h1',
                { class: 'slds-page-header__title slds-m-right--small slds-align-middle clip-text slds-line-clamp' },
                el('div', { class: 'entityNameTitle slds-line-height--reset' }, slot('entityLabel')),
                slot('primaryField'),
              ),
            ),
          ),
          el(
            'div',
            { class: 'actionsContainer slds-col slds-no-flex slds-grid' },
            el('div', { class: 'actionsRibbon' }, actions(apiName(record), on)),
          ),
        ),
        el(
          'div',
          { class: 'secondaryFields slds-grid slds-page-header__detail-row', role: 'list' },
          slot('secondaryFields'),
        ),
      ),
    ],
    [
      el('span', { slot: 'icon' }, closed('records-highlights-icon', {}, objectIcon(record.kind, 'medium'))),
      closed('records-entity-label', { slot: 'entityLabel' }, label),
      name,
      ...items,
    ],
  );

  const element = closed(
    'records-lwc-highlights-panel',
    {},
    closed(
      'records-lwc-record-layout',
      {},
      passing(
        generatedTag('highlightspanel', record, 'compact', 'view'),
        { class: 'forcegenerated-record-layout2', style: 'display: block;' },
        panel,
      ),
    ),
  );
  return {
    element,
    update() {
      assign(name, nameOf());
      for (const { shown } of fields) shown.update();
    },
  };
}

/** The action buttons beside the name. */
function actions(object: string, on: { edit(): void }): HTMLElement {
  const button = (label: string, name: string, press?: () => void): HTMLElement => {
    const element = el('button', { class: 'slds-button slds-button_neutral', name, type: 'button' }, label);
    if (press) element.addEventListener('click', press);
    return el(
      'li',
      { class: 'slds-button-group-item', 'data-target-selection-name': `sfdc:StandardButton.${object}.${name}` },
      element,
    );
  };
  return closed(
    'runtime_platform_actions-actions-ribbon',
    {},
    el(
      'ul',
      { class: 'slds-button-group-list' },
      button(word('follow'), 'Follow'),
      button(word('edit'), 'Edit', on.edit),
      button(word('delete'), 'Delete'),
    ),
  );
}
