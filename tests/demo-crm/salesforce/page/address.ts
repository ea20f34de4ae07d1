import { type DemoRecord, OBJECTS } from '../../data.ts';
import { config } from './config.ts';
import { recordOf, recordPath } from './org.ts';

/** What an address inside the org shows. `key` is the address without app, query and fragment. */
export type Place =
  | { kind: 'record'; key: string; record: DemoRecord; parent: DemoRecord | null }
  | { kind: 'edit'; key: string; record: DemoRecord; background: string }
  | { kind: 'create'; key: string; object: DemoRecord['kind']; background: string }
  | { kind: 'list'; key: string; object: DemoRecord['kind'] }
  | { kind: 'related'; key: string; record: DemoRecord }
  | { kind: 'setup'; key: string }
  | { kind: 'home'; key: string };

const kindOf = (api: string | undefined): DemoRecord['kind'] | undefined =>
  OBJECTS.find((each) => each.salesforce?.object === api)?.kind;

const HOME = '/lightning/page/home';

/** The record in `/lightning/r/{Object}/{Id}/…` or `/lightning/r/{Id}/…`; an app segment may stand before `/r/`. */
function recordIn(path: string): { record: DemoRecord; rest: string[] } | null {
  const parts = path.split('/').filter(Boolean);
  const at = parts.indexOf('r');
  if (at < 0) return null;
  for (const position of [at + 1, at + 2]) {
    const record = recordOf(parts[position] ?? '');
    if (record) return { record, rest: parts.slice(position + 1) };
  }
  return null;
}

/** What `url` shows (crm.md §1.2). An address that the demo does not know is the home page. */
export function placeOf(url: URL): Place {
  const path = url.pathname.replace(/^\/lightning\/app\/[^/]+/, '/lightning');
  const background = url.searchParams.get('backgroundContext') ?? HOME;
  const parts = path.split('/').filter(Boolean);
  const found = recordIn(path);
  if (found) {
    const { record, rest } = found;
    const object = OBJECTS.find((each) => each.kind === record.kind)?.salesforce?.object ?? '';
    const key = `/lightning/r/${object}/${record.salesforceId}`;
    if (rest[0] === 'related') return { kind: 'related', key: `${key}/related/${rest[1]}/view`, record };
    if (rest[0] === 'edit') return { kind: 'edit', key: `${key}/edit`, record, background };
    const workspace = url.searchParams.get('ws');
    const parent = workspace ? (recordIn(workspace)?.record ?? null) : null;
    return { kind: 'record', key: `${key}/view`, record, parent: parent === record ? null : parent };
  }
  if (parts[1] === 'setup') return { kind: 'setup', key: path };
  const object = parts[1] === 'o' ? kindOf(parts[2]) : undefined;
  if (object && parts[3] === 'new') return { kind: 'create', key: path, object, background };
  if (object) return { kind: 'list', key: path, object };
  return { kind: 'home', key: HOME };
}

/** Where a record opens from inside a page: in a console as a subtab of the workspace in front, else by itself. */
export function subtabAddress(record: DemoRecord): string {
  const here = placeOf(new URL(location.href));
  const workspace = here.kind === 'record' ? (here.parent ?? here.record) : null;
  if (config.options.app !== 'console' || !workspace || workspace === record) return recordPath(record);
  return `${recordPath(record)}?ws=${encodeURIComponent(recordPath(workspace))}`;
}
