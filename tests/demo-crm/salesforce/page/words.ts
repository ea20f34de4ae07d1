import { type Localised, say } from '../../data/language.ts';
import { config } from './config.ts';

/** The words of Salesforce's own interface that stand on the demo's pages. */
const WORDS = {
  edit: say('Edit', 'Bearbeiten', '編集'),
  editField: say('Edit {0}', '{0} bearbeiten', '{0} を編集'),
  undo: say('Undo {0}', '{0} rückgängig machen', '{0} を元に戻す'),
  save: say('Save', 'Speichern', '保存'),
  cancel: say('Cancel', 'Abbrechen', 'キャンセル'),
  new: say('New', 'Neu', '新規'),
  newObject: say('New {0}', '{0}: Neu', '新規 {0}'),
  editRecord: say('Edit {0}', '{0} bearbeiten', '{0} を編集'),
  delete: say('Delete', 'Löschen', '削除'),
  follow: say('Follow', 'Folgen', 'フォローする'),
  none: say('--None--', '--Ohne--', '--なし--'),
  preview: say('Open {0} Preview', 'Vorschau für {0} öffnen', '{0} のプレビューを開く'),
  required: say('= Required Information', '= Erforderliche Informationen', '= 必須情報'),
  calculated: say(
    'This field is calculated upon save',
    'Dieses Feld wird beim Speichern berechnet',
    'この項目は保存時に計算されます',
  ),
  changeOwner: say('Change Owner', 'Inhaber ändern', '所有者の変更'),
  changeRecordType: say('Change Record Type', 'Datensatztyp ändern', 'レコードタイプの変更'),
  details: say('Details', 'Details', '詳細'),
  related: say('Related', 'Zugehörig', '関連'),
  activity: say('Activity', 'Aktivität', '活動'),
  chatter: say('Chatter', 'Chatter', 'Chatter'),
  path: say('Path Options', 'Pfadoptionen', 'パスのオプション'),
  complete: say('Mark Stage as Complete', 'Phase als abgeschlossen markieren', 'フェーズを完了としてマーク'),
  current: say('Mark as Current Stage', 'Als aktuelle Phase markieren', '現在のフェーズとしてマーク'),
  selectClosed: say('Select Closed Stage', 'Geschlossene Phase auswählen', '完了フェーズの選択'),
  changeClosed: say('Change Closed Stage', 'Geschlossene Phase ändern', '完了フェーズの変更'),
  closed: say('Closed', 'Geschlossen', '完了'),
  closeThis: say('Close This Opportunity', 'Diese Opportunity schließen', 'この商談を完了'),
  stageComplete: say('Stage Completed', 'Phase abgeschlossen', '完了したフェーズ'),
  currentStage: say('Current Stage', 'Aktuelle Phase', '現在のフェーズ'),
  saved: say('{0} was saved.', '{0} wurde gespeichert.', '{0} が保存されました。'),
  home: say('Home', 'Startseite', 'ホーム'),
  setup: say('Setup', 'Setup', '設定'),
  search: say('Search...', 'Suchen...', '検索...'),
  recent: say('Recently Viewed', 'Zuletzt angezeigt', '最近参照したデータ'),
  items: say(
    '{0} items • Updated a few seconds ago',
    '{0} Elemente • Vor wenigen Sekunden',
    '{0} 個の項目 • 数秒前に更新',
  ),
  recap: say('Good morning', 'Guten Morgen', 'おはようございます'),
  upcoming: say('Upcoming & Overdue', 'Bevorstehend und überfällig', '今後および期限切れ'),
  write: say('Share an update…', 'Neuigkeit mitteilen…', '更新を共有…'),
  close: say('Close {0}', '{0} schließen', '{0} を閉じる'),
  notes: say('Notes', 'Notizen', 'メモ'),
  phone: say('Phone', 'Telefon', '電話'),
  history: say('History', 'Verlauf', '履歴'),
} satisfies { [key: string]: Localised };

export type Word = keyof typeof WORDS;

/** A text in the language of the page; `{0}` is the first argument. */
export function word(key: Word, ...parts: string[]): string {
  return WORDS[key][config.language].replace(/\{(\d)\}/g, (_: string, index: string) => parts[Number(index)] ?? '');
}

/** The page's language out of three. */
export function local(text: Localised): string {
  return text[config.language];
}
