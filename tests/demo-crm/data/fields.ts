import { type Localised, say } from './language.ts';

export type DemoKind = 'deal' | 'account' | 'contact' | 'lead' | 'ticket' | 'visit';

export type FieldType =
  | 'text'
  | 'long'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'checkbox'
  | 'choice'
  | 'stage'
  | 'record'
  | 'person'
  | 'address'
  | 'email'
  | 'phone'
  | 'url';

/** One option of a picklist. `key` is what the data holds. */
export interface Choice {
  key: string;
  label: Localised;
}

/** One field of an object. `null` API name: that CRM has no such field. */
export interface FieldDefinition {
  key: string;
  type: FieldType;
  salesforce: string | null;
  hubspot: string | null;
  label: Localised;
  choices?: readonly Choice[];
  /** Calculated by the CRM: no inline edit. */
  readOnly?: boolean;
}

const choice = (key: string, de: string, ja: string): Choice => ({ key, label: say(key, de, ja) });

type More = Pick<FieldDefinition, 'choices' | 'readOnly'>;
const field = (
  key: string,
  type: FieldType,
  salesforce: string | null,
  hubspot: string | null,
  label: Localised,
  more: More = {},
): FieldDefinition => ({ key, type, salesforce, hubspot, label, ...more });

const OWNER = field(
  'owner',
  'person',
  'OwnerId',
  'hubspot_owner_id',
  say('Owner', 'Zuständiger Mitarbeiter', '担当者'),
);
const DESCRIPTION = say('Description', 'Beschreibung', '説明');
const NAME = say('Name', 'Name', '名前');
const PHONE = say('Phone', 'Telefon', '電話');
const EMAIL = say('Email', 'E-Mail', 'メール');
const JOB = say('Job title', 'Position', '役職');
const PIPELINE = say('Pipeline', 'Pipeline', 'パイプライン');
const INDUSTRIES = [
  choice('Manufacturing', 'Fertigung', '製造'),
  choice('Energy', 'Energie', 'エネルギー'),
  choice('Food & Beverage', 'Nahrungsmittel und Getränke', '食品・飲料'),
  choice('Chemicals', 'Chemie', '化学'),
];
const SOURCES = [
  choice('Web', 'Web', 'Web'),
  choice('Partner Referral', 'Partnerempfehlung', 'パートナー紹介'),
  choice('Trade Show', 'Messe', '展示会'),
];
const LIFECYCLE = [
  choice('Lead', 'Lead', 'リード'),
  choice('Opportunity', 'Opportunity', '商談'),
  choice('Customer', 'Kunde', '顧客'),
];
const PRIORITIES = [choice('High', 'Hoch', '高'), choice('Medium', 'Mittel', '中'), choice('Low', 'Niedrig', '低')];
const CREATED = field(
  'created',
  'datetime',
  'CreatedDate',
  'createdate',
  say('Create date', 'Erstelldatum', '作成日'),
  {
    readOnly: true,
  },
);
const LAST_ACTIVITY = field(
  'lastActivity',
  'date',
  'LastActivityDate',
  'notes_last_contacted',
  say('Last contacted', 'Zuletzt kontaktiert', '最終コンタクト日'),
  { readOnly: true },
);
const LIFECYCLE_STAGE = field(
  'lifecycle',
  'choice',
  null,
  'lifecyclestage',
  say('Lifecycle stage', 'Lifecycle-Phase', 'ライフサイクルステージ'),
  { choices: LIFECYCLE },
);

/** Every field by object, in the order in which the pages show them. */
export const FIELDS: { readonly [kind in DemoKind]: readonly FieldDefinition[] } = {
  deal: [
    field('name', 'text', 'Name', 'dealname', say('Deal name', 'Deal-Name', '商談名')),
    field('account', 'record', 'AccountId', null, say('Account Name', 'Accountname', '取引先名')),
    field('amount', 'money', 'Amount', 'amount', say('Amount', 'Betrag', '金額')),
    field('closeDate', 'date', 'CloseDate', 'closedate', say('Close date', 'Abschlussdatum', '完了予定日')),
    field('stage', 'stage', 'StageName', 'dealstage', say('Stage', 'Phase', 'フェーズ')),
    OWNER,
    field('nextStep', 'text', 'NextStep', 'hs_next_step', say('Next step', 'Nächster Schritt', '次のステップ')),
    field(
      'probability',
      'percent',
      'Probability',
      'hs_deal_stage_probability',
      say('Probability', 'Wahrscheinlichkeit', '確度'),
      {
        readOnly: true,
      },
    ),
    field('type', 'choice', 'Type', 'dealtype', say('Deal type', 'Deal-Typ', '種別'), {
      choices: [choice('New Business', 'Neugeschäft', '新規'), choice('Existing Business', 'Bestandsgeschäft', '既存')],
    }),
    field(
      'forecast',
      'choice',
      'ForecastCategoryName',
      'hs_manual_forecast_category',
      say('Forecast category', 'Prognosekategorie', '売上予測分類'),
      {
        choices: [
          choice('Pipeline', 'Pipeline', 'パイプライン'),
          choice('Best Case', 'Optimistisch', '最善達成予測'),
          choice('Commit', 'Zusage', '達成予測'),
          choice('Closed', 'Geschlossen', '完了'),
        ],
      },
    ),
    field('priority', 'choice', null, 'hs_priority', say('Priority', 'Priorität', '優先度'), { choices: PRIORITIES }),
    field('source', 'choice', 'LeadSource', null, say('Lead Source', 'Leadquelle', 'リードソース'), {
      choices: SOURCES,
    }),
    field('pipeline', 'choice', null, 'pipeline', PIPELINE, {
      choices: [choice('Sales Pipeline', 'Vertriebspipeline', '営業パイプライン')],
    }),
    // A name that begins like a hook's own suffix (crm.md §3.6).
    field('labelColor', 'text', null, 'label-color', say('Label color', 'Etikettfarbe', 'ラベルの色')),
    field(
      'competitor',
      'text',
      'Competitor__c',
      'main_competitor',
      say('Main competitor', 'Hauptwettbewerber', '主な競合'),
    ),
    field(
      'budget',
      'checkbox',
      'Budget_Confirmed__c',
      'budget_confirmed',
      say('Budget confirmed', 'Budget bestätigt', '予算確認済み'),
    ),
    field('description', 'long', 'Description', 'description', DESCRIPTION),
    LAST_ACTIVITY,
    CREATED,
  ],
  account: [
    field('name', 'text', 'Name', 'name', say('Company name', 'Unternehmensname', '会社名')),
    field('website', 'url', 'Website', 'domain', say('Website', 'Website', 'Webサイト')),
    field('industry', 'choice', 'Industry', 'industry', say('Industry', 'Branche', '業種'), { choices: INDUSTRIES }),
    OWNER,
    field('phone', 'phone', 'Phone', 'phone', PHONE),
    field('revenue', 'money', 'AnnualRevenue', 'annualrevenue', say('Annual revenue', 'Jahresumsatz', '年間売上')),
    field('employees', 'number', 'NumberOfEmployees', 'numberofemployees', say('Employees', 'Mitarbeiter', '従業員数')),
    field('address', 'address', 'BillingAddress', null, say('Billing Address', 'Rechnungsanschrift', '請求先住所')),
    field('city', 'text', null, 'city', say('City', 'Ort', '市区町村')),
    field('country', 'text', null, 'country', say('Country/Region', 'Land/Region', '国/地域')),
    field('type', 'choice', 'Type', 'type', say('Type', 'Typ', '種別'), {
      choices: [choice('Prospect', 'Interessent', '見込み客'), choice('Customer', 'Kunde', '顧客')],
    }),
    LIFECYCLE_STAGE,
    field('description', 'long', 'Description', 'description', DESCRIPTION),
    LAST_ACTIVITY,
    CREATED,
  ],
  contact: [
    field('name', 'text', 'Name', 'hs_full_name_or_email', NAME),
    field('firstName', 'text', null, 'firstname', say('First name', 'Vorname', '名')),
    field('lastName', 'text', null, 'lastname', say('Last name', 'Nachname', '姓')),
    field('email', 'email', 'Email', 'email', EMAIL),
    field('phone', 'phone', 'Phone', 'phone', PHONE),
    field('job', 'text', 'Title', 'jobtitle', JOB),
    field('account', 'record', 'AccountId', 'company', say('Company', 'Unternehmen', '会社')),
    OWNER,
    LIFECYCLE_STAGE,
    field('leadStatus', 'choice', null, 'hs_lead_status', say('Lead status', 'Leadstatus', 'リードステータス'), {
      choices: [
        choice('New', 'Neu', '新規'),
        choice('In Progress', 'In Bearbeitung', '進行中'),
        choice('Connected', 'Verbunden', '接触済み'),
      ],
    }),
    field('source', 'choice', 'LeadSource', null, say('Lead Source', 'Leadquelle', 'リードソース'), {
      choices: SOURCES,
    }),
    LAST_ACTIVITY,
    CREATED,
  ],
  lead: [
    field('name', 'text', 'Name', null, NAME),
    field('company', 'text', 'Company', null, say('Company', 'Firma', '会社名')),
    field('job', 'text', 'Title', null, JOB),
    field('stage', 'stage', 'Status', null, say('Lead Status', 'Leadstatus', 'リード状況')),
    OWNER,
    field('email', 'email', 'Email', null, EMAIL),
    field('phone', 'phone', 'Phone', null, PHONE),
    field('source', 'choice', 'LeadSource', null, say('Lead Source', 'Leadquelle', 'リードソース'), {
      choices: SOURCES,
    }),
    field('industry', 'choice', 'Industry', null, say('Industry', 'Branche', '業種'), { choices: INDUSTRIES }),
    field('employees', 'number', 'NumberOfEmployees', null, say('No. of Employees', 'Anzahl Mitarbeiter', '従業員数')),
    field('description', 'long', 'Description', null, DESCRIPTION),
    CREATED,
  ],
  ticket: [
    field('name', 'text', 'Subject', 'subject', say('Subject', 'Betreff', '件名')),
    field('stage', 'stage', 'Status', 'hs_pipeline_stage', say('Status', 'Status', '状況')),
    field('priority', 'choice', 'Priority', 'hs_ticket_priority', say('Priority', 'Priorität', '優先度'), {
      choices: PRIORITIES,
    }),
    field('pipeline', 'choice', null, 'hs_pipeline', PIPELINE, {
      choices: [choice('Support Pipeline', 'Support-Pipeline', 'サポートパイプライン')],
    }),
    OWNER,
    field('account', 'record', 'AccountId', null, say('Account Name', 'Accountname', '取引先名')),
    field('contact', 'record', 'ContactId', null, say('Contact Name', 'Kontaktname', '取引先責任者名')),
    field('origin', 'choice', 'Origin', 'source_type', say('Origin', 'Ursprung', '発生源'), {
      choices: [choice('Phone', 'Telefon', '電話'), choice('Email', 'E-Mail', 'メール')],
    }),
    field('description', 'long', 'Description', 'content', DESCRIPTION),
    CREATED,
  ],
  visit: [
    field('name', 'text', 'Name', 'name', say('Visit', 'Termin', '訪問')),
    field('account', 'record', 'Account__c', null, say('Account', 'Account', '取引先')),
    field('date', 'date', 'Visit_Date__c', 'visit_date', say('Visit date', 'Termindatum', '訪問日')),
    field('hours', 'number', 'Hours__c', 'hours', say('Hours on site', 'Stunden vor Ort', '滞在時間')),
    field('result', 'choice', 'Result__c', 'result', say('Result', 'Ergebnis', '結果'), {
      choices: [
        choice('Planned', 'Geplant', '予定'),
        choice('Go', 'Freigabe', '承認'),
        choice('No go', 'Absage', '見送り'),
      ],
    }),
    field(
      'safety',
      'checkbox',
      'Safety_Briefing__c',
      'safety_briefing',
      say('Safety briefing done', 'Sicherheitsunterweisung erfolgt', '安全教育済み'),
    ),
    OWNER,
    field('notes', 'long', 'Notes__c', 'visit-notes', say('Notes', 'Notizen', 'メモ')),
    CREATED,
  ],
};

/** The fields of a kind that a CRM has, each with its API name there. */
export function fieldsOf(kind: DemoKind, crm: 'salesforce' | 'hubspot'): { api: string; field: FieldDefinition }[] {
  return FIELDS[kind].flatMap((each) => {
    const api = each[crm];
    return api === null ? [] : [{ api, field: each }];
  });
}
