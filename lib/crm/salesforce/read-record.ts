import type { ReadOptions } from '../adapter';
import { flatClosest, openRoots, queryRoots } from '../dom/flat';
import type { Identity, Reading, ReadResult, Record } from '../record';
import { foldText, pageClues } from '../values';
import { findActivePage } from './active-page';
import { agreedName } from './agreed-name';
import { frontTabs } from './agreement';
import type { SeenField } from './field';
import { neutralKey, pathField } from './fields';
import { type Highlight, learnLabels, readHighlights } from './header';
import { kindOfObject } from './id';
import { editModal, isCreateAddress, isCreating, isOverItself } from './modal';
import { objectOf } from './object';
import { readPath, type SeenPath } from './path';
import { momentOf, type ReadingContext, toReading } from './reading';
import { recordAddress } from './record-address';
import { readFields, scan } from './scan';
import { CLASSIC, DATE_SHOWN, DETAILS_TAB, HEADER } from './selectors';

/** Reads the record that the address names, from the page in front. May throw on a DOM that no browser makes. */
export function readRecord(identity: Identity, document: Document, options: ReadOptions): ReadResult {
  if (CLASSIC.some((part) => document.querySelector(part))) return { none: 'classic-ui' };
  if (identity.mode === 'create' || isCreateAddress(document)) return { none: 'create-modal' };
  const page = findActivePage(identity, document);
  if (!page) return isCreating(document) ? { none: 'create-modal' } : { wait: 'page-not-rendered' };
  if (!isOverItself(identity, document)) return { wait: 'header-disagrees' };

  const found = scan(page);
  const named = objectOf(identity, found);
  if ('wait' in named) return named;
  const { object } = named;
  const pageFields = readFields(found, object);
  const tabs = frontTabs(page, document);
  const agreed = agreedName({ object, found, fields: pageFields, title: document.title, tabs });
  if ('wait' in agreed) return agreed;
  // The header first: the follower knows by it when this page came to show another record.
  if (agreed.element) options.onField?.(agreed.element, agreed.name);

  const modal = editModal(identity, object, document);
  const fields = modal ? new Map([...pageFields, ...readFields(modal, object)]) : pageFields;
  const context = { object, options };
  const path = freshPath(readPath(found.steps), options);
  const highlights = readHighlights(found.highlights);
  const closed = fields.size === 0 && isDetailsClosed(page);
  if (fields.size === 0 && !path && highlights.length === 0 && !closed) return { wait: 'no-fields' };

  const editing = [...fields.values()].some((field) => field.via === 'input');
  const record: Record = {
    crm: 'salesforce',
    org: identity.org,
    object,
    kind: kindOfObject(object),
    id: identity.id,
    name: agreed.name,
    url: recordAddress({ object, id: identity.id, org: identity.org }, document.URL),
    mode: editing || identity.mode === 'edit' ? 'edit' : 'view',
    stages: path?.stages ?? [],
    fields: toFields(context, fields, highlights, path, agreed.name),
    readAt: options.now ?? Date.now(),
    clues: pageClues(document, document.getElementsByTagName(DATE_SHOWN)),
  };
  return { record: closed ? { ...record, hint: 'details-not-opened' } : record };
}

/** The Details tab is there, was never opened, and so has nothing in it (crm.md §2.2). */
const isDetailsClosed = (page: Element): boolean =>
  queryRoots(openRoots(page), DETAILS_TAB).some((tab) => tab.getAttribute('aria-selected') === 'false');

/** A path that still shows another record's steps is no path yet. */
function freshPath(path: SeenPath | null, options: ReadOptions): SeenPath | null {
  if (!path) return null;
  const raw = foldText(path.stages.map(({ label, state }) => `${label}:${state}`).join(' '));
  const stale = options.isStale?.(path.element, raw) ?? false;
  options.onField?.(path.element, raw);
  return stale ? null : path;
}

function toFields(
  context: ReadingContext,
  seen: Map<string, SeenField>,
  highlights: Highlight[],
  path: SeenPath | null,
  name: string,
): Record['fields'] {
  const readings = new Map<string, Reading>();
  for (const field of seen.values()) {
    const via = field.via === 'input' || !flatClosest(field.hook, HEADER) ? field.via : 'highlights';
    readings.set(field.api, toReading(context, { ...field, element: field.hook, via }));
  }
  for (const field of seen.values()) {
    const moment = momentOf(context, field);
    const api = moment?.api.slice('sf:'.length);
    if (moment && api && !readings.has(api)) readings.set(api, moment);
  }
  addHighlights(context, readings, seen, highlights);
  addPath(context.object, readings, path);
  addName(context.object, readings, name);
  return keyed(context.object, readings);
}

/** A header field fills in for a layout field that has not been rendered yet; its name was learnt from that field's label. */
function addHighlights(
  context: ReadingContext,
  readings: Map<string, Reading>,
  seen: Map<string, SeenField>,
  highlights: Highlight[],
): void {
  const names = learnLabels(seen.values());
  for (const { element, label, shown } of highlights) {
    const api = names.get(label);
    const before = api === undefined ? undefined : readings.get(api);
    if (api === undefined || before?.state !== 'unreadable') continue;
    const reading = toReading(context, { element, api, label, shown, via: 'highlights' });
    if (reading.state !== 'unreadable') readings.set(api, reading);
  }
}

/** The path gives the field its API value, or stands in for a field that the layout does not show. */
function addPath(object: string, readings: Map<string, Reading>, path: SeenPath | null): void {
  const api = pathField(object);
  if (api === null || !path) return;
  const shown = readings.get(api);
  if (shown?.state === 'filled' || shown?.state === 'empty') {
    const step = path.stages.find((stage) => stage.label === shown.raw);
    if (step?.api !== undefined && shown.value?.kind === 'choice')
      readings.set(api, { ...shown, value: { ...shown.value, api: step.api } });
    return;
  }
  const current = path.current;
  if (!current) return;
  readings.set(api, {
    key: neutralKey(object, api) ?? `sf:${api}`,
    api: `sf:${api}`,
    label: shown?.label ?? '',
    raw: current.label,
    value: { kind: 'choice', label: current.label, ...(current.api === undefined ? {} : { api: current.api }) },
    state: 'filled',
    via: 'path',
  });
}

/** The header's name, where the layout has no field for it. */
function addName(object: string, readings: Map<string, Reading>, name: string): void {
  const api = object !== 'Case' ? 'Name' : /^\d+$/.test(name) ? 'CaseNumber' : 'Subject';
  const shown = readings.get(api);
  if (shown && shown.state !== 'unreadable') return;
  const key = object === 'Case' && readings.has('Subject') ? `sf:${api}` : 'name';
  readings.set(api, {
    key,
    api: `sf:${api}`,
    label: shown?.label ?? '',
    raw: name,
    value: { kind: 'text', text: name },
    state: 'filled',
    via: 'header',
  });
}

/** Every reading under its API name and, where it has one, its neutral key. A lead's or case's status is also its stage. */
function keyed(object: string, readings: Map<string, Reading>): Record['fields'] {
  const fields: Record['fields'] = {};
  for (const reading of readings.values()) {
    fields[reading.api] = reading;
    if (reading.key !== reading.api) fields[reading.key] = reading;
  }
  const status = pathField(object) === 'Status' ? fields['sf:Status'] : undefined;
  if (status && !fields.stage) fields.stage = status;
  return fields;
}
