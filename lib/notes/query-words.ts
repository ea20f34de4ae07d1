import type { CrmId } from '../crm/record';
import type { FlagWord, ThreadState, Visibility } from './event';

/** Fields whose value is looked for in names, ids or titles. */
export const NAME_FIELDS = [
  'person',
  'mention',
  'object',
  'record',
  'stage',
  'step',
  'tip',
  'goal',
  'metric',
  'field',
  'tag',
] as const;
export type NameField = (typeof NAME_FIELDS)[number];

/** What a thread can be said to be: its state, whether it was read, what it is, who may read it. */
export type IsWord = ThreadState | 'unread' | 'flag' | 'note' | FlagWord | Visibility;
export type HasWord = 'link' | 'checklist' | 'mention';

export type QueryField = NameField | 'crm' | 'is' | 'has' | 'before' | 'after';

/** Fields as they may be typed, in lower case: English, and German beside it. */
export const FIELDS: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ...NAME_FIELDS.map((field): [string, QueryField] => [field, field]),
  ['crm', 'crm'],
  ['is', 'is'],
  ['has', 'has'],
  ['before', 'before'],
  ['after', 'after'],
  ['von', 'person'],
  ['from', 'person'],
  ['erwähnt', 'mention'],
  ['objekt', 'object'],
  ['datensatz', 'record'],
  ['phase', 'stage'],
  ['schritt', 'step'],
  ['tipp', 'tip'],
  ['ziel', 'goal'],
  ['kennzahl', 'metric'],
  ['feld', 'field'],
  ['schlagwort', 'tag'],
  ['ist', 'is'],
  ['hat', 'has'],
  ['mit', 'has'],
  ['vor', 'before'],
  ['nach', 'after'],
  ['seit', 'after'],
]);

/** Values of `is:`, in lower case and without spaces. */
export const IS_WORDS: ReadonlyMap<string, IsWord> = new Map<string, IsWord>([
  ['open', 'open'],
  ['answered', 'answered'],
  ['resolved', 'resolved'],
  ['reopened', 'reopened'],
  ['unread', 'unread'],
  ['flag', 'flag'],
  ['note', 'note'],
  ['not-true-here', 'not-true-here'],
  ['missing', 'missing'],
  ['worked', 'worked'],
  ['private', 'private'],
  ['coach', 'coach'],
  ['team', 'team'],
  ['offen', 'open'],
  ['beantwortet', 'answered'],
  ['erledigt', 'resolved'],
  ['wieder-offen', 'reopened'],
  ['ungelesen', 'unread'],
  ['meldung', 'flag'],
  ['notiz', 'note'],
  ['stimmt-hier-nicht', 'not-true-here'],
  ['etwas-fehlt', 'missing'],
  ['fehlt', 'missing'],
  ['hat-geholfen', 'worked'],
  ['geholfen', 'worked'],
  ['privat', 'private'],
]);

export const HAS_WORDS: ReadonlyMap<string, HasWord> = new Map<string, HasWord>([
  ['link', 'link'],
  ['checklist', 'checklist'],
  ['mention', 'mention'],
  ['checkliste', 'checklist'],
  ['erwähnung', 'mention'],
]);

export const CRM_WORDS: ReadonlyMap<string, CrmId> = new Map<string, CrmId>([
  ['salesforce', 'salesforce'],
  ['sf', 'salesforce'],
  ['hubspot', 'hubspot'],
  ['hs', 'hubspot'],
]);
