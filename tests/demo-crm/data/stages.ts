import { type Localised, say } from './language.ts';

/** One stage of a pipeline, in its place in the order. */
export interface Stage {
  /** Salesforce: the picklist's API value; HubSpot: the internal stage id, which its pages do not show. */
  api: string;
  label: Localised;
  outcome?: 'won' | 'lost';
  /** Percent. */
  probability?: number;
}

const stage = (
  api: string,
  de: string,
  ja: string,
  more: Omit<Stage, 'api' | 'label'> & { en?: string } = {},
): Stage => {
  const { en, ...rest } = more;
  return { api, label: say(en ?? api, de, ja), ...rest };
};

/** The standard stages of both CRMs (Salesforce's default Opportunity, Lead and Case picklists; HubSpot's default pipelines). */
export const PIPELINES = {
  salesforce: {
    deal: [
      stage('Prospecting', 'Kundengewinnung', '見込み客の発掘', { probability: 10 }),
      stage('Qualification', 'Qualifizierung', '評価', { probability: 10 }),
      stage('Needs Analysis', 'Bedarfsanalyse', 'ニーズ分析', { probability: 20 }),
      stage('Value Proposition', 'Nutzenversprechen', '価値の提案', { probability: 50 }),
      stage('Id. Decision Makers', 'Entscheider ermitteln', '意思決定者の特定', { probability: 60 }),
      stage('Perception Analysis', 'Wahrnehmungsanalyse', '認識の分析', { probability: 70 }),
      stage('Proposal/Price Quote', 'Angebot/Preisangebot', '提案/見積', { probability: 75 }),
      stage('Negotiation/Review', 'Verhandlung/Prüfung', '交渉/レビュー', { probability: 90 }),
      stage('Closed Won', 'Geschlossen und gewonnen', '成立', { probability: 100, outcome: 'won' }),
      stage('Closed Lost', 'Geschlossen und verloren', '不成立', { probability: 0, outcome: 'lost' }),
    ],
    lead: [
      stage('Open - Not Contacted', 'Offen – nicht kontaktiert', '未連絡'),
      stage('Working - Contacted', 'In Bearbeitung – kontaktiert', '連絡済み'),
      stage('Closed - Not Converted', 'Geschlossen – nicht umgewandelt', '見送り', { outcome: 'lost' }),
      stage('Closed - Converted', 'Geschlossen – umgewandelt', '取引開始済み', { outcome: 'won' }),
    ],
    ticket: [
      stage('New', 'Neu', '新規'),
      stage('Working', 'In Bearbeitung', '対応中'),
      stage('Escalated', 'Eskaliert', 'エスカレーション済み'),
      stage('Closed', 'Geschlossen', 'クローズ', { outcome: 'won' }),
    ],
  },
  hubspot: {
    deal: [
      stage('appointmentscheduled', 'Termin vereinbart', 'アポイント設定済み', {
        en: 'Appointment Scheduled',
        probability: 20,
      }),
      stage('qualifiedtobuy', 'Qualifiziert zum Kauf', '購入見込みあり', { en: 'Qualified To Buy', probability: 40 }),
      stage('presentationscheduled', 'Präsentation vereinbart', 'プレゼン予定', {
        en: 'Presentation Scheduled',
        probability: 60,
      }),
      stage('decisionmakerboughtin', 'Entscheider überzeugt', '意思決定者の賛同', {
        en: 'Decision Maker Bought-In',
        probability: 80,
      }),
      stage('contractsent', 'Vertrag gesendet', '契約書送付済み', { en: 'Contract Sent', probability: 90 }),
      stage('closedwon', 'Abgeschlossen und gewonnen', '成約', { en: 'Closed Won', probability: 100, outcome: 'won' }),
      stage('closedlost', 'Abgeschlossen und verloren', '失注', { en: 'Closed Lost', probability: 0, outcome: 'lost' }),
    ],
    ticket: [
      stage('1', 'Neu', '新規', { en: 'New' }),
      stage('2', 'Warten auf Kontakt', 'コンタクト待ち', { en: 'Waiting on contact' }),
      stage('3', 'Warten auf uns', '自社対応待ち', { en: 'Waiting on us' }),
      stage('4', 'Geschlossen', 'クローズ', { en: 'Closed', outcome: 'won' }),
    ],
  },
} as const satisfies { [crm: string]: { [kind: string]: readonly Stage[] } };

/** The stage of a kind by its API value; undefined when that pipeline has none. */
export function stageOf(crm: 'salesforce' | 'hubspot', kind: string, api: string): Stage | undefined {
  const pipelines: { [kind: string]: readonly Stage[] } = PIPELINES[crm];
  return pipelines[kind]?.find((each) => each.api === api);
}
