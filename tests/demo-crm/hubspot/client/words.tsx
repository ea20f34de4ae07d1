import { say } from '../../data/language.ts';
import type { DemoKind, Localised } from '../../data.ts';
import { portal } from './setting.ts';

const WORDS = {
  actions: say('Actions', 'Aktionen', 'アクション'),
  activities: say('Activities', 'Aktivitäten', 'アクティビティー'),
  add: say('Add', 'Hinzufügen', '追加'),
  allProperties: say('View all properties', 'Alle anzeigen', 'すべて表示'),
  at: say('at', 'bei', '@'),
  board: say('Board', 'Board', 'ボード'),
  call: say('Call', 'Anruf', 'コール'),
  cancel: say('Cancel', 'Abbrechen', 'キャンセル'),
  close: say('Close', 'Schließen', '閉じる'),
  conversations: say('Inbox', 'Postfach', '受信トレイ'),
  create: say('Create', 'Erstellen', '作成'),
  createdThis: say('This record was created', 'Dieser Datensatz wurde erstellt', 'このレコードが作成されました'),
  dataHighlights: say('Data highlights', 'Wichtige Daten', 'データハイライト'),
  demo: say('Demo', 'Demo', 'デモ'),
  details: say('Details', 'Details', '詳細'),
  everyProperty: say('All properties', 'Alle Eigenschaften', 'すべてのプロパティー'),
  email: say('Email', 'E-Mail', 'Eメール'),
  helpDesk: say('Help desk', 'Helpdesk', 'ヘルプデスク'),
  intelligence: say('Related', 'Verwandt', '関連'),
  list: say('List', 'Liste', 'リスト'),
  meeting: say('Meeting', 'Meeting', 'ミーティング'),
  missing: say('This record no longer exists', 'Dieser Datensatz existiert nicht mehr', 'このレコードは存在しません'),
  more: say('More', 'Mehr', 'その他'),
  moreInfo: say('More information', 'Weitere Informationen', 'その他の情報'),
  no: say('No', 'Nein', 'いいえ'),
  noOwner: say('No owner', 'Kein zuständiger Mitarbeiter', '担当者なし'),
  noPage: say("We can't find that page", 'Diese Seite gibt es nicht', 'ページが見つかりません'),
  note: say('Note', 'Notiz', 'メモ'),
  overview: say('Overview', 'Übersicht', '概要'),
  preview: say('Preview', 'Vorschau', 'プレビュー'),
  recent: say('Recent activities', 'Letzte Aktivitäten', '最近のアクティビティー'),
  reports: say('Dashboards', 'Dashboards', 'ダッシュボード'),
  save: say('Save', 'Speichern', '保存'),
  search: say('Search records', 'Datensätze suchen', 'レコードを検索'),
  settings: say('Settings', 'Einstellungen', '設定'),
  task: say('Task', 'Aufgabe', 'タスク'),
  tasks: say('Tasks', 'Aufgaben', 'タスク'),
  thisMonth: say('This month', 'Dieser Monat', '今月'),
  unsaved: say("You've changed 1 property", 'Sie haben 1 Eigenschaft geändert', '1件のプロパティーを変更しました'),
  yes: say('Yes', 'Ja', 'はい'),
} as const satisfies { [word: string]: Localised };

export type Word = keyof typeof WORDS;

export function word(name: Word): string {
  return WORDS[name][portal.language];
}

/** A text of HubSpot's own, marked with the language it was rendered in (crm.md §3.6). */
export function Say({ name }: { name: Word }) {
  return <span data-locale-at-render={portal.tag}>{word(name)}</span>;
}

const OBJECT_WORDS: { readonly [kind in DemoKind]: { one: Localised; many: Localised; about: Localised } } = {
  deal: {
    one: say('Deal', 'Deal', '取引'),
    many: say('Deals', 'Deals', '取引'),
    about: say('About this deal', 'Über diesen Deal', 'この取引について'),
  },
  account: {
    one: say('Company', 'Unternehmen', '会社'),
    many: say('Companies', 'Unternehmen', '会社'),
    about: say('About this company', 'Über dieses Unternehmen', 'この会社について'),
  },
  contact: {
    one: say('Contact', 'Kontakt', 'コンタクト'),
    many: say('Contacts', 'Kontakte', 'コンタクト'),
    about: say('About this contact', 'Über diesen Kontakt', 'このコンタクトについて'),
  },
  lead: {
    one: say('Lead', 'Lead', 'リード'),
    many: say('Leads', 'Leads', 'リード'),
    about: say('Lead', 'Lead', 'リード'),
  },
  ticket: {
    one: say('Ticket', 'Ticket', 'チケット'),
    many: say('Tickets', 'Tickets', 'チケット'),
    about: say('About this ticket', 'Über dieses Ticket', 'このチケットについて'),
  },
  visit: {
    one: say('Site visit', 'Vor-Ort-Termin', '現地訪問'),
    many: say('Site visits', 'Vor-Ort-Termine', '現地訪問'),
    about: say('About this site visit', 'Über diesen Termin', 'この訪問について'),
  },
};

export function objectWord(kind: DemoKind, form: 'one' | 'many' | 'about'): string {
  return OBJECT_WORDS[kind][form][portal.language];
}
