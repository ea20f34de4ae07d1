import type { DemoRecord } from '../../data.ts';
import { closed, el, passing } from './dom.ts';
import { dateText, isMoney, moneyText } from './format.ts';
import { objectIcon } from './highlights.ts';
import { choiceText, fieldOf, objectOf, recordPath, records } from './org.ts';
import { local } from './words.ts';

/** Records that hang under this one: same account, or the account itself. */
export function relatedTo(record: DemoRecord, kind: DemoRecord['kind']): DemoRecord[] {
  const account = record.kind === 'account' ? record.key : accountKey(record);
  return records.filter((each) => each.kind === kind && each !== record && accountKey(each) === account);
}

function accountKey(record: DemoRecord): string | null {
  const { account } = record.values;
  return typeof account === 'object' && account !== null && 'record' in account ? account.record : null;
}

/** A link to a record, with its name. */
export const recordLink = (record: DemoRecord): HTMLElement =>
  el(
    'a',
    { href: recordPath(record), class: 'slds-truncate', 'data-recordid': record.salesforceId, title: record.name },
    record.name,
  );

/** The few words that a list says about a record: another record's stage and amount, near fields of this one. */
export function summary(record: DemoRecord): { label: string; text: string }[] {
  if (record.kind !== 'deal') return [];
  const { amount = null, closeDate } = record.values;
  const stage = fieldOf(record, 'StageName');
  return [
    { label: local(stage.label), text: choiceText(record, stage) },
    {
      label: local(fieldOf(record, 'Amount').label),
      text: isMoney(amount) ? moneyText(amount.amount, amount.currency) : '',
    },
    {
      label: local(fieldOf(record, 'CloseDate').label),
      text: typeof closeDate === 'string' ? dateText(closeDate) : '',
    },
  ];
}

function relatedList(title: string, kind: DemoRecord['kind'], found: readonly DemoRecord[]): HTMLElement {
  const rows = found.map((each) =>
    el(
      'li',
      { class: 'slds-item demo-related-item' },
      el('h3', {}, recordLink(each)),
      ...summary(each).map((line) =>
        el(
          'div',
          { class: 'slds-grid' },
          el('div', { class: 'slds-item_label slds-text-color_weak', title: line.label }, `${line.label}:`),
          el('div', { class: 'slds-item_detail' }, line.text),
        ),
      ),
    ),
  );
  return closed(
    'lst-related-list-single-container',
    {},
    passing(
      'laf-progressive-container',
      { 'aria-busy': 'false' },
      closed(
        'lst-related-list-view-manager',
        {},
        el(
          'article',
          { class: 'slds-card slds-card_boundary demo-related' },
          el(
            'div',
            { class: 'slds-card__header slds-grid' },
            objectIcon(kind, 'small'),
            el('h2', { class: 'slds-card__header-title slds-m-left_x-small' }, `${title} (${found.length})`),
          ),
          el('div', { class: 'slds-card__body slds-card__body_inner' }, el('ul', {}, ...rows)),
        ),
      ),
    ),
  );
}

/** The related lists of a record's page. */
export function relatedLists(record: DemoRecord): HTMLElement {
  const kinds = (['deal', 'contact', 'ticket', 'visit'] as const).map((kind) => {
    const found = relatedTo(record, kind);
    const some = records.find((each) => each.kind === kind);
    return some ? relatedList(local(objectOf(some).plural), kind, found) : null;
  });
  return closed('lst-related-list-container', {}, el('div', { class: 'container' }, ...kinds));
}
