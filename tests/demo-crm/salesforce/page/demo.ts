import type { DemoValue } from '../../data.ts';
import { subtabAddress } from './address.ts';
import { mustHave, recordPath } from './org.ts';
import type { Router } from './router.ts';
import { settled } from './schedule.ts';
import type { Windows } from './windows.ts';

/**
 * What tests and demonstrations do on a page, as the global `demo`. A record is named by its key in the org data
 * (`acme-rollout`) or its id. Calls return at once; `settled` says when the page has come to rest.
 */
export interface Demo {
  /** Goes to a record: in a console to a workspace tab of its own. */
  open(id: string): void;
  /** Goes to a record: in a console to a subtab of the workspace in front. */
  openTab(id: string): void;
  /** Console: closes a tab or subtab. */
  closeTab(id: string): void;
  /** Goes to any address of the org, e.g. `/lightning/page/home`. */
  go(address: string): void;
  /** Edits the record in front, in the page itself. */
  edit(): void;
  /** Opens the edit modal over the record in front. */
  editModal(): void;
  /** Leaves what is being edited: the modal when there is one, else the page. */
  cancel(): void;
  save(): void;
  /** Types into a field that is being edited; else changes the record, and every page that shows it. */
  setField(id: string, api: string, value: DemoValue): void;
  /** Looks at a step of the path (API value, or `Closed`), without changing the record. */
  selectStage(api: string): void;
  /** Makes a stage (API value) the stage of the record in front. */
  markStage(api: string): void;
  /** Opens `detailTab` or `relatedListsTab` of the record in front. */
  showTab(value: string): void;
  /** Resolves when nothing more appears by itself. */
  settled(): Promise<void>;
}

declare global {
  var demo: Demo;
}

export function demoOf(router: Router, windows: Windows): Demo {
  return {
    open: (id) => router.go(recordPath(mustHave(id))),
    openTab: (id) => router.go(subtabAddress(mustHave(id))),
    closeTab(id) {
      const address = windows.close(recordPath(mustHave(id)));
      if (address) router.go(address);
    },
    go: (address) => router.go(address),
    edit: () => router.record().edit(),
    editModal() {
      const { record } = router.record();
      const back = encodeURIComponent(location.pathname + location.search);
      router.go(
        `${recordPath(record).replace(/view$/, 'edit')}?count=1&backgroundContext=${back}&navigationLocation=DETAIL`,
      );
    },
    cancel() {
      const modal = router.modal();
      if (modal) modal.cancel();
      else router.record().cancel();
    },
    save() {
      const modal = router.modal();
      if (modal) modal.save();
      else router.record().save();
    },
    setField: (id, api, value) => router.set(mustHave(id), api, value),
    selectStage: (api) => router.record().selectStage(api),
    markStage: (api) => router.mark(router.record(), api),
    showTab: (value) => router.record().showTab(value),
    settled,
  };
}
