import { flatParent, openRoots, queryRoots } from '../dom/flat';
import type { Identity } from '../record';
import { isInModal } from './region';
import { type Scan, scan } from './scan';
import { MODAL } from './selectors';
import { salesforceAddresses } from './url';

/** Outermost modals that are open. Several may wait in the DOM; only the visible can be in use. */
function openModals(document: Document): Element[] {
  return queryRoots(openRoots(document), MODAL).filter((modal) => {
    const parent = flatParent(modal);
    return (parent === null || !isInModal(parent)) && modal.checkVisibility();
  });
}

/** The form that edits this record over its page (crm.md §2.7), where the address says that there is one. */
export function editModal(identity: Identity, object: string, document: Document): Scan | null {
  if (identity.mode !== 'edit') return null;
  for (const modal of openModals(document)) {
    const found = scan(modal);
    const edits = (layout: Scan['layouts'][number]): boolean =>
      layout.mode === 'edit' && layout.object === object.toLowerCase();
    if (found.layouts.some(edits)) return found;
  }
  return null;
}

/** Whether a form for a new record is open. */
export function isCreating(document: Document): boolean {
  return openModals(document).some((modal) => scan(modal).layouts.some((layout) => layout.mode === 'create'));
}

/** The address is that of a form for a new record, though the caller still asks for the record under it. */
export function isCreateAddress(document: Document): boolean {
  const found = URL.canParse(document.URL) ? salesforceAddresses.identify(new URL(document.URL)) : null;
  return found !== null && 'none' in found && found.none === 'create-form';
}

/**
 * Whether the page under an edit form is the record that the form edits: the address names both (crm.md §1.2), and a form
 * may be opened from another record's page.
 */
export function isOverItself(identity: Identity, document: Document): boolean {
  if (identity.mode !== 'edit' || !URL.canParse(document.URL)) return true;
  const under = new URL(document.URL).searchParams.get('backgroundContext');
  if (under === null || !URL.canParse(under, document.URL)) return true;
  const found = salesforceAddresses.identify(new URL(under, document.URL));
  return 'none' in found ? found.none === 'not-the-app' : found.id === identity.id;
}
