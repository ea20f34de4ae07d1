import { say } from '../../data/language.ts';
import type { DemoKind } from '../../data.ts';
import {
  ACCOUNT_NAME,
  CREATED_BY,
  DESCRIPTION,
  DESCRIPTION_INFORMATION,
  EMAIL,
  layoutField as field,
  INDUSTRY,
  INFORMATION,
  LAST_ACTIVITY,
  LEAD_SOURCE,
  MODIFIED_BY,
  type ObjectLayout,
  OWNER,
  PHONE,
  RECORD_TYPE,
  SYSTEM_INFORMATION,
  TITLE,
} from './layout.ts';

const OPPORTUNITY = say('Opportunity', 'Opportunity', '商談');
const ACCOUNT = say('Account', 'Account', '取引先');
const CONTACT = say('Contact', 'Kontakt', '取引先責任者');
const LEAD = say('Lead', 'Lead', 'リード');
const CASE = say('Case', 'Kundenvorgang', 'ケース');
const VISIT = say('Site Visit', 'Vor-Ort-Termin', '現地訪問');
const NAME = say('Name', 'Name', '名前');
const STATUS = say('Status', 'Status', '状況');

const SYSTEM = { title: SYSTEM_INFORMATION, rows: [[CREATED_BY, MODIFIED_BY]] } as const;
const DESCRIBED = { title: DESCRIPTION_INFORMATION, rows: [[DESCRIPTION, null]] } as const;

/** Page layouts as in a new org, in the order of their rows (left, right). */
export const LAYOUTS: readonly ObjectLayout[] = [
  {
    kind: 'deal',
    path: 'StageName',
    highlights: ['AccountId', 'CloseDate', 'Amount', 'OwnerId'],
    sections: [
      {
        title: INFORMATION(OPPORTUNITY),
        rows: [
          [OWNER(OPPORTUNITY), field('Amount', 'amount', 'opportunityAmount', say('Amount', 'Betrag', '金額'))],
          [
            field('IsPrivate', 'private', 'checkbox', say('Private', 'Privat', '非公開')),
            field('ExpectedRevenue', 'expected', 'money', say('Expected Revenue', 'Erwarteter Umsatz', '期待収益'), {
              readOnly: true,
            }),
          ],
          [
            field('Name', 'name', 'text', say('Opportunity Name', 'Opportunity-Name', '商談名'), { required: true }),
            field('CloseDate', 'closeDate', 'date', say('Close Date', 'Schlusstermin', '完了予定日'), {
              required: true,
            }),
          ],
          [ACCOUNT_NAME, field('NextStep', 'nextStep', 'text', say('Next Step', 'Nächster Schritt', '次のステップ'))],
          [
            field('Type', 'type', 'picklist', say('Type', 'Typ', '種別')),
            field('StageName', 'stage', 'stage', say('Stage', 'Phase', 'フェーズ'), { required: true }),
          ],
          [
            LEAD_SOURCE,
            field(
              'Probability',
              'probability',
              'percent',
              say('Probability (%)', 'Wahrscheinlichkeit (%)', '確度 (%)'),
            ),
          ],
          [
            field(
              'ForecastCategoryName',
              'forecast',
              'forecast',
              say('Forecast Category', 'Prognosekategorie', '売上予測分類'),
            ),
            null,
          ],
        ],
      },
      {
        title: say('Additional Information', 'Weitere Informationen', '追加情報'),
        rows: [
          [
            field('Competitor__c', 'competitor', 'text', say('Main Competitor', 'Hauptwettbewerber', '主な競合'), {
              help: say('Who else is in the running', 'Wer noch im Rennen ist', '他の候補'),
            }),
            field(
              'Budget_Confirmed__c',
              'budget',
              'checkbox',
              say('Budget Confirmed', 'Budget bestätigt', '予算確認済み'),
            ),
          ],
          [
            field('Deal_Health__c', 'health', 'formula', say('Deal Health', 'Zustand', '商談の健全性')),
            RECORD_TYPE(OPPORTUNITY),
          ],
          [LAST_ACTIVITY, null],
        ],
      },
      DESCRIBED,
      SYSTEM,
    ],
  },
  {
    kind: 'account',
    path: null,
    highlights: ['Type', 'Phone', 'Website', 'OwnerId'],
    sections: [
      {
        title: INFORMATION(ACCOUNT),
        rows: [
          [OWNER(ACCOUNT), field('Phone', 'phone', 'phone', say('Phone', 'Telefon', '電話'))],
          [
            field('Name', 'name', 'text', say('Account Name', 'Accountname', '取引先名'), { required: true }),
            field('Website', 'website', 'url', say('Website', 'Website', 'Web サイト')),
          ],
          [
            field('Type', 'type', 'picklist', say('Type', 'Typ', '種別')),
            field('NumberOfEmployees', 'employees', 'number', say('Employees', 'Mitarbeiter', '従業員数')),
          ],
          [INDUSTRY, field('AnnualRevenue', 'revenue', 'money', say('Annual Revenue', 'Jahresumsatz', '年間売上'))],
        ],
      },
      {
        title: say('Address Information', 'Adressinformationen', '住所情報'),
        rows: [
          [
            field('BillingAddress', 'address', 'address', say('Billing Address', 'Rechnungsanschrift', '請求先住所')),
            field('Site_Location__c', 'site', 'location', say('Site Location', 'Standort', '所在地')),
          ],
        ],
      },
      { ...DESCRIBED, collapsed: true },
      {
        title: SYSTEM_INFORMATION,
        rows: [
          [CREATED_BY, MODIFIED_BY],
          [LAST_ACTIVITY, null],
        ],
      },
    ],
  },
  {
    kind: 'contact',
    path: null,
    highlights: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
    sections: [
      {
        title: INFORMATION(CONTACT),
        rows: [
          [OWNER(CONTACT), PHONE],
          [field('Name', 'name', 'name', NAME, { required: true }), EMAIL],
          [ACCOUNT_NAME, LEAD_SOURCE],
          [TITLE, null],
        ],
      },
      SYSTEM,
    ],
  },
  {
    kind: 'lead',
    path: 'Status',
    highlights: ['Title', 'Company', 'Phone', 'Email'],
    sections: [
      {
        title: INFORMATION(LEAD),
        rows: [
          [OWNER(LEAD), PHONE],
          [field('Name', 'name', 'name', NAME, { required: true }), EMAIL],
          [
            field('Company', 'company', 'text', say('Company', 'Firma', '会社名'), { required: true }),
            field('Status', 'stage', 'picklist', say('Lead Status', 'Leadstatus', 'リード状況'), { required: true }),
          ],
          [TITLE, LEAD_SOURCE],
          [
            INDUSTRY,
            field(
              'NumberOfEmployees',
              'employees',
              'number',
              say('No. of Employees', 'Anzahl Mitarbeiter', '従業員数'),
            ),
          ],
        ],
      },
      DESCRIBED,
      SYSTEM,
    ],
  },
  {
    kind: 'ticket',
    path: 'Status',
    highlights: ['Priority', 'Status', 'CaseNumber'],
    sections: [
      {
        title: INFORMATION(CASE),
        rows: [
          [OWNER(CASE), field('Status', 'stage', 'picklist', STATUS, { required: true })],
          [
            field('CaseNumber', 'caseNumber', 'text', say('Case Number', 'Vorgangsnummer', 'ケース番号'), {
              readOnly: true,
            }),
            field('Priority', 'priority', 'picklist', say('Priority', 'Priorität', '優先度')),
          ],
          [
            field('ContactId', 'contact', 'lookup', say('Contact Name', 'Kontaktname', '取引先責任者名')),
            field('Origin', 'origin', 'picklist', say('Case Origin', 'Ursprung', '発生源')),
          ],
          [ACCOUNT_NAME, null],
          [field('Subject', 'name', 'text', say('Subject', 'Betreff', '件名')), null],
          [DESCRIPTION, null],
        ],
      },
      SYSTEM,
    ],
  },
  {
    kind: 'visit',
    path: null,
    highlights: ['Account__c', 'Visit_Date__c', 'Result__c'],
    sections: [
      {
        title: INFORMATION(VISIT),
        rows: [
          [
            field('Name', 'name', 'text', say('Site Visit Name', 'Name des Vor-Ort-Termins', '現地訪問 名'), {
              required: true,
            }),
            OWNER(VISIT),
          ],
          [
            field('Account__c', 'account', 'lookup', say('Account', 'Account', '取引先')),
            field('Visit_Date__c', 'date', 'date', say('Visit Date', 'Termindatum', '訪問日')),
          ],
          [
            field('Hours__c', 'hours', 'number', say('Hours on Site', 'Stunden vor Ort', '滞在時間')),
            field('Result__c', 'result', 'picklist', say('Result', 'Ergebnis', '結果')),
          ],
          [
            field(
              'Safety_Briefing__c',
              'safety',
              'checkbox',
              say('Safety Briefing Done', 'Sicherheitsunterweisung erfolgt', '安全教育済み'),
            ),
            null,
          ],
          [field('Notes__c', 'notes', 'rich', say('Notes', 'Notizen', 'メモ')), null],
        ],
      },
      SYSTEM,
    ],
  },
];

/** The layout of an object. Every kind of the org data has one. */
export function layoutOf(kind: DemoKind): ObjectLayout {
  const found = LAYOUTS.find((layout) => layout.kind === kind);
  if (!found) throw new Error(`No page layout for "${kind}"`);
  return found;
}
