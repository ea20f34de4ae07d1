/** What can be out of line. Put into words by the message catalogue. */
export const GAP_SEVERITY = {
  'dangling-id': 'error',
  'unknown-field': 'error',
  'stage-claimed-twice': 'error',
  'metric-without-field': 'error',
  'goal-unserved': 'warning',
  'step-without-goal': 'warning',
  'step-without-metric': 'warning',
  'step-never-done': 'warning',
  'tip-without-aim': 'warning',
  'tip-never-shows': 'warning',
  'stage-without-step': 'warning',
  'stage-without-tip': 'warning',
  'stage-unmapped': 'warning',
  'process-never-applies': 'warning',
  'metric-without-target': 'warning',
  'metric-without-goal': 'warning',
  'redirect-without-reframe': 'warning',
  'date-past': 'warning',
  'successor-lost': 'warning',
  unowned: 'notice',
  unconfirmed: 'notice',
} as const;

export type GapCode = keyof typeof GAP_SEVERITY;
/** An error blocks publishing, a warning is named and allowed, a notice is a chore. */
export type Severity = (typeof GAP_SEVERITY)[GapCode];

export type GapItemKind = 'vision' | 'goal' | 'redirect' | 'process' | 'stage' | 'step' | 'metric' | 'tip';

export interface Gap {
  code: GapCode;
  severity: Severity;
  /** Where to mend it: `processes[0].stages[2].steps[1].goals`. */
  path: string;
  item: { kind: GapItemKind; id: string; title: string };
  /** The process and stage around a stage or step. */
  within?: { process: string; stage?: string };
  /**
   * For the words: `dangling-id` id, list; `unknown-field` field, meant?; `stage-claimed-twice` crm, label, other;
   * `step-never-done`, `tip-never-shows` and `process-never-applies` cause, field?, date?, by?; `date-past` date;
   * `redirect-without-reframe` missing; `unconfirmed` date?, days?; `successor-lost` cause, id.
   */
  values: { [name: string]: string | number };
}

/** What a check reports; severity and path text are added once, by `alignment`. */
export interface Finding {
  code: GapCode;
  path: PropertyKey[];
  item: Gap['item'];
  within?: Gap['within'];
  values?: Gap['values'];
}

export type Report = (finding: Finding) => void;
