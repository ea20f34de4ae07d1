import type { WaitReason } from '../record';
import { isNamedByPage, namesNothing, titleNames } from './agreement';
import type { SeenField } from './field';
import { headerNames } from './header';
import type { Scan } from './scan';

interface Evidence {
  object: string;
  found: Scan;
  fields: Map<string, SeenField>;
  title: string;
  tabs: readonly string[];
}

/**
 * The record's name, if header, title, tabs and the layout's own name field agree on it as far as they are there
 * (crm.md §2.6 rule 6); else why to wait. While a page is being drawn some of them still name the record before.
 */
export function agreedName(evidence: Evidence): { name: string; element: Element | null } | { wait: WaitReason } {
  const { found, fields, title, tabs } = evidence;
  const header = headerNames(found);
  const own = ownNames(evidence);
  const [first, ...more] = header;
  if (first === undefined) {
    // A page without a header panel: the name field will do where the title says the same.
    const name = own.find((text) => !namesNothing(title) && isNamedByPage(text, title, tabs));
    return name === undefined ? { wait: 'no-header' } : { name, element: null };
  }
  const shows = (text: string): boolean =>
    [...fields.values()].some(({ shown }) => 'raw' in shown && shown.raw === text);
  const named = header.find(({ text }) => isNamedByPage(text, title, tabs));
  if (named !== undefined) {
    const name = named.text;
    // Two names in the header and a title that does not say which.
    const sure = more.length === 0 || !namesNothing(title);
    const agrees = own.length === 0 || own.some((text) => text === name || titleNames(text, name)) || shows(name);
    return sure && agrees ? { name, element: named.element } : { wait: 'header-disagrees' };
  }
  // An admin may put another field first in the header; then the title names the record by its name field.
  const titled = own.some((text) => isNamedByPage(text, title, tabs));
  return more.length === 0 && titled && shows(first.text)
    ? { name: first.text, element: first.element }
    : { wait: 'header-disagrees' };
}

/** What the layout's own name fields show. Inputs are left out: a name that is being changed is not the header's yet. */
function ownNames({ object, fields }: Evidence): string[] {
  const names = object === 'Case' ? ['CaseNumber', 'Subject'] : ['Name'];
  return names.flatMap((api) => {
    const field = fields.get(api);
    return field && field.via !== 'input' && 'raw' in field.shown && field.shown.raw !== '' ? [field.shown.raw] : [];
  });
}
