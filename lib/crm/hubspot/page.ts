import type { Identity, WaitReason } from '../record';
import { fieldsOf, objectNamedBy } from './fields';
import { type Highlights, readHighlights } from './highlights';
import { isOwn } from './hooks';
import {
  CARD,
  HELP_DESK_PANEL,
  HELP_DESK_TITLE,
  HIGHLIGHT_CARD,
  LEFT_SIDEBAR,
  MIDDLE_PANE,
  oldHighlights,
  PROPERTY_CARD,
  TYPE_IN_HIGHLIGHT_ID,
  TYPE_IN_PROPERTY_ID,
} from './selectors';
import { shownText } from './text';
import { typeOfObject } from './url';

/** The record page in front, before any of its fields is read. */
export interface RecordPage {
  /** The element that holds the record's header. */
  root: Element;
  header: Highlights;
  /** Property cards of this record. */
  cards: Element[];
  /** Pages of which no more than the header is known: there, a record without fields is all there is to wait for. */
  headerOnly: boolean;
}

interface Cards {
  highlight: Element[];
  property: Element[];
}

/** Cards of the record's own, by type. One query over the document. */
function ownCards(document: Document): Cards {
  const cards: Cards = { highlight: [], property: [] };
  for (const card of document.querySelectorAll(CARD)) {
    const type = card.getAttribute('data-card-type');
    if (type === HIGHLIGHT_CARD && isOwn(card)) cards.highlight.push(card);
    else if (type === PROPERTY_CARD && isOwn(card)) cards.property.push(card);
  }
  return cards;
}

const typeIn = (card: Element, pattern: RegExp): string | null =>
  pattern.exec(card.getAttribute('data-card-id') ?? '')?.[1] ?? null;

/**
 * The record page of an identity, or why it is not there. A page that says another object than the address, or none at
 * all, is not it; neither is one whose highlight cards name several records.
 */
export function findPage(identity: Identity, document: Document): RecordPage | WaitReason {
  const object = identity.object ?? '';
  const cards = ownCards(document);
  if (cards.highlight.length === 0) return findOtherPage(object, identity.id, document);

  const headers = cards.highlight.map((card) => readHighlights(card, fieldsOf(object).name));
  const named = headers.filter((header) => header.name !== '');
  const header = named[0] ?? headers[0];
  const card = cards.highlight[header ? headers.indexOf(header) : 0];
  if (!header || !card) return 'page-not-rendered';
  if (new Set(named.map((one) => one.name)).size > 1) return 'header-disagrees';

  const type = typeOfObject(object);
  const claimed = cards.highlight.map((one) => typeIn(one, TYPE_IN_HIGHLIGHT_ID)).filter((one) => one !== null);
  if (claimed.some((one) => one !== type)) return 'other-object';
  const typed = cards.property.map((one) => typeIn(one, TYPE_IN_PROPERTY_ID));
  const namedObject = header.nameProperty === null ? null : objectNamedBy(header.nameProperty);
  // Custom objects may call their name `name` or `subject` too, so it speaks against the four standard ones only.
  if (namedObject !== null && namedObject !== object && type !== object) return 'other-object';
  const agreed = claimed.length > 0 || namedObject === object || typed.includes(type);
  if (!agreed && !(header.name !== '' && document.title.includes(header.name))) return 'other-object';

  const sidebar = card.closest(LEFT_SIDEBAR);
  // The record's cards stand beside its header or in the middle; nothing else on a page is known to hold any.
  const isBeside = (one: Element): boolean => !sidebar || sidebar.contains(one) || one.closest(MIDDLE_PANE) !== null;
  return {
    root: sidebar ?? card,
    header,
    cards: cards.property.filter((one, at) => (typed[at] === null || typed[at] === type) && isBeside(one)),
    headerOnly: false,
  };
}

/** Help desk and older record pages, of which public knowledge stops at the name (crm.md §3.2–3.5). */
function findOtherPage(object: string, id: string, document: Document): RecordPage | WaitReason {
  const details = [...document.querySelectorAll(oldHighlights(object))].filter((one) => isOwn(one));
  if (details.length > 0) return headerPage(details, (one) => one.querySelector('h3'), fieldsOf(object).name, []);
  if (object !== 'ticket') return 'page-not-rendered';
  const titles = [...document.querySelectorAll(HELP_DESK_TITLE)].filter((one) => isOwn(one, HELP_DESK_PANEL));
  if (titles.length === 0) return 'page-not-rendered';
  if (titles.some((title) => linksElsewhere(title, id))) return 'header-disagrees';
  return headerPage(titles, (one) => one, 'subject', helpDeskCards(document));
}

/** Cards beside a help desk ticket count only where they say that they are a ticket's: others are the requester's. */
function helpDeskCards(document: Document): Element[] {
  return [...document.querySelectorAll(`[data-card-type="${PROPERTY_CARD}"]`)].filter(
    (card) => typeIn(card, TYPE_IN_PROPERTY_ID) === '0-5' && isOwn(card, HELP_DESK_PANEL),
  );
}

function headerPage(
  places: Element[],
  titleIn: (place: Element) => Element | null,
  nameProperty: string,
  cards: Element[],
): RecordPage | WaitReason {
  const titles = places.map(titleIn).filter((title) => title !== null);
  const names = new Set(titles.map(shownText).filter((name) => name !== ''));
  if (names.size > 1) return 'header-disagrees';
  const [root] = places;
  if (!root) return 'page-not-rendered';
  const name = names.values().next().value ?? '';
  const header = { title: titles[0] ?? null, name, nameProperty, typing: false, shown: [] };
  return { root, header, cards, headerOnly: true };
}

/** Whether the ticket's title links to another ticket than the address names. */
function linksElsewhere(title: Element, id: string): boolean {
  for (const link of title.querySelectorAll('a[href]')) {
    const linked = /\/(?:ticket|record\/0-5)\/(\d+)/.exec(link.getAttribute('href') ?? '')?.[1];
    if (linked !== undefined && linked !== id) return true;
  }
  return false;
}

/** The element that holds the record's header, whatever it shows: the cheap half of `findPage`. */
export function findRoot(identity: Identity, document: Document): Element | null {
  for (const card of document.querySelectorAll(`[data-card-type="${HIGHLIGHT_CARD}"]`))
    if (isOwn(card)) return card.closest(LEFT_SIDEBAR) ?? card;
  const object = identity.object ?? '';
  for (const details of document.querySelectorAll(oldHighlights(object))) if (isOwn(details)) return details;
  if (object === 'ticket')
    for (const title of document.querySelectorAll(HELP_DESK_TITLE)) if (isOwn(title, HELP_DESK_PANEL)) return title;
  return null;
}
