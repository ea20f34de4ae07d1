import { type DemoRecord, OBJECTS } from '../../data.ts';
import type { Place } from './address.ts';
import { closed, el } from './dom.ts';
import { objectIcon } from './highlights.ts';
import { apiName, objectOf, records } from './org.ts';
import type { Page } from './page.ts';
import { recordLink, relatedTo, summary } from './related.ts';
import { laterInTurn } from './schedule.ts';
import { local, word } from './words.ts';

/** Pages that are no record: lists, home, a related list, setup. */
export function plainPage(place: Exclude<Place, { kind: 'record' | 'edit' | 'create' }>): Page {
  switch (place.kind) {
    case 'list': {
      const found = records.filter((record) => record.kind === place.object);
      const plural = pluralOf(place.object);
      return page(place.key, plural, word('recent'), () => listHome(plural, place.object, found));
    }
    case 'related': {
      const kind = place.record.kind === 'deal' ? 'contact' : 'deal';
      const plural = pluralOf(kind);
      return page(place.key, place.record.name, plural, () =>
        closed(
          'lst-related-list-desktop',
          {},
          el('nav', { 'aria-label': 'Breadcrumbs' }, recordLink(place.record)),
          table(plural, kind, relatedTo(place.record, kind)),
        ),
      );
    }
    case 'setup':
      return page(place.key, word('setup'), 'Salesforce', () =>
        el(
          'div',
          { class: 'setupcontent slds-card slds-p-around_large' },
          el('h1', { class: 'slds-text-heading_large' }, word('setup')),
          el('p', {}, ...OBJECTS.map((each) => `${each.salesforce?.object ?? ''} · `)),
        ),
      );
    case 'home':
      return page(place.key, word('home'), 'Salesforce', home);
  }
}

function pluralOf(kind: DemoRecord['kind']): string {
  return local(OBJECTS.find((each) => each.kind === kind)?.plural ?? { en: kind, de: kind, ja: kind });
}

function page(key: string, name: string, object: string, content: () => HTMLElement): Page {
  const element = el('div', { class: 'demo-page' });
  return {
    key,
    element,
    title: () => (object === 'Salesforce' ? `${name} | Salesforce` : `${name} | ${object} | Salesforce`),
    tabTitle: () => ({ name, object }),
    dirty: () => false,
    start(named) {
      laterInTurn([() => element.append(content()), named]);
    },
  };
}

function listHome(plural: string, kind: DemoRecord['kind'], found: readonly DemoRecord[]): HTMLElement {
  return closed(
    'lst-object-home',
    {},
    el(
      'div',
      { class: 'forceListViewManager slds-card slds-card_boundary' },
      closed('lst-list-view-manager-header', {}, listHeader(plural, kind)),
      table(plural, kind, found),
    ),
  );
}

function listHeader(plural: string, kind: DemoRecord['kind']): HTMLElement {
  const object = OBJECTS.find((each) => each.kind === kind)?.salesforce?.object ?? '';
  const back = encodeURIComponent(`/lightning/o/${object}/list?filterName=__Recent`);
  return el(
    'div',
    { class: 'slds-page-header slds-grid' },
    objectIcon(kind, 'medium'),
    el(
      'div',
      { class: 'slds-m-left_small slds-col' },
      el('p', {}, plural),
      el('h1', { class: 'slds-page-header__title' }, word('recent')),
    ),
    el(
      'a',
      {
        class: 'slds-button slds-button_neutral',
        href: `/lightning/o/${object}/new?count=1&backgroundContext=${back}`,
      },
      word('new'),
    ),
  );
}

function table(plural: string, kind: DemoRecord['kind'], found: readonly DemoRecord[]): HTMLElement {
  const columns = found[0] ? summary(found[0]).map((column) => column.label) : [];
  const head = el(
    'tr',
    {},
    ...[plural, ...columns].map((label) =>
      el('th', { scope: 'col' }, el('div', { class: 'slds-p-around_x-small slds-truncate', title: label }, label)),
    ),
  );
  const rows = found.map((record) =>
    el(
      'tr',
      { class: 'slds-hint-parent', 'data-row-key-value': record.salesforceId },
      el('th', { scope: 'row' }, el('div', { class: 'slds-truncate' }, recordLink(record))),
      ...summary(record).map((cell) =>
        el('td', { 'data-label': cell.label }, el('div', { class: 'slds-truncate' }, cell.text)),
      ),
    ),
  );
  return el(
    'div',
    { class: 'slds-p-around_medium' },
    el('p', { class: 'slds-text-color_weak' }, word('items', String(found.length))),
    el(
      'table',
      {
        class: 'slds-table slds-table_cell-buffer slds-table_bordered slds-table_fixed-layout',
        'aria-label': plural,
        'data-kind': kind,
      },
      el('thead', {}, head),
      el('tbody', {}, ...rows),
    ),
  );
}

function home(): HTMLElement {
  const open = records.filter((record) => record.kind === 'deal');
  return el(
    'div',
    { class: 'oneHomePage' },
    el('h1', { class: 'slds-text-heading_large slds-p-around_medium' }, word('recap')),
    el(
      'div',
      { class: 'slds-card slds-card_boundary' },
      ...open
        .slice(0, 5)
        .map((record) =>
          el(
            'div',
            { class: 'slds-p-around_small slds-grid' },
            objectIcon('deal', 'small'),
            el(
              'div',
              { class: 'slds-m-left_small' },
              recordLink(record),
              el('p', {}, local(objectOf(record).label), ' · ', apiName(record)),
            ),
          ),
        ),
    ),
  );
}
