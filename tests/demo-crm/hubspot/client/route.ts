import { portal } from './setting.ts';
import { recordBy, typeOf } from './store.ts';

/** What this address of the demo shows. */
export type Route =
  | { page: 'record'; type: string; id: string; legacy: boolean }
  | { page: 'help-desk'; id: string }
  | { page: 'conversation'; id: string }
  | { page: 'index'; type: string; layout: 'list' | 'board'; legacy: boolean }
  | { page: 'settings' | 'reports' | 'tasks' | 'other' };

const OTHER: Route = { page: 'other' };

/** Reads an address as HubSpot's own router would (crm.md §1.6). Unknown paths and records answer `other`. */
export function routeOf(pathname: string): Route {
  if (pathname === '/') return { page: 'index', type: '0-3', layout: 'list', legacy: true };
  const [app, account, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (account !== portal.id) return OTHER;
  switch (app) {
    case 'contacts':
    case 'sales':
      return inContacts(rest);
    case 'help-desk':
      return rest[0] === 'view' && rest[2] === 'ticket' && rest[3] ? { page: 'help-desk', id: rest[3] } : OTHER;
    case 'live-messages':
      return { page: 'conversation', id: rest[1] ?? '' };
    case 'settings':
      return { page: 'settings' };
    case 'reports-dashboard':
      return { page: 'reports' };
    case 'tasks':
      return { page: 'tasks' };
    default:
      return OTHER;
  }
}

function inContacts(parts: string[]): Route {
  const [first = '', second = '', third = ''] = parts;
  if (first === 'record') return recordRoute(second, third, false);
  if (first === 'objects') {
    const type = typeOf(second);
    return type ? { page: 'index', type, layout: parts[4] === 'board' ? 'board' : 'list', legacy: false } : OTHER;
  }
  if (first === 'deals')
    return { page: 'index', type: '0-3', layout: second === 'board' ? 'board' : 'list', legacy: true };
  const type = typeOf(first);
  return type ? recordRoute(type, second, true) : OTHER;
}

function recordRoute(type: string, id: string, legacy: boolean): Route {
  return recordBy(type, id) ? { page: 'record', type, id, legacy } : OTHER;
}

export function recordPath(type: string, id: string): string {
  return `/contacts/${portal.id}/record/${type}/${id}`;
}

export function indexPath(type: string, layout: 'list' | 'board' = 'list'): string {
  return `/contacts/${portal.id}/objects/${type}/views/all/${layout}`;
}

/** As HubSpot's links do inside the app: a trailing slash and where one came from (crm.md §1.6). */
export function inAppPath(path: string): string {
  return `${path}/?eschref=${encodeURIComponent(location.pathname)}`;
}
