import type { NeutralKey, Value } from '../record';

/**
 * HubSpot's default properties: which answer to a neutral key, and what kind of value they hold. Names from crm.md
 * §3.2–3.5 and HubSpot's documented default properties; what a page shows is set per portal, so any may be missing.
 *
 * Decisions:
 * - `stage` is the deal stage or the ticket's pipeline stage; for contacts and companies it is the lifecycle stage, and
 *   their lead status is `status`. A ticket's stage is its status too (HubSpot labels it "Ticket status").
 * - `lastActivity` is "Last Activity Date" (notes_last_updated), else "Last Contacted" (notes_last_contacted).
 * - A deal or ticket shows its account and contacts only in association cards, which are never read: no `account`.
 */
interface ObjectFields {
  /** The property that the page header shows as the record's name. */
  name: string;
  /** Neutral key → properties, the first one on the page wins. */
  neutral: Partial<{ [key in NeutralKey]: readonly string[] }>;
}

const OWNER = ['hubspot_owner_id'] as const;
const LAST_ACTIVITY = ['notes_last_updated', 'notes_last_contacted'] as const;
const CREATED = ['createdate', 'hs_createdate'] as const;
const MODIFIED = ['hs_lastmodifieddate', 'lastmodifieddate'] as const;
const SOURCE = ['hs_analytics_source', 'hs_object_source_label'] as const;
const common = { owner: OWNER, created: CREATED, lastModified: MODIFIED, lastActivity: LAST_ACTIVITY } as const;

const FIELDS: { [object: string]: ObjectFields } = {
  deal: {
    name: 'dealname',
    neutral: {
      ...common,
      stage: ['dealstage'],
      amount: ['amount'],
      closeDate: ['closedate'],
      type: ['dealtype'],
      nextStep: ['hs_next_step'],
      probability: ['hs_deal_stage_probability'],
      forecast: ['hs_manual_forecast_category', 'hs_forecast_category'],
      source: SOURCE,
      description: ['description'],
    },
  },
  company: {
    name: 'name',
    neutral: {
      ...common,
      stage: ['lifecyclestage'],
      status: ['hs_lead_status'],
      type: ['type'],
      industry: ['industry'],
      revenue: ['annualrevenue'],
      employees: ['numberofemployees'],
      phone: ['phone'],
      website: ['website', 'domain'],
      source: SOURCE,
      description: ['description'],
    },
  },
  contact: {
    name: 'hs_full_name_or_email',
    neutral: {
      ...common,
      stage: ['lifecyclestage'],
      status: ['hs_lead_status'],
      account: ['company'],
      email: ['email'],
      phone: ['phone', 'mobilephone'],
      website: ['website'],
      industry: ['industry'],
      source: SOURCE,
    },
  },
  ticket: {
    name: 'subject',
    neutral: {
      ...common,
      stage: ['hs_pipeline_stage'],
      status: ['hs_pipeline_stage'],
      type: ['hs_ticket_category'],
      source: ['source_type'],
      description: ['content'],
    },
  },
  '0-136': {
    name: 'hs_lead_name',
    neutral: {
      ...common,
      stage: ['hs_pipeline_stage'],
      status: ['hs_pipeline_stage'],
      type: ['hs_lead_type'],
    },
  },
};

/** Objects without a table of their own, custom ones above all: what every HubSpot object has. */
const OTHER: ObjectFields = { name: '', neutral: { ...common, stage: ['hs_pipeline_stage'] } };

/** The table of an `Identity.object`. */
export function fieldsOf(object: string): ObjectFields {
  return (Object.hasOwn(FIELDS, object) ? FIELDS[object] : undefined) ?? OTHER;
}

/** The object whose name the header shows when the title holds this property; null when that says nothing. */
export function objectNamedBy(property: string): string | null {
  for (const object in FIELDS) if (FIELDS[object]?.name === property) return object;
  return null;
}

type Kind = Value['kind'];

/** Properties that are more than text. */
const KINDS: { [property: string]: Kind } = {
  ...fill('money', ['amount', 'hs_forecast_amount', 'amount_in_home_currency', 'annualrevenue', 'hs_projected_amount']),
  ...fill('money', ['hs_tcv', 'hs_acv', 'hs_arr', 'hs_mrr', 'total_revenue', 'recent_deal_amount']),
  ...fill('number', [
    'numberofemployees',
    'num_associated_contacts',
    'num_contacted_notes',
    'num_notes',
    'days_to_close',
  ]),
  ...fill('percent', ['hs_deal_stage_probability', 'hs_forecast_probability']),
  ...fill('date', ['closedate', 'hs_close_date', 'first_deal_created_date', 'recent_deal_close_date']),
  ...fill('datetime', [
    'createdate',
    'hs_createdate',
    'hs_lastmodifieddate',
    'lastmodifieddate',
    'notes_last_contacted',
  ]),
  ...fill('datetime', ['notes_last_updated', 'notes_next_activity_date', 'hubspot_owner_assigneddate', 'closed_date']),
  ...fill('reference', ['hubspot_owner_id', 'hs_created_by_user_id', 'hs_updated_by_user_id', 'company']),
  ...fill('choice', ['dealstage', 'pipeline', 'dealtype', 'hs_priority', 'hs_manual_forecast_category', 'industry']),
  ...fill('choice', ['lifecyclestage', 'hs_lead_status', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_priority']),
  ...fill('choice', [
    'hs_ticket_category',
    'source_type',
    'type',
    'hs_analytics_source',
    'hs_lead_type',
    'hs_lead_label',
  ]),
  ...fill('choice', ['hs_forecast_category', 'hubspot_team_id']),
};

function fill(kind: Kind, properties: string[]): { [property: string]: Kind } {
  return Object.fromEntries(properties.map((property) => [property, kind]));
}

/** What kind of value a property holds; text when nothing is known about it. */
export function kindOf(property: string): Kind {
  return (Object.hasOwn(KINDS, property) ? KINDS[property] : undefined) ?? 'text';
}
