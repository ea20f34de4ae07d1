import type { Doubt, ReadingState } from '../crm/record';
import type { Condition, Rule } from '../playbook/condition';
import type { Goal, Metric, Redirect, Resource } from '../playbook/schema';

/** Three-valued: a field that could not be read makes a rule `unknown`, never `no`. */
export type Verdict = 'yes' | 'no' | 'unknown';

/** Why a rule is unknown (`why_unknown_<code>` in the catalogue, with `_` for `-`). */
export type UnknownCause =
  | 'not-read' // the field is not on the page, or its value is not there to be read
  | 'not-typed' // filled, but what it says is in doubt (`read.doubt` says why)
  | 'wrong-kind' // the operator does not fit the kind of the field's value
  | 'other-currency' // the rule names a currency and the record's is another or not known
  | 'at-least' // the number of days is a lower bound and the rule needs more than that
  | 'no-stage' // the record is in no process, or its stage is mapped to none of the process's stages
  | 'no-such-stage'; // the rule names a stage that the playbook does not have

/** One rule with what it was decided on. The UI puts it into words; nothing here is a sentence. */
export interface RuleFinding {
  rule: Rule;
  verdict: Verdict;
  /** Present when `verdict` is unknown. */
  cause?: UnknownCause;
  /** The rule stands under `none`: it counts because it does not hold. */
  negated?: true;
  /** For a rule on the order of stages: the title of the stage that it names. */
  stageTitle?: string;
  /**
   * What was read for `rule.field`. `label` is the CRM's own label, empty when the field is absent. For a derived field
   * `raw` is the number of days and `exactness` says whether it is a lower bound.
   */
  read: { state: ReadingState; label: string; raw: string; doubt?: Doubt; exactness?: 'exact' | 'at-least' };
}

/** Why something is shown. */
export type Reason =
  | { code: 'rule'; finding: RuleFinding }
  | { code: 'serves-step'; step: string; title: string }
  | { code: 'serves-stage'; stage: string; title: string }
  | { code: 'serves-metric'; metric: string; title: string }
  | { code: 'step-serves-goal'; step: string; title: string }
  | { code: 'metric-serves-goal'; metric: string; title: string }
  | { code: 'vision-first-goal' }
  | { code: 'first-step-not-done' }
  | { code: 'all-steps-done' }
  | { code: 'stage-is'; label: string; stage: string }
  | { code: 'kind-is'; kind: string }
  | { code: 'priority'; priority: number }
  | { code: 'not-shown-lately' }
  | { code: 'seen-lately' }
  | { code: 'you-said'; answer: Answer };

export type Answer = 'tried' | 'helped' | 'not-here';

export interface GoalAdvice extends Pick<Goal, 'id' | 'title' | 'why' | 'measure' | 'due'> {
  /** 0 to 1 from baseline to target; absent without a measure. */
  progress?: number;
  why: string;
  reasons: Reason[];
}

export interface StepAdvice {
  id: string;
  title: string;
  why: string;
  how?: string;
  resources: Resource[];
  /** Done by its condition, by hand, not done, or not known because a field was not read. */
  done: 'condition' | 'hand' | 'no' | 'unknown';
  /** Present where the step has a `doneWhen`. Such a step cannot be ticked by hand. */
  doneWhen?: Condition;
  /** Titles of the stages that `doneWhen` names in rules on the order of stages, by id. */
  stageTitles?: { [stage: string]: string };
  reasons: Reason[];
}

export interface MetricAdvice extends Pick<Metric, 'id' | 'title' | 'definition' | 'unit' | 'direction' | 'target'> {
  /** For this record, or for the team (`scope`). Null: not known. */
  value: number | null;
  scope: 'record' | 'team';
  asOf?: string;
  /** Value minus target where both are known; the sign says which side, `onTarget` whether that is good. */
  gap?: number;
  onTarget?: boolean;
  /** `at-least`: observed since, so the true value may be higher (days in stage first seen today). */
  exactness: 'exact' | 'at-least';
  /** Fields that were needed and not read. */
  unread: string[];
  /** The field was read, but its value cannot be counted: in doubt, or in another currency than the metric's unit. */
  doubt?: Doubt;
  reasons: Reason[];
}

export interface TipAdvice {
  id: string;
  title: string;
  /** Markdown. */
  body: string;
  resources: Resource[];
  owner?: string;
  confirmedOn?: string;
  /** The step or metric that it serves here: the next link of the line of sight. */
  serves: { step?: string; metric?: string };
  reasons: Reason[];
  answer?: Answer;
}

/** A tip whose condition is unknown: it may apply, and this is what could not be read. */
export interface PossibleTip extends TipAdvice {
  unread: string[];
}

/** Why there is no stage. */
export type NoStageReason = 'no-process' | 'stage-not-read' | 'stage-not-mapped';

export interface Advice {
  release: { number: number; date: string; playbook: string };
  vision: { statement: string; horizon: string };
  process: { id: string; title: string } | null;
  stage:
    | { id: string; title: string; purpose?: string; outcome: 'open' | 'won' | 'lost'; number: number; of: number }
    | { none: NoStageReason; label?: string };
  /** The goal that the current step serves, else the stage's, else the vision's first. Null only without any goal. */
  goal: GoalAdvice | null;
  /** The stage's steps in order; empty without a stage. */
  steps: StepAdvice[];
  /** The first step not yet done, by id; null when all are done or there is none. */
  step: string | null;
  /** Metrics that the current step moves first, then the other steps' of the stage. */
  metrics: MetricAdvice[];
  tip: TipAdvice | null;
  /** In order of rank; `more` counts those beyond the list's limit. */
  others: TipAdvice[];
  possible: PossibleTip[];
  more?: { others: number; possible: number };
  /** What the next open stage will ask. */
  next: { stage: string; title: string; steps: { id: string; title: string }[] } | null;
  /**
   * Where the record is in no stage: the first open stage of its process, or of the nearest process for its kind, so
   * that there is something to go by. Null where the record has a stage, or no process fits its kind.
   */
  nearest?: {
    process: { id: string; title: string };
    stage: { id: string; title: string };
    steps: { id: string; title: string }[];
  } | null;
  /** The newest redirect that this person has not acknowledged. */
  redirect: Redirect | null;
  reasons: Reason[];
}

/** What is known about one record and one person beyond the page: folded from the event log. */
export interface Progress {
  /** Step id → last hand tick. */
  ticks: { [step: string]: { done: boolean; at: number } };
  /** The CRM stage as observed. `exact`: the change into it was seen, not only its presence. */
  stageSince?: { label: string; api?: string; at: number; exact: boolean };
  /**
   * Tip id → when it was last shown as top tip on any record, and on how many records. `here`: when it was last shown on
   * this record, absent if never.
   */
  shown: { [tip: string]: { at: number; records: number; here?: number } };
  /** Tip id → this person's last answer on this record. */
  answers: { [tip: string]: Answer };
  /** Tip id → on how many other records this person's last answer was helped, and not-here. */
  elsewhere?: { [tip: string]: { helped: number; notHere: number } };
  /** Tip id → hidden until (milliseconds since the epoch; Infinity is not used: `record` means on this record). */
  snoozed: { [tip: string]: number | 'record' };
  acknowledged: string[];
}

export const NO_PROGRESS: Progress = { ticks: {}, shown: {}, answers: {}, snoozed: {}, acknowledged: [] };

/** Clock and time zone are handed in: `advise` is pure. */
export interface Now {
  /** Milliseconds since the epoch. */
  at: number;
  /** IANA zone of the person, e.g. `Europe/Berlin`, or `OWN_ZONE`. */
  timeZone: string;
}

/** The zone of the machine that runs this. Saves a cold background the loading of what `Intl` knows about dates. */
export const OWN_ZONE = 'own';
