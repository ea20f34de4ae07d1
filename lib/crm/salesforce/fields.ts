import type { NeutralKey, Value } from '../record';

type Table = { [api: string]: NeutralKey };

/** Every object has these. `created` is the moment; the person who created it is under `sf:CreatedById`. */
const COMMON: Table = {
  Name: 'name',
  OwnerId: 'owner',
  CreatedDate: 'created',
  LastModifiedDate: 'lastModified',
  LastActivityDate: 'lastActivity',
  Description: 'description',
};

/** Neutral keys per object, by the API names of Salesforce's object reference. */
const OBJECTS: { [object: string]: Table } = {
  Opportunity: {
    StageName: 'stage',
    Amount: 'amount',
    CloseDate: 'closeDate',
    Type: 'type',
    NextStep: 'nextStep',
    Probability: 'probability',
    ForecastCategoryName: 'forecast',
    LeadSource: 'source',
    AccountId: 'account',
  },
  Account: {
    Type: 'type',
    Industry: 'industry',
    AccountSource: 'source',
    NumberOfEmployees: 'employees',
    AnnualRevenue: 'revenue',
    Phone: 'phone',
    PersonEmail: 'email',
    Website: 'website',
  },
  Contact: { AccountId: 'account', LeadSource: 'source', Phone: 'phone', Email: 'email' },
  Lead: {
    Status: 'status',
    // A lead has no account yet: the company is text.
    Company: 'account',
    Industry: 'industry',
    LeadSource: 'source',
    NumberOfEmployees: 'employees',
    AnnualRevenue: 'revenue',
    Phone: 'phone',
    Email: 'email',
    Website: 'website',
  },
  Case: {
    Subject: 'name',
    Status: 'status',
    Type: 'type',
    Origin: 'source',
    AccountId: 'account',
    ContactPhone: 'phone',
    ContactEmail: 'email',
  },
};

/** The neutral key of a field, or null where the vocabulary has none. */
export function neutralKey(object: string, api: string): NeutralKey | null {
  const own = Object.hasOwn(OBJECTS, object) ? OBJECTS[object] : undefined;
  if (own && Object.hasOwn(own, api)) return own[api] ?? null;
  return Object.hasOwn(COMMON, api) ? (COMMON[api] ?? null) : null;
}

/** The picklist that a record page's path is on (crm.md §2.5); null for objects where nothing says so. */
export function pathField(object: string): string | null {
  if (object === 'Opportunity') return 'StageName';
  return ['Lead', 'Case', 'Contract', 'Order', 'Quote', 'Campaign'].includes(object) ? 'Status' : null;
}

const KINDS: [Value['kind'], string][] = [
  ['money', 'Amount ExpectedRevenue AnnualRevenue'],
  ['percent', 'Probability'],
  ['number', 'NumberOfEmployees TotalOpportunityQuantity'],
  ['date', 'CloseDate LastActivityDate Birthdate LastStageChangeDate ConvertedDate'],
  ['datetime', 'CreatedDate LastModifiedDate ClosedDate'],
  ['boolean', 'IsClosed IsWon IsPrivate IsEscalated IsConverted HasOptedOutOfEmail HasOptedOutOfFax DoNotCall'],
  [
    'choice',
    'StageName Type LeadSource ForecastCategoryName Industry Rating Ownership Status Priority Origin Reason AccountSource RecordTypeId',
  ],
  [
    'reference',
    'OwnerId AccountId ContactId CampaignId ParentId ReportsToId Pricebook2Id ContractId CreatedById LastModifiedById',
  ],
  ['text', 'Name Subject Company Title Phone Fax MobilePhone Email Website NextStep Description'],
];
const KIND_OF = new Map(KINDS.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)));

/** What a standard field holds, whatever element shows it; null for custom fields, where the element and the shape decide. */
export function knownKind(api: string): Value['kind'] | null {
  return KIND_OF.get(api) ?? null;
}

const NUMERIC = /^[([−-]?\s*[\d٠-٩०-९][\d٠-٩०-९.,\s'’\u00a0\u202f]*[)\]]?$/u;
const WITH_CURRENCY =
  /^[([−-]?\s*(?:\p{Sc}|[A-Z]{1,2}\p{Sc}|[A-Z]{3})\s*[−-]?\s*[\d٠-٩०-९]|[\d٠-٩०-९]\s*(?:\p{Sc}|[A-Z]{3})[)\]]?$/u;
const PERCENT = /^[−-]?\s*[\d.,\s\u00a0\u202f]+%$|^%[\d.,]+$/u;
const DATE = /^(?:\d{1,4}([./-])\s?\d{1,2}\1\s?\d{1,4}\.?|\d{4}年\d{1,2}月\d{1,2}日)$/u;
const DATETIME = /^\d{1,4}([./-])\s?\d{1,2}\1\s?\d{1,4}[.,]?\s.*\d{1,2}[:.]\d{2}/u;

/**
 * What a field of no known kind seems to hold. `formatted`: it is shown by `lightning-formatted-number`, so bare digits
 * are a number and not a code.
 */
export function shapeKind(raw: string, formatted: 'number' | 'date-time' | null): Value['kind'] {
  if (PERCENT.test(raw)) return 'percent';
  if (formatted === 'date-time') return /\d[:.h]\d\d/.test(raw.replace(/^\S+\.\S+\.?\S*/, '')) ? 'datetime' : 'date';
  if (DATETIME.test(raw)) return 'datetime';
  if (DATE.test(raw)) return 'date';
  if (WITH_CURRENCY.test(raw)) return 'money';
  return formatted === 'number' && NUMERIC.test(raw) ? 'number' : 'text';
}
