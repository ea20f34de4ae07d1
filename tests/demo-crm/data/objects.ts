import type { DemoKind } from './fields.ts';
import { type Localised, say } from './language.ts';

/** One object of the org as each CRM knows it. `null`: that CRM has no such object here. */
export interface ObjectDefinition {
  kind: DemoKind;
  label: Localised;
  plural: Localised;
  salesforce: { object: string } | null;
  /** `legacy`: the word in old addresses (crm.md §1.6); `title`: the property that is the record's name on screen. */
  hubspot: { type: string; legacy: string | null; title: string } | null;
}

export const OBJECTS: readonly ObjectDefinition[] = [
  {
    kind: 'deal',
    label: say('Opportunity', 'Opportunity', '商談'),
    plural: say('Opportunities', 'Opportunities', '商談'),
    salesforce: { object: 'Opportunity' },
    hubspot: { type: '0-3', legacy: 'deal', title: 'dealname' },
  },
  {
    kind: 'account',
    label: say('Account', 'Account', '取引先'),
    plural: say('Accounts', 'Accounts', '取引先'),
    salesforce: { object: 'Account' },
    hubspot: { type: '0-2', legacy: 'company', title: 'name' },
  },
  {
    kind: 'contact',
    label: say('Contact', 'Kontakt', '取引先責任者'),
    plural: say('Contacts', 'Kontakte', '取引先責任者'),
    salesforce: { object: 'Contact' },
    hubspot: { type: '0-1', legacy: 'contact', title: 'hs_full_name_or_email' },
  },
  {
    kind: 'lead',
    label: say('Lead', 'Lead', 'リード'),
    plural: say('Leads', 'Leads', 'リード'),
    salesforce: { object: 'Lead' },
    hubspot: null,
  },
  {
    kind: 'ticket',
    label: say('Case', 'Kundenvorgang', 'ケース'),
    plural: say('Cases', 'Kundenvorgänge', 'ケース'),
    salesforce: { object: 'Case' },
    hubspot: { type: '0-5', legacy: 'ticket', title: 'subject' },
  },
  {
    kind: 'visit',
    label: say('Site Visit', 'Vor-Ort-Termin', '現地訪問'),
    plural: say('Site Visits', 'Vor-Ort-Termine', '現地訪問'),
    salesforce: { object: 'Site_Visit__c' },
    hubspot: { type: '2-777', legacy: null, title: 'name' },
  },
];
