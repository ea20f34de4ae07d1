import { type Localised, say } from '../../data/language.ts';
import type { DemoKind } from '../../data.ts';

/** How a field is shown and edited (crm.md §2.3, "Value element X by type"). */
export type ViewType =
  | 'text'
  | 'long'
  | 'rich'
  | 'money'
  | 'opportunityAmount'
  | 'percent'
  | 'number'
  | 'date'
  | 'datetime'
  | 'checkbox'
  | 'picklist'
  | 'stage'
  | 'forecast'
  | 'lookup'
  | 'owner'
  | 'name'
  | 'address'
  | 'email'
  | 'phone'
  | 'url'
  | 'location'
  | 'formula'
  | 'modstamp'
  | 'recordType';

/** One field on a page layout. */
export interface LayoutField {
  api: string;
  label: Localised;
  type: ViewType;
  /** Key in the org data, or of a value that `values.ts` works out. */
  key: string;
  readOnly: boolean;
  required: boolean;
  /** Shown behind an (i) beside the label. */
  help: Localised | null;
}

/** `null` is a blank space. */
export type LayoutRow = readonly [LayoutField | null, LayoutField | null];

export interface LayoutSection {
  title: Localised;
  rows: readonly LayoutRow[];
  collapsed?: boolean;
}

export interface ObjectLayout {
  kind: DemoKind;
  sections: readonly LayoutSection[];
  /** API names in the header. */
  highlights: readonly string[];
  /** The picklist that the path is on. */
  path: string | null;
}

const READ_ONLY: readonly ViewType[] = ['formula', 'modstamp', 'recordType', 'owner', 'location'];

export function layoutField(
  api: string,
  key: string,
  type: ViewType,
  label: Localised,
  more: { readOnly?: boolean; required?: boolean; help?: Localised } = {},
): LayoutField {
  return {
    api,
    key,
    type,
    label,
    readOnly: more.readOnly ?? READ_ONLY.includes(type),
    required: more.required ?? false,
    help: more.help ?? null,
  };
}

export const INFORMATION = (object: Localised): Localised =>
  say(`${object.en} Information`, `${object.de}-Informationen`, `${object.ja}情報`);
export const DESCRIPTION_INFORMATION = say('Description Information', 'Beschreibung', '説明情報');
export const SYSTEM_INFORMATION = say('System Information', 'Systeminformationen', 'システム情報');

export const CREATED_BY = layoutField(
  'CreatedById',
  'createdBy',
  'modstamp',
  say('Created By', 'Erstellt von', '作成者'),
);
export const MODIFIED_BY = layoutField(
  'LastModifiedById',
  'modifiedBy',
  'modstamp',
  say('Last Modified By', 'Zuletzt geändert von', '最終更新者'),
);
export const RECORD_TYPE = (object: Localised): LayoutField =>
  layoutField(
    'RecordTypeId',
    'recordType',
    'recordType',
    say(`${object.en} Record Type`, `${object.de}-Datensatztyp`, `${object.ja} レコードタイプ`),
  );
export const OWNER = (object: Localised): LayoutField =>
  layoutField('OwnerId', 'owner', 'owner', say(`${object.en} Owner`, `${object.de}-Inhaber`, `${object.ja} 所有者`));
export const DESCRIPTION = layoutField(
  'Description',
  'description',
  'long',
  say('Description', 'Beschreibung', '説明'),
);
export const LEAD_SOURCE = layoutField(
  'LeadSource',
  'source',
  'picklist',
  say('Lead Source', 'Leadquelle', 'リードソース'),
);
export const INDUSTRY = layoutField('Industry', 'industry', 'picklist', say('Industry', 'Branche', '業種'));
export const EMAIL = layoutField('Email', 'email', 'email', say('Email', 'E-Mail', 'メール'));
export const PHONE = layoutField('Phone', 'phone', 'phone', say('Phone', 'Telefon', '電話'));
export const ACCOUNT_NAME = layoutField(
  'AccountId',
  'account',
  'lookup',
  say('Account Name', 'Accountname', '取引先名'),
);
export const TITLE = layoutField('Title', 'job', 'text', say('Title', 'Position', '役職'));
export const LAST_ACTIVITY = layoutField(
  'LastActivityDate',
  'lastActivity',
  'date',
  say('Last Activity', 'Letzte Aktivität', '最終活動日'),
  { readOnly: true },
);
