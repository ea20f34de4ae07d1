import type { Addresses } from '../adapter';
import type { Identity, NoIdentity, NoIdentityReason, RecordKind } from '../record';

/** Hublets: `app`, `app-eu1`, `app-na2`, …; new ones appear (crm.md §1.5). */
const APP_HOST = /^app(-[a-z0-9]+)?\.hubspot\.com$/;
const NUMBER = /^\d+$/;
const TYPE_ID = /^\d+-\d+$/;

/** Object type ids that have a name here (crm.md §1.6; 0-136 is the lead object of HubSpot's CRM API). */
const KIND_OF_TYPE: { [type: string]: RecordKind } = {
  '0-1': 'contact',
  '0-2': 'account',
  '0-3': 'deal',
  '0-5': 'ticket',
  '0-136': 'lead',
};

/** Type id → the word that names the object, in old addresses and in `Identity.object`. */
export const OBJECT_OF_TYPE: { [type: string]: string } = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
};

/** The type id of an `Identity.object`: `deal` → `0-3`; a type id stays itself. */
export function typeOfObject(object: string): string {
  for (const type in OBJECT_OF_TYPE) if (OBJECT_OF_TYPE[type] === object) return type;
  return object;
}

/** First path segment → why such a page is no record. Anything else is `other-page`. */
const APPS: { [app: string]: NoIdentityReason } = {
  settings: 'not-the-app',
  'user-guide': 'not-the-app',
  login: 'not-the-app',
  'reports-dashboard': 'list',
  'reports-list': 'list',
  'object-builder': 'embedded',
  calling: 'embedded',
  'calling-integration-popup-ui': 'embedded',
  'calling-cross-tab-embed': 'embedded',
};

/** Third segment of the contacts and sales apps that is an index page (crm.md §1.6, legacy ones included). */
const INDEX = /^(objects|contacts|companies|deals|tickets|tasks|lists)$/;

function record(org: string, type: string, id: string | undefined): Identity | NoIdentity {
  if (id === undefined) return { none: 'other-page' };
  if (!NUMBER.test(id)) return { none: 'bad-id' };
  return {
    crm: 'hubspot',
    org,
    object: OBJECT_OF_TYPE[type] ?? type,
    kind: KIND_OF_TYPE[type] ?? 'other',
    id,
    mode: 'view',
  };
}

function identify(url: URL): Identity | NoIdentity {
  if (!APP_HOST.test(url.hostname)) return { none: 'not-the-app' };
  const [app = '', org = '', part = '', ...rest] = url.pathname.split('/').filter((segment) => segment !== '');
  if (app === 'contacts' && NUMBER.test(org)) {
    const [first, second] = rest;
    if (part === 'record') {
      return first !== undefined && TYPE_ID.test(first) ? record(org, first, second) : { none: 'other-page' };
    }
    const type = typeOfObject(part);
    if (type !== part) return first === undefined ? { none: 'list' } : record(org, type, first);
    return { none: INDEX.test(part) ? 'list' : 'other-page' };
  }
  if (app === 'help-desk' && NUMBER.test(org)) {
    return part === 'view' && rest[1] === 'ticket' ? record(org, '0-5', rest[2]) : { none: 'list' };
  }
  if (app === 'sales' && INDEX.test(part)) return { none: 'list' };
  return { none: Object.hasOwn(APPS, app) ? (APPS[app] ?? 'other-page') : 'other-page' };
}

/** HubSpot's addresses: crm.md §1.5 and §1.6. */
export const hubspotAddresses: Addresses = {
  crm: 'hubspot',
  owns: (url) => url.hostname === 'hubspot.com' || url.hostname.endsWith('.hubspot.com'),
  identify,
};
