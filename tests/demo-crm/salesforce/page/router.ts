import type { DemoRecord, DemoValue } from '../../data.ts';
import { type Place, placeOf } from './address.ts';
import { store } from './form.ts';
import { fieldOf, keep, newRecord, recordPath, setStage } from './org.ts';
import { closedStageModal, type RecordModal, recordModal, toast } from './overlay.ts';
import type { Page } from './page.ts';
import { plainPage } from './plain-pages.ts';
import { type RecordPage, recordPage } from './record-page.ts';
import { later } from './schedule.ts';
import type { Opening, Windows } from './windows.ts';
import { word } from './words.ts';

/** Moves through the org without loading a document: the address changes first, the page follows (crm.md §4). */
export interface Router {
  /** Goes to an address of this org. */
  go(address: string): void;
  /** Shows what the address bar says: at the start, and after back and forward. */
  follow(): void;
  record(): RecordPage;
  modal(): RecordModal | null;
  /** Types into the field where the record is being edited, else changes the record. */
  set(record: DemoRecord, api: string, value: DemoValue): void;
  /** Makes a stage the record's stage, as the path's button does. */
  mark(page: RecordPage, api: string): void;
}

export function router(windows: Windows): Router {
  const recordPages = new Map<Page, RecordPage>();
  let modal: RecordModal | null = null;
  let latest = 0;

  const named = (page: Page) => (): void => {
    if (windows.isActive(page)) document.title = page.title();
  };
  const renamed = (page: Page) => (): void => {
    windows.rename();
    named(page)();
  };
  const saved = (page: RecordPage): void => {
    toast(word('saved', page.record.name));
    for (const other of recordPages.values()) if (windows.pages().includes(other)) other.refresh();
    later(renamed(page));
  };
  const mark = (page: RecordPage, api: string): void => {
    if (api === 'Closed') {
      closedStageModal(page.record, (chosen) => mark(page, chosen));
      return;
    }
    later(() => {
      setStage(page.record, api);
      saved(page);
    });
  };

  /** Pages that were made while windows were arranged: they start when they stand in the document. */
  let fresh: Page[] = [];
  const started = <T extends Page>(page: T): T => {
    fresh.push(page);
    return page;
  };
  const openingOf = (place: Exclude<Place, { kind: 'edit' | 'create' }>): Opening => ({
    key: place.key,
    make() {
      if (place.kind !== 'record') return started(plainPage(place));
      const page = recordPage(place.record, { saved, mark, editing: () => windows.rename() });
      recordPages.set(page, page);
      return started(page);
    },
  });

  const show = (place: Place): void => {
    modal?.close();
    modal = null;
    if (place.kind === 'edit' || place.kind === 'create') {
      showModal(place);
      return;
    }
    const parent = place.kind === 'record' && place.parent ? openingOf(recordPlace(place.parent)) : null;
    fresh = [];
    const page = windows.show(openingOf(place), parent);
    // A page that was closed is not kept.
    for (const open of recordPages.keys()) if (!windows.pages().includes(open)) recordPages.delete(open);
    for (const made of fresh) made.start(named(made));
    if (!fresh.includes(page)) later(named(page));
  };

  const showModal = (place: Place & { kind: 'edit' | 'create' }): void => {
    const below = placeOf(new URL(place.background, location.href));
    if (below.kind !== 'edit' && below.kind !== 'create' && windows.active()?.key !== below.key) show(below);
    const record = place.kind === 'edit' ? place.record : newRecord(place.object);
    modal = recordModal(record, place.kind, {
      closed: () => go(place.background),
      saved() {
        if (place.kind === 'create') keep(record);
        // Salesforce goes to the short form of the address after a save in a modal (crm.md §1.2).
        go(`/lightning/r/${record.salesforceId}/view`);
        later(() => toast(word('saved', record.name)));
        for (const page of recordPages.values()) if (page.record === record) page.refresh();
      },
    });
  };

  const follow = (): void => {
    latest += 1;
    const mine = latest;
    const place = placeOf(new URL(location.href));
    later(() => {
      if (mine === latest) show(place);
    });
  };
  const go = (address: string): void => {
    history.pushState({}, '', address);
    follow();
  };

  return {
    go,
    follow,
    mark,
    modal: () => modal,
    set(record, api, value) {
      const pages = [...recordPages.values()].filter((page) => page.record === record);
      if (modal?.record === record) modal.form.set(api, value);
      else if (pages.length === 0) store(record, fieldOf(record, api), value);
      for (const page of modal?.record === record ? [] : pages) {
        page.set(api, value);
        later(renamed(page));
      }
    },
    record() {
      const active = windows.active();
      const page = active ? recordPages.get(active) : undefined;
      if (!page) throw new Error('No record page is in front');
      return page;
    },
  };
}

function recordPlace(record: DemoRecord): Place & { kind: 'record' } {
  return { kind: 'record', key: recordPath(record), record, parent: null };
}
