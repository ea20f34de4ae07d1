import type { Addresses } from '../adapter';
import type { Identity, Mode, NoIdentity, NoIdentityReason } from '../record';
import { isIdShaped, kindOfObject, objectOfId, toId18 } from './id';

/** What a path names, before the host says in which org. */
type Named = { object: string | null; id: string; mode: Mode };
type Place = Named | NoIdentity;

/** What kind of page a host serves (crm.md §1.1). */
type Site = 'lightning' | 'classic' | 'community' | 'visualforce' | 'builder' | 'setup' | 'other';

// One optional label stands between My Domain and the service: the org kind (sandbox, develop, scratch, …).
const LABEL = '^([a-z0-9-]+)(?:\\.[a-z0-9]+)?\\.';
const LIGHTNING = new RegExp(
  `${LABEL}lightning\\.(?:force\\.(?:com|mil)|crmforce\\.mil|(?:sfcrmapps|sfcrmproducts)\\.cn|[a-z0-9]{2}-[a-z0-9]{3}\\.force\\.com)$`,
);
const CLASSIC = new RegExp(`${LABEL}my\\.(?:salesforce\\.(?:com|mil)|(?:sfcrmapps|sfcrmproducts)\\.cn)$`);
const BRANDED = new RegExp(`${LABEL}cloudforce\\.(?:com|mil)$`);
const COMMUNITY = new RegExp(`${LABEL}my\\.site\\.com$`);
const VISUALFORCE =
  /^([a-z0-9-]+)(?:\.[a-z0-9-]+)*\.(?:vf\.force\.(?:com|mil)|visual\.force\.(?:com|mil)|visualforce\.(?:com|mil))$/;
const SETUP = new RegExp(`${LABEL}my\\.salesforce-setup\\.com$`);
const BUILDER = /^([a-z0-9-]+)(?:\.[a-z0-9-]+)*\.builder\.salesforce-experience\.com$/;
const OWNED =
  /(?:^|\.)(?:(?:salesforce|force|cloudforce|visualforce)\.(?:com|mil)|crmforce\.mil|salesforce-setup\.com|salesforce-experience\.com|my\.site\.com|sfcrmapps\.cn|sfcrmproducts\.cn)$/;

/** Microsoft's proxy puts its own domain behind the CRM's (crm.md §1.1). */
const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/\.mcas\.ms$/, '');

function siteOf(host: string): { site: Site; org: string } {
  const shapes: [Site, RegExp][] = [
    ['lightning', LIGHTNING],
    ['setup', SETUP],
    ['classic', CLASSIC],
    ['community', COMMUNITY],
    ['visualforce', VISUALFORCE],
    ['builder', BUILDER],
    ['classic', BRANDED],
  ];
  for (const [site, shape] of shapes) {
    const label = shape.exec(host)?.[1];
    if (label) return { site, org: site === 'visualforce' ? label.replace(/--[^-]+$/, '') : label };
  }
  return { site: 'other', org: '' };
}

const none = (reason: NoIdentityReason): NoIdentity => ({ none: reason });
const OBJECT = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The path's own word for the object wins over the id's prefix, but not its spelling: paths are read without case. */
function record(word: string | null, segment: string, mode: Mode): Place {
  const id = toId18(segment);
  if (id === null) return none('bad-id');
  const known = objectOfId(id);
  const same = word === null || word === 'sObject' || word.toLowerCase() === known?.toLowerCase();
  return { object: same ? known : word, id, mode };
}

/** `r/{OBJ}/{ID}/…` and `r/{ID}/…`. A segment of 15 or 18 letters is an id only if the next one is none (crm.md §1.2). */
function recordPlace(segments: string[]): Place {
  const [first, second] = segments;
  if (first === undefined) return none('other-page');
  if (isIdShaped(second)) return OBJECT.test(first) ? pagePlace(first, second, segments.slice(2)) : none('other-page');
  const short = isIdShaped(first) && (second === undefined || /^(?:view|edit|clone|related)$/.test(second));
  if (short) return pagePlace(null, first, segments.slice(1));
  return none(second === undefined ? 'other-page' : 'bad-id');
}

function pagePlace(object: string | null, id: string, [page = 'view', ...rest]: string[]): Place {
  const place = record(object, id, page === 'edit' ? 'edit' : 'view');
  if ('none' in place) return place;
  if (page === 'related') return none('related-list');
  if (page === 'clone') return none('create-form');
  if (rest.length > 0 || (page !== 'view' && page !== 'edit')) return none('other-page');
  return place.object === 'Report' || place.object === 'Dashboard' ? none('list') : place;
}

/** An action panel: the record under it only where both places that name it agree (crm.md §1.2, §1.3). */
function quickAction(query: URLSearchParams): Place {
  const id = toId18(query.get('recordId'));
  const under = nestedPlace(query.get('backgroundContext'));
  return id !== null && under !== null && under.id === id ? { ...under, mode: 'view' } : none('other-page');
}

function lightningPlace(segments: string[], query: URLSearchParams): Place {
  const [area, ...rest] = segments;
  switch (area) {
    case 'app':
      return rest[1] === 'app' ? none('other-page') : lightningPlace(rest.slice(1), query);
    case 'r':
      return recordPlace(rest);
    case 'o':
      return rest[1] === 'new' ? none('create-form') : none('list');
    case 'action':
      return rest[0] === 'quick' ? quickAction(query) : none('other-page');
    case 'page':
      return none(rest[0] === 'home' ? 'list' : 'other-page');
    case 'setup':
      return none('not-the-app');
    default:
      return none('other-page');
  }
}

/** A record named by a parameter that holds a path. The query parser has decoded once; some links are encoded twice. */
function nestedPlace(value: string | null): Named | null {
  if (value === null) return null;
  const path = /%2f/i.test(value) ? decode(value) : value;
  const [area, ...segments] = segmentsOf(path.split(/[?#]/, 1)[0] ?? '');
  if (area !== 'lightning' || segments[0] === 'action') return null;
  const place = lightningPlace(segments, new URLSearchParams());
  return 'none' in place ? null : place;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** `#/sObject/{ID}/view` and `#{base64 JSON}` of the first Lightning years (crm.md §1.2). */
function oneAppPlace(hash: string): Place {
  const [area, first, ...rest] = segmentsOf(hash.slice(1).split('?', 1)[0] ?? '');
  if (area === 'sObject' && hash.startsWith('#/')) {
    if (rest[0] === 'list' || rest[0] === 'home') return none('list');
    return first === undefined ? none('other-page') : recordPlace([first, ...rest]);
  }
  try {
    const page: unknown = JSON.parse(atob(decode(hash.slice(1))));
    if (typeof page !== 'object' || page === null) return none('other-page');
    const { componentDef, attributes } = page as { componentDef?: unknown; attributes?: { recordId?: unknown } };
    const id = attributes?.recordId;
    // Other components (report builder, related lists) carry a record id too.
    return typeof componentDef === 'string' && /record/i.test(componentDef) && typeof id === 'string'
      ? record(null, id, 'view')
      : none('other-page');
  } catch {
    return none('other-page');
  }
}

/** `/{ID}` and `/{ID}/e`; a bare key prefix is a tab (crm.md §1.2). */
function classicPlace([first, second]: string[]): Place {
  if (first === undefined) return none('other-page');
  if (/^[a-zA-Z0-9]{3}$/.test(first)) return none(second === 'e' ? 'create-form' : 'list');
  if (!isIdShaped(first)) return none(first === 'secur' || first === 'setup' ? 'not-the-app' : 'other-page');
  if (second !== undefined && second !== 'e') return none('other-page');
  return record(null, first, second === 'e' ? 'edit' : 'view');
}

/** `…/s/{object}/{ID}/{slug}`, `…/s/detail/{ID}`: the word in the path is a label, so the id's prefix names the object. */
function communityPlace(segments: string[]): Place {
  const [, word, id] = segments.slice(Math.max(0, segments.indexOf('s')));
  if (!segments.includes('s') || word === undefined) return none('other-page');
  return isIdShaped(id) ? record(null, id, 'view') : none('other-page');
}

function placeOn(site: Site, url: URL): Place {
  const segments = segmentsOf(url.pathname);
  if (site === 'builder') return none('embedded');
  if (site === 'setup' || site === 'other') return none('not-the-app');
  if (site === 'community') return communityPlace(segments);
  if (segments[0] === 'lightning' && site !== 'visualforce') return lightningPlace(segments.slice(1), url.searchParams);
  if (segments[0] === 'one') return oneAppPlace(url.hash);
  const place = classicPlace(segments);
  return site === 'visualforce' && 'none' in place ? none('embedded') : place;
}

export const salesforceAddresses: Addresses = {
  crm: 'salesforce',
  owns: (url) => OWNED.test(hostOf(url)),
  identify(url): Identity | NoIdentity {
    const { site, org } = siteOf(hostOf(url));
    const place = placeOn(site, url);
    if ('none' in place) return place;
    const parent = nestedPlace(url.searchParams.get('ws'));
    return {
      crm: 'salesforce',
      org,
      object: place.object,
      kind: kindOfObject(place.object),
      id: place.id,
      ...(parent !== null && parent.id !== place.id ? { parent: { object: parent.object, id: parent.id } } : {}),
      mode: place.mode,
    };
  },
};
