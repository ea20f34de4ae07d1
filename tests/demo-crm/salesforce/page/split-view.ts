import { el } from './dom.ts';
import { apiName, recordPath, records } from './org.ts';
import { summary } from './related.ts';
import { word } from './words.ts';

/** The list beside the console's tabs: names, stages and amounts of other records, each with its id (crm.md §2.6). */
export function splitView(): HTMLElement {
  const rows = records
    .filter((record) => record.kind === 'deal')
    .map((record) =>
      el(
        'li',
        { class: 'slds-split-view__list-item', role: 'presentation' },
        el(
          'a',
          {
            class: 'slds-split-view__list-item-action slds-grow slds-has-flexi-truncate',
            role: 'option',
            href: recordPath(record),
            'data-recordid': record.salesforceId,
            'data-object': apiName(record),
          },
          el('span', { class: 'slds-truncate slds-text-body_regular slds-text-color_default' }, record.name),
          ...summary(record)
            .slice(0, 2)
            .map((line) => el('span', { class: 'slds-truncate demo-split-line' }, line.text)),
        ),
      ),
    );
  return el(
    'article',
    { class: 'slds-split-view' },
    el('header', { class: 'slds-split-view__header' }, el('h2', { class: 'slds-text-heading_small' }, word('recent'))),
    el('ul', { class: 'slds-scrollable_y', role: 'listbox' }, ...rows),
  );
}
