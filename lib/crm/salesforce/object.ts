import type { Identity, WaitReason } from '../record';
import { namesOf } from './field';
import type { Scan } from './scan';

/**
 * The API name of the object that the page shows, or why not yet. The address says it nearly always; the page has to
 * agree. Where the address does not (short form, custom object), the page's own buttons and fields spell it out.
 */
export function objectOf(identity: Identity, found: Scan): { object: string } | { wait: WaitReason } {
  const shown = new Set(found.layouts.filter((layout) => layout.mode !== 'create').map((layout) => layout.object));
  const header = found.layouts.find((layout) => layout.part === 'highlightspanel')?.object;
  const hooks = new Set(found.hooks.map((hook) => namesOf(hook)?.object ?? '').filter((object) => object !== ''));
  const spelled = (lower: string): string | undefined =>
    [...hooks, ...found.objectNames].find((name) => name.toLowerCase() === lower);
  if (identity.object !== null) {
    const wanted = identity.object.toLowerCase();
    const evidence = header !== undefined ? [header] : [...shown, ...[...hooks].map((name) => name.toLowerCase())];
    if (evidence.length > 0 && !evidence.includes(wanted)) return { wait: 'other-object' };
    return { object: spelled(wanted) ?? identity.object };
  }
  const [only, ...others] = header !== undefined ? [header] : shown.size > 0 ? [...shown] : [...hooks];
  const object = only === undefined || others.length > 0 ? undefined : spelled(only.toLowerCase());
  return object === undefined ? { wait: 'no-fields' } : { object };
}
