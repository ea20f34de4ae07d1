/**
 * The shapes that leave `lib/crm`. Everything else in the product knows a CRM page only through these types, so nothing
 * outside this folder has to know which CRM it is looking at. This file holds types and pure look-ups: no DOM.
 */

/** Id of an adapter in the registry: its folder name under `lib/crm/`. */
export type CrmId = 'salesforce' | 'hubspot';

/** What a record is, in words that hold for every CRM. Playbook processes apply to kinds, never to API names. */
export const RECORD_KINDS = ['deal', 'account', 'contact', 'lead', 'ticket', 'other'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** How the record is on screen. `edit`: an edit form covers or replaces the page's own fields. */
export type Mode = 'view' | 'edit' | 'create' | 'preview';

/** What the address alone says about the record. Equal for every spelling of the same record's address. */
export interface Identity {
  crm: CrmId;
  /** Salesforce: the My Domain label incl. sandbox (`acme`, `acme--uat`). HubSpot: the portal number. */
  org: string;
  /**
   * The CRM's own name for the object: Salesforce API name (`Opportunity`, `ns__Visit__c`); HubSpot `contact`,
   * `company`, `deal`, `ticket`, and the object type id (`2-123`) for any other. `null`: the address does not say
   * (Salesforce short form with an unknown key prefix); the page does.
   */
  object: string | null;
  kind: RecordKind;
  /** Salesforce: always the 18-character id. HubSpot: the record number. */
  id: string;
  /** Console only: the workspace tab that this record's subtab hangs under. */
  parent?: { object: string | null; id: string };
  mode: Mode;
}

/** Why an address is not a record. Codes, put into words by the message catalogue (`none_<code>`). */
export type NoIdentityReason =
  | 'not-a-crm' // the host belongs to no adapter
  | 'not-the-app' // the CRM's marketing, help, setup or login pages
  | 'list' // list, board, home, report, dashboard
  | 'create-form' // a new record that has no id yet
  | 'related-list' // a related list on its own page: no fields of the record on screen
  | 'embedded' // popups and iframes of the CRM
  | 'bad-id' // an id of the wrong length or with a wrong checksum
  | 'other-page';

export interface NoIdentity {
  none: NoIdentityReason;
}

/** A typed value. Plain data, safe to send through extension messages. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  /** `currency`: ISO 4217, or null where the page shows a symbol that several currencies share. */
  | { kind: 'money'; amount: number; currency: string | null; symbol?: string }
  /** 25 means 25 %. */
  | { kind: 'percent'; number: number }
  /** A calendar day, `YYYY-MM-DD`. */
  | { kind: 'date'; date: string }
  /** Wall-clock time as the CRM shows it to this person, `YYYY-MM-DDTHH:mm`, without a zone. */
  | { kind: 'datetime'; datetime: string }
  | { kind: 'boolean'; boolean: boolean }
  /** A person or record. `id` (Salesforce: 18 characters) and `object` where the page links to it. */
  | { kind: 'reference'; name: string; object?: string; id?: string }
  /** A picklist. `api` where the page holds it (path step, option value); `label` is in the person's language. */
  | { kind: 'choice'; label: string; api?: string };

/**
 * `filled`: on the page with a value. `empty`: on the page, no value. `absent`: not on the page. `unreadable`: the
 * field is on the page but its value is not there to be read yet or not in a shape that is known.
 */
export type ReadingState = 'filled' | 'empty' | 'absent' | 'unreadable';

/** Why a filled reading has no typed value, or only part of one (`doubt_<code>` in the catalogue). */
export type Doubt =
  | 'number-separators' // 1.234 or 1,234: thousands or decimals
  | 'date-order' // 03/04/2026: day or month first
  | 'currency' // $ or ¥ or kr: several currencies
  | 'relative-date' // "3 days ago"
  | 'shortened'; // $1.2M

/** How a reading was made (`via_<code>` in the catalogue). */
export type Via =
  | 'address' // from the URL
  | 'header' // record name in the page header
  | 'highlights' // header field whose API name was learnt from, or stated by, the same page
  | 'path' // the current step of the stage path
  | 'field' // a field of the record's page layout, read mode
  | 'dynamic-field' // a Dynamic Forms field, read mode
  | 'input' // live value of an input in edit mode
  | 'property' // a row of a property card
  | 'property-input' // a property row that is being edited
  | 'owner-row' // HubSpot owner: bare text in its row
  | 'not-found';

/** One value read from the page. */
export interface Reading {
  /** Neutral key where the vocabulary has one, else the same as `api`. */
  key: string;
  /** CRM prefix and API name: `sf:StageName`, `hs:dealstage`. */
  api: string;
  /** As the page shows it, in the person's language; empty when the page shows none. */
  label: string;
  /** The text as shown, white space folded; empty unless `filled`. */
  raw: string;
  value: Value | null;
  state: ReadingState;
  via: Via;
  doubt?: Doubt;
  /**
   * What the raw text should hold, where the page left its value to be made by `complete` (complete.ts): parsing numbers
   * and dates of every locale weighs more than reading them. `orText`: what turns out to be no such thing is text.
   */
  expected?: { kind: Value['kind']; orText?: true };
}

/** In which order a person's numeric dates are written. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** How this person's values are written, as far as the page tells without parsing words. */
export interface Clues {
  /** BCP 47, or '' where the page does not say. */
  locale: string;
  /** The sample under a date input: "Format: 31 Dec 2024". */
  sample?: string;
  /** What all telling dates on the page agree on. */
  dateOrder?: DateOrder;
}

/** One stage of the pipeline as the page shows it, in order. */
export interface StageSeen {
  label: string;
  api?: string;
  state: 'done' | 'current' | 'ahead' | 'won' | 'lost';
}

/** What the page shows of one record. */
export interface Record {
  crm: CrmId;
  org: string;
  object: string;
  kind: RecordKind;
  id: string;
  name: string;
  /** Canonical address of the record, without query and fragment. */
  url: string;
  mode: Mode;
  /** Empty where the page shows no path. */
  stages: StageSeen[];
  fields: { [key: string]: Reading };
  /** Milliseconds since the epoch. */
  readAt: number;
  /** There while values are yet to be made (`complete`). */
  clues?: Clues;
  /** `details-not-opened`: fields exist on a tab that was never opened, so they are not rendered (crm.md §2.2). */
  hint?: 'details-not-opened';
}

/** Why a record page cannot be read yet (`wait_<code>`). The caller tries again when the page changes. */
export type WaitReason =
  | 'page-not-rendered' // no active record page in the DOM
  | 'other-object' // the active page shows an object other than the address
  | 'no-header' // the header with the record's name is not there yet
  | 'header-disagrees' // header, title or tab still name another record
  | 'no-fields'; // header is there, but nothing of the record's content yet

/** Why the page in front is not that record (`none_<code>`). */
export type NoRecordReason = NoIdentityReason | 'create-modal' | 'classic-ui' | 'no-access';

export type ReadResult = { record: Record } | { wait: WaitReason } | { none: NoRecordReason };

/** The neutral field vocabulary (design.md). Adapters map API names to these. */
export const NEUTRAL_KEYS = [
  'name',
  'stage',
  'amount',
  'closeDate',
  'owner',
  'type',
  'nextStep',
  'probability',
  'forecast',
  'industry',
  'source',
  'account',
  'created',
  'lastActivity',
  'lastModified',
  'status',
  'employees',
  'revenue',
  'phone',
  'email',
  'website',
  'description',
] as const;
export type NeutralKey = (typeof NEUTRAL_KEYS)[number];

/** One string per record, stable over every spelling of its address: what advice, notes and ticks are keyed by. */
export function recordKey(of: { crm: string; org: string; object: string; id: string }): string {
  return `${of.crm}:${of.org}:${of.object}:${of.id}`;
}

/** The reading under a neutral key or API name; a field that the page does not show answers `absent`. */
export function readingOf(record: Pick<Record, 'fields'>, key: string): Reading {
  return record.fields[key] ?? { key, api: key, label: '', raw: '', value: null, state: 'absent', via: 'not-found' };
}
