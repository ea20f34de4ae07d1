import type { Reader, ReadOptions } from '../adapter';
import type { Identity, Reading, ReadResult, Record } from '../record';
import { pageClues } from '../values/index';
import { fieldsOf } from './fields';
import { toReadings, withoutLeftovers } from './merge';
import { findPage, findRoot, type RecordPage } from './page';
import { readPropertyCard } from './properties';
import { makeRoomIn, roomIn } from './room';
import { DATES } from './selectors';
import type { Shown } from './shown';
import { hubspotAddresses, typeOfObject } from './url';

/** The name as a reading: what the header shows, under the property that it shows. */
function nameReading(page: RecordPage, object: string, label: string): Reading {
  const property = page.header.nameProperty ?? fieldsOf(object).name;
  const { name } = page.header;
  return {
    key: 'name',
    api: property === '' ? 'name' : `hs:${property}`,
    label,
    raw: name,
    value: { kind: 'text', text: name },
    state: 'filled',
    via: 'header',
  };
}

/** Whether a row of the record says another name than the header: then one of them is of another record. */
function namedOtherwise(page: RecordPage, rows: readonly Shown[]): boolean {
  if (page.header.typing) return false;
  return rows.some(
    (row) =>
      row.property === page.header.nameProperty &&
      row.via === 'property' &&
      row.state === 'filled' &&
      row.text !== page.header.name,
  );
}

function read(identity: Identity, document: Document, options: ReadOptions): ReadResult {
  const object = identity.object;
  if (object === null) return { none: 'other-page' };
  const page = findPage(identity, document);
  if (typeof page === 'string') return { wait: page };
  const { title, name, nameProperty } = page.header;
  if (!title || name === '') return { wait: 'no-header' };
  options.onField?.(title, name);
  if (options.isStale?.(title, name)) return { wait: 'header-disagrees' };

  const clues = pageClues(document, document.querySelectorAll(DATES));
  const rows = page.cards.flatMap((card) => readPropertyCard(card, clues.locale));
  const shown = withoutLeftovers([...rows, ...page.header.shown], options);
  if (namedOtherwise(page, shown)) return { wait: 'header-disagrees' };
  if (shown.length === 0 && !page.headerOnly) return { wait: 'no-fields' };

  const fields = toReadings(object, shown);
  const named = nameReading(page, object, nameProperty === null ? '' : (fields[`hs:${nameProperty}`]?.label ?? ''));
  fields[named.api] = named;
  fields.name = named;
  const { stage } = fields;
  const record: Record = {
    crm: 'hubspot',
    org: identity.org,
    object,
    kind: identity.kind,
    id: identity.id,
    name,
    url: recordUrl({ org: identity.org, object, id: identity.id }, new URL(document.URL)),
    // One property is edited at a time, in its row; no form ever covers the page's own fields.
    mode: 'view',
    // A record page shows its stage, not the pipeline (crm.md §3.2), and nothing that tells a closed stage.
    stages: stage?.state === 'filled' ? [{ label: stage.raw, state: 'current' }] : [],
    fields,
    readAt: options.now ?? Date.now(),
    clues,
  };
  return { record };
}

/** New-style address, on the hublet that the page is on. */
function recordUrl(record: Pick<Record, 'object' | 'id' | 'org'>, current: URL): string {
  const identified = hubspotAddresses.identify(current);
  const isApp = !('none' in identified) || identified.none !== 'not-the-app';
  const origin = isApp && hubspotAddresses.owns(current) ? current.origin : 'https://app.hubspot.com';
  return `${origin}/contacts/${record.org}/record/${typeOfObject(record.object)}/${record.id}`;
}

/** HubSpot's record pages: crm.md §3. One light DOM tree; the record's own cards are the only places that are read. */
export const hubspotReader: Reader = {
  crm: 'hubspot',
  read,
  activePage: findRoot,
  // React reuses elements: a row can become another property's, a card another object's, without a node being added.
  watchedAttributes: [
    'aria-hidden',
    'aria-selected',
    'data-card-id',
    'data-card-type',
    'data-deferred-property-input-mode',
    'data-selenium-test',
    'data-test-id',
    'hidden',
  ],
  room: roomIn,
  makeRoom: makeRoomIn,
  recordUrl,
};
