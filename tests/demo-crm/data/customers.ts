import { to18 } from './ids.ts';
import type { DemoRecord } from './records.ts';
import { type Address, dayFrom } from './values.ts';

const at = (street: string, postalCode: string, city: string, state: string, country: string): Address => ({
  street,
  city,
  postalCode,
  state,
  country,
});

/** Accounts and companies. */
export function accounts(today: string): DemoRecord[] {
  const account = (
    key: string,
    id15: string,
    hubspotId: string,
    name: string,
    address: Address | null,
    values: DemoRecord['values'],
  ): DemoRecord => ({
    key,
    kind: 'account',
    name,
    salesforceId: to18(id15),
    hubspotId,
    values: {
      name,
      address,
      city: address?.city ?? null,
      country: address?.country ?? null,
      lifecycle: values.type === 'Customer' ? 'Customer' : 'Opportunity',
      created: `${dayFrom(today, -400)}T08:30`,
      ...values,
    },
  });
  return [
    account(
      'acme',
      '001Qy00000Bc4A1',
      '20871550301',
      'Acme Industrial',
      at('4 Foundry Road', 'D-20457', 'Hamburg', 'Hamburg', 'Germany'),
      {
        website: 'acme-industrial.example',
        industry: 'Manufacturing',
        owner: { person: 'mara' },
        phone: '+49 40 5550 100',
        revenue: { amount: 412000000, currency: 'EUR' },
        employees: 5200,
        type: 'Prospect',
        description: 'Pumps and valves. Three plants.',
        lastActivity: dayFrom(today, -6),
      },
    ),
    account(
      'nordwind',
      '001Qy00000Bc4B2',
      '20871550302',
      'Nordwind Energie AG',
      at('Deichstraße 9', '26721', 'Emden', 'Niedersachsen', 'Germany'),
      {
        website: 'nordwind.example',
        industry: 'Energy',
        owner: { person: 'tom' },
        phone: '+49 4921 5550 12',
        revenue: { amount: 88500000, currency: 'EUR' },
        employees: 640,
        type: 'Customer',
        lastActivity: dayFrom(today, -2),
      },
    ),
    account(
      'kestrel',
      '001Qy00000Bc4C3',
      '20871550303',
      'Kestrel Bakeries',
      at('17 Mill Lane', 'LS1 4AP', 'Leeds', 'West Yorkshire', 'United Kingdom'),
      {
        website: 'kestrelbakeries.example',
        industry: 'Food & Beverage',
        owner: { person: 'mara' },
        phone: '+44 113 555 0142',
        revenue: { amount: 23400000, currency: 'GBP' },
        employees: 310,
        type: 'Customer',
        description: 'Prefers calls before 10:00.',
        lastActivity: dayFrom(today, -11),
      },
    ),
    account('orion', '001Qy00000Bc4D4', '20871550304', 'Orion Cement', null, {
      industry: null,
      owner: { person: 'tom' },
      type: 'Prospect',
    }),
    account(
      'mueller',
      '001Qy00000Bc4E5',
      '20871550305',
      'Müller & Söhne Gießereitechnik GmbH & Co. KG',
      at('Öhringer Straße 3', '73033', 'Göppingen', 'Baden-Württemberg', 'Germany'),
      {
        website: 'mueller-soehne.example',
        industry: 'Manufacturing',
        owner: { person: 'jonas' },
        phone: '+49 7161 5550 77',
        revenue: { amount: 1275500000, currency: 'EUR' },
        employees: 11400,
        type: 'Prospect',
        lastActivity: dayFrom(today, 0),
      },
    ),
    account(
      'toto',
      '001Qy00000Bc4F6',
      '20871550306',
      '東都精工株式会社',
      at('本町2-4-1', '460-0008', '名古屋市', '愛知県', 'Japan'),
      {
        website: 'toto-seiko.example',
        industry: 'Manufacturing',
        owner: { person: 'keiko' },
        phone: '+81 52 555 0188',
        revenue: { amount: 48200000000, currency: 'JPY' },
        employees: 1830,
        type: 'Prospect',
        lastActivity: dayFrom(today, -3),
      },
    ),
    account(
      'nakheel',
      '001Qy00000Bc4G7',
      '20871550307',
      'مصنع النخيل للأسمدة',
      at('شارع الميناء 12', '34711', 'الجبيل', 'المنطقة الشرقية', 'Saudi Arabia'),
      {
        website: 'nakheel-fertilizer.example',
        industry: 'Chemicals',
        owner: { person: 'tom' },
        employees: 900,
        type: 'Prospect',
      },
    ),
  ];
}

/** Contacts. Two people share a name. */
export function contacts(today: string): DemoRecord[] {
  const contact = (
    key: string,
    id15: string,
    hubspotId: string,
    firstName: string,
    lastName: string,
    account: string,
    values: DemoRecord['values'],
  ): DemoRecord => ({
    key,
    kind: 'contact',
    name: `${firstName} ${lastName}`,
    salesforceId: to18(id15),
    hubspotId,
    values: {
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      account: { record: account },
      created: `${dayFrom(today, -90)}T15:10`,
      ...values,
    },
  });
  return [
    contact('dana', '003Qy000003Xa1A', '30551270401', 'Dana', 'Whitfield', 'acme', {
      email: 'dana.whitfield@acme-industrial.example',
      phone: '+49 40 5550 118',
      job: 'Head of Maintenance',
      owner: { person: 'mara' },
      lifecycle: 'Opportunity',
      leadStatus: 'Connected',
      source: 'Partner Referral',
      lastActivity: dayFrom(today, -6),
    }),
    contact('alex-acme', '003Qy000003Xa2B', '30551270402', 'Alex', 'Kim', 'acme', {
      email: 'alex.kim@acme-industrial.example',
      phone: null,
      job: 'Purchasing',
      owner: null,
      lifecycle: 'Lead',
      leadStatus: null,
    }),
    contact('alex-nordwind', '003Qy000003Xa3C', '30551270403', 'Alex', 'Kim', 'nordwind', {
      email: 'a.kim@nordwind.example',
      phone: '+49 4921 5550 31',
      job: 'Plant Engineer',
      owner: { person: 'tom' },
      lifecycle: 'Customer',
      leadStatus: 'In Progress',
      lastActivity: dayFrom(today, -2),
    }),
    contact('juergen', '003Qy000003Xa4D', '30551270404', 'Jürgen', 'Müller-Lüdenscheidt', 'mueller', {
      email: 'j.mueller@mueller-soehne.example',
      phone: '+49 7161 5550 80',
      job: 'Leiter Instandhaltung',
      owner: { person: 'jonas' },
      lifecycle: 'Opportunity',
      leadStatus: 'In Progress',
      source: 'Trade Show',
      lastActivity: dayFrom(today, 0),
    }),
  ];
}

/** Leads: Salesforce only. */
export function leads(today: string): DemoRecord[] {
  const lead = (key: string, id15: string, name: string, values: DemoRecord['values']): DemoRecord => ({
    key,
    kind: 'lead',
    name,
    salesforceId: to18(id15),
    hubspotId: null,
    values: { name, created: `${dayFrom(today, -4)}T07:45`, ...values },
  });
  return [
    lead('priya', '00QQy000004Lp1A', 'Priya Raman', {
      company: 'Deccan Textiles',
      job: 'Operations Director',
      stage: { salesforce: 'Working - Contacted', hubspot: '' },
      owner: { person: 'tom' },
      email: 'priya.raman@deccan-textiles.example',
      phone: '+91 80 5550 1200',
      source: 'Web',
      industry: 'Manufacturing',
      employees: 2100,
      description: 'Downloaded the downtime calculator.',
    }),
    lead('francois', '00QQy000004Lp2B', 'François Élie', {
      company: 'Verrerie du Rhône',
      job: null,
      stage: { salesforce: 'Open - Not Contacted', hubspot: '' },
      owner: { person: 'mara' },
      email: 'f.elie@verrerie-rhone.example',
      phone: null,
      source: 'Trade Show',
    }),
  ];
}
