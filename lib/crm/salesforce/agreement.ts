import { queryRoots } from '../dom/flat';
import { foldText } from '../values';
import { isInFront } from './region';
import { CONSOLE_SUBTAB, CONSOLE_TAB } from './selectors';

/**
 * Whether a title names this record. Titles read "{Name} | {Object label} | Salesforce", tabs "{Name} | {Object label}"
 * (crm.md §2.6). The name has to fill its place: "Acme" is not named by "Acme Renewal | …". Marks before it ("(2) ", "* ")
 * and, for people, a salutation that only the header shows are let pass.
 */
export function titleNames(title: string, name: string): boolean {
  const text = foldText(title);
  const from = text.indexOf(name);
  if (from >= 0 && /^[^\p{L}\p{N}]*(?:\(\d+\)\s*)?$/u.test(text.slice(0, from)))
    if (/^\s*(?:\||$)/.test(text.slice(from + name.length))) return true;
  const named = text.split(' | ', 1)[0] ?? '';
  return named.includes(' ') && name.endsWith(` ${named}`) && /^\p{L}{1,6}\.? $/u.test(name.slice(0, -named.length));
}

/** Titles that name no record: not set yet, or the app's own. */
export function namesNothing(title: string): boolean {
  const parts = foldText(title).split(' | ');
  return parts.length < 2 || /^Lightning Experience$/i.test(parts[0] ?? '');
}

/** Titles of the tabs in front around a page: the innermost tells which record it is. Empty in a standard app. */
export function frontTabs(page: Element, document: Document): string[] {
  const roots: ParentNode[] = [document];
  for (let root = page.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) roots.push(root);
  const titles = (selector: string): string[] =>
    queryRoots(roots, selector)
      .filter(isInFront)
      .map((tab) => foldText(tab.getAttribute('title') || (tab.textContent ?? '')))
      .filter((title) => title !== '');
  const subtabs = titles(CONSOLE_SUBTAB);
  return subtabs.length > 0 ? subtabs : titles(CONSOLE_TAB);
}

/** Whether title and tabs name this record, as far as they name any. */
export function isNamedByPage(name: string, title: string, tabs: readonly string[]): boolean {
  if (tabs.length > 0 && !tabs.some((tab) => titleNames(tab, name))) return false;
  return namesNothing(title) || titleNames(title, name);
}
