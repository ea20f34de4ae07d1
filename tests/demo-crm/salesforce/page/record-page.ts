import type { DemoRecord, DemoValue } from '../../data.ts';
import { activities } from './activities.ts';
import { config } from './config.ts';
import { adoptStyles, el, fill, find, findAll, passing, shell } from './dom.ts';
import { type RecordForm, recordForm } from './form.ts';
import { highlights } from './highlights.ts';
import { lightning } from './lightning.ts';
import type { Shown } from './lookup.ts';
import { apiName, objectOf, recordPath } from './org.ts';
import type { Page } from './page.ts';
import { type Path, path } from './path.ts';
import { relatedLists } from './related.ts';
import { later, laterInTurn } from './schedule.ts';
import { stencil } from './sections.ts';
import { local, word } from './words.ts';

/** A record's page (crm.md §2.2), with what can be done on it. */
export interface RecordPage extends Page {
  record: DemoRecord;
  edit(): void;
  cancel(): void;
  save(): void;
  set(api: string, value: DemoValue): void;
  selectStage(api: string): void;
  /** Opens a tab of the page, `detailTab` or `relatedListsTab`. */
  showTab(value: string): void;
  /** Shows the record as it is now, part by part, in the elements that are there. */
  refresh(): void;
}

/** What a record page asks of the app around it. */
export interface RecordPageActions {
  saved(page: RecordPage): void;
  /** Somebody began to edit, or gave up. */
  editing(): void;
  /** The path's button: `api` is the step asked for, `Closed` when the end has to be chosen first. */
  mark(page: RecordPage, api: string): void;
}

type Region = 'header' | 'subheader' | 'main' | 'sidebar';

/** The FlexiPage template with a header, the path under it, and two columns. */
function template(): HTMLElement {
  return shell(
    'flexipage-record-home-with-subheader-template-desktop2',
    { class: 'forcegenerated-flexipage-template' },
    (slot) => [
      el(
        'div',
        { class: 'slds-grid slds-wrap demo-record-home' },
        el('div', { class: 'row region-header' }, slot('header')),
        el('div', { class: 'row region-subheader' }, slot('subheader')),
        el(
          'div',
          { class: 'row row-main demo-columns-page' },
          el('div', { class: 'col main-col region-main' }, slot('main')),
          el('div', { class: 'col right-col region-sidebar' }, slot('sidebar')),
        ),
      ),
    ],
  );
}

export function recordPage(record: DemoRecord, on: RecordPageActions): RecordPage {
  const frame = template();
  const object = apiName(record);
  const generated = passing(
    `forcegenerated-flexipage_${object.toLowerCase()}_record_page__js`,
    { class: 'forcegenerated-flexipage-module' },
    passing(
      'record_flexipage-desktop-record-page-decorator',
      {},
      passing('records-record-layout-event-broker', {}, frame),
    ),
  );
  const parts: Shown[] = [];
  let stagePath: Path | null = null;
  let form: RecordForm | null = null;

  const component = (region: Region, id: string): HTMLElement => {
    const place = passing('flexipage-component2', { slot: region, 'data-component-id': id }, stencil());
    fill(frame, place);
    return place;
  };
  const put = (place: HTMLElement, content: HTMLElement): void => {
    find(place, 'force-form-stencil')?.remove();
    fill(place, content);
  };

  const header = component('header', 'force_highlightsPanel');
  const subheader = component('subheader', 'runtime_sales_pathassistant_pathAssistant');
  const main = component('main', 'flexipage_tabset');
  const sidebar = component('sidebar', 'runtime_sales_activities_activityPanel');

  const details = (): RecordForm => {
    form ??= recordForm(record, 'view', { save: () => on.saved(page), cancel: () => undefined, editing: on.editing });
    return form;
  };
  const fillTab = (id: string, place: HTMLElement): void => {
    place.append(id.startsWith('force_related') ? relatedLists(record) : details().element);
  };

  const tabs = (): HTMLElement => {
    const detail = config.options.layout === 'classic' ? 'force_detailPanel' : 'flexipage_fieldSection';
    const element = lightning('flexipage-tabset2', {
      tabs: [
        { value: 'detailTab', label: word('details'), parts: [{ id: detail }] },
        { value: 'relatedListsTab', label: word('related'), parts: [{ id: 'force_relatedListContainer' }] },
      ],
      activeTab: config.options.details === 'open' ? 'detailTab' : 'relatedListsTab',
    });
    element.addEventListener('partready', (event) => {
      if (!(event instanceof CustomEvent)) return;
      adoptStyles(element);
      later(() => fillTab(event.detail.id, event.detail.place));
    });
    return element;
  };

  const page: RecordPage = {
    key: recordPath(record),
    record,
    element: el(
      'div',
      { class: 'demo-page' },
      passing('one-record-home-flexipage2', { 'data-aura-class': 'oneRecordHomeFlexipage2' }, generated),
    ),
    dirty: () => form?.editing() === true,
    title: () => `${record.name} | ${local(objectOf(record).label)} | Salesforce`,
    tabTitle: () => ({ name: record.name, object: local(objectOf(record).label) }),
    start(named) {
      laterInTurn([
        () => {
          const shown = highlights(record, { edit: () => page.edit() });
          parts.push(shown);
          put(header, shown.element);
        },
        () => {
          stagePath = path(record, (api) => on.mark(page, api));
          if (stagePath) put(subheader, stagePath.element);
          else subheader.remove();
        },
        () => put(main, tabs()),
        named,
        () => put(sidebar, activities(record)),
      ]);
    },
    edit: () => details().edit(),
    cancel: () => form?.cancel(),
    save() {
      if (!form?.editing()) return;
      form.save();
      on.saved(page);
    },
    set(api, value) {
      details().set(api, value);
      if (!form?.editing()) page.refresh();
    },
    selectStage: (api) => stagePath?.select(api),
    showTab(value) {
      const tab = findAll(page.element, 'a[role=tab]').find((each) => each.dataset.tabValue === value);
      if (!tab) throw new Error(`The page has no tab "${value}"`);
      tab.click();
    },
    refresh() {
      laterInTurn([
        () => {
          for (const part of parts) part.update();
        },
        () => stagePath?.update(),
        () => form?.update(),
      ]);
    },
  };
  return page;
}
