import type { Record as CrmRecord, Doubt, Reading, Value } from '../crm/record';
import type { DERIVED_FIELDS } from '../playbook/condition';
import type { Now, Progress } from './advice';
import { dayNumber, type LocalNow, localNow } from './calendar';
import { foldText } from './fold-text';

export type DerivedField = (typeof DERIVED_FIELDS)[number];

/** A number of days that is computed, not read. `at-least`: observed since, so the true number may be higher. */
export type Days =
  | { state: 'filled'; days: number; exactness: 'exact' | 'at-least' }
  | { state: 'empty' | 'absent' | 'unreadable'; doubt?: Doubt };

/** Where the record stands in the process it is in. */
export interface StagePosition {
  /** Stage id → place in this process. */
  order: ReadonlyMap<string, number>;
  /** Every stage id of the playbook, with its title. */
  titles: ReadonlyMap<string, string>;
  at: { index: number } | { none: 'stage-not-read' | 'stage-not-mapped' | 'stage-empty' };
}

/** All that a condition may ask. */
export interface Facts {
  /** A number of its own for each set of facts: what was found out under it stays true under it. */
  turn: number;
  /** Undefined: the page does not show the field. */
  reading(key: string): Reading | undefined;
  /** Every folded text that a filled field answers to: as shown, label, API value, name. */
  texts(key: string): readonly string[];
  days(field: DerivedField): Days;
  now: LocalNow;
  /** Null: the record is in no process. */
  stage: StagePosition | null;
  /** The reading that says which stage the record is in, whatever its key. */
  stageReading: Reading | undefined;
}

let turns = 0;

/** The same facts seen from one process. */
export function within(facts: Facts, stage: StagePosition | null): Facts {
  return { ...facts, stage, turn: ++turns };
}

/** The reading under `key`, never something inherited; undefined where the page does not show the field. */
function own(record: Pick<CrmRecord, 'fields'>, key: string): Reading | undefined {
  return Object.hasOwn(record.fields, key) ? record.fields[key] : undefined;
}

/** Leads and tickets go through stages by their status (crm.md §2.5: the path is on whatever picklist the org chose). */
export function stageReadingOf(record: CrmRecord): Reading | undefined {
  const keys = record.kind === 'lead' || record.kind === 'ticket' ? ['status', 'stage'] : ['stage'];
  for (const key of keys) {
    const reading = own(record, key);
    if (reading && reading.state !== 'absent') return reading;
  }
  return pathReading(record);
}

/** What to log as `stage-observed` for this record: the stage as shown, and its API value; null where none is read. */
export function observedStage(record: CrmRecord): { item: string; label: string; api?: string } | null {
  const reading = stageReadingOf(record);
  if (reading?.state !== 'filled') return null;
  const api = reading.value?.kind === 'choice' ? reading.value.api : undefined;
  return { item: reading.key, label: reading.raw, ...(api === undefined ? {} : { api }) };
}

/** The path's current step, where the stage field itself is not on the page. */
function pathReading(record: CrmRecord): Reading | undefined {
  const seen = record.stages.find(({ state }) => state === 'current' || state === 'won' || state === 'lost');
  if (!seen) return undefined;
  const value: Value = { kind: 'choice', label: seen.label, ...(seen.api === undefined ? {} : { api: seen.api }) };
  return { key: 'stage', api: 'stage', label: '', raw: seen.label, value, state: 'filled', via: 'path' };
}

/**
 * Whether a filled reading has no value that can be trusted. An amount whose symbol several currencies share is still
 * an amount: its currency is null, and only a rule that names a currency minds.
 */
export function inDoubt(reading: Reading): boolean {
  const { value, doubt } = reading;
  return value === null || (doubt !== undefined && !(doubt === 'currency' && value.kind === 'money'));
}

/** What can be known about a record at a time. Nothing is computed before it is asked for, and then once. */
export function factsOf(record: CrmRecord, progress: Progress, now: Now): Facts {
  const clock = localNow(now);
  const stageReading = stageReadingOf(record);
  const folded = new Map<string, readonly string[]>();
  const reading = (key: string) => own(record, key);
  return {
    turn: ++turns,
    reading,
    texts(key) {
      const known = folded.get(key);
      if (known) return known;
      const texts = textsOf(reading(key));
      folded.set(key, texts);
      return texts;
    },
    days(field) {
      if (field === 'daysInStage') return daysInStage(stageReading, progress, now, clock);
      if (field === 'daysToClose') return daysFrom(reading('closeDate'), (day) => day - clock.day);
      return daysFrom(reading('lastActivity'), (day) => clock.day - day);
    },
    now: clock,
    stage: null,
    stageReading,
  };
}

/** Folded spellings of a filled reading; none for any other. */
export function textsOf(reading: Reading | undefined): readonly string[] {
  if (reading?.state !== 'filled') return [];
  const texts: string[] = [];
  const add = (text: string | undefined) => {
    const folded = text === undefined ? '' : foldText(text);
    if (folded !== '' && !texts.includes(folded)) texts.push(folded);
  };
  add(reading.raw);
  const { value } = reading;
  if (value === null || inDoubt(reading)) return texts;
  if (value.kind === 'text') add(value.text);
  else if (value.kind === 'reference') add(value.name);
  else if (value.kind === 'choice') {
    add(value.label);
    add(value.api);
  }
  return texts;
}

const days = new WeakMap<Reading, number>();

/** The calendar day that a reading names; NaN where it names none. Remembered: a playbook asks for the same few days often. */
export function dayOf(reading: Reading): number {
  const known = days.get(reading);
  if (known !== undefined) return known;
  const day = readDay(reading);
  days.set(reading, day);
  return day;
}

function readDay(reading: Reading): number {
  if (inDoubt(reading) || reading.value === null) return Number.NaN;
  if (reading.value.kind === 'date') return dayNumber(reading.value.date);
  if (reading.value.kind === 'datetime') return dayNumber(reading.value.datetime);
  return Number.NaN;
}

function daysFrom(reading: Reading | undefined, count: (day: number) => number): Days {
  if (!reading || reading.state === 'absent') return { state: 'absent' };
  if (reading.state !== 'filled') return { state: reading.state };
  const day = dayOf(reading);
  if (!Number.isNaN(day)) return { state: 'filled', days: count(day), exactness: 'exact' };
  return reading.doubt === undefined ? { state: 'unreadable' } : { state: 'unreadable', doubt: reading.doubt };
}

/** Known only from what was observed, and only while the page still shows the stage that was observed last. */
function daysInStage(stage: Reading | undefined, progress: Progress, now: Now, clock: LocalNow): Days {
  if (!stage || stage.state === 'absent') return { state: 'absent' };
  if (stage.state !== 'filled') return { state: stage.state };
  const since = progress.stageSince;
  if (!since) return { state: 'unreadable' };
  const texts = textsOf(stage);
  if (![since.label, since.api ?? since.label].some((text) => texts.includes(foldText(text)))) {
    return { state: 'unreadable' };
  }
  const days = clock.day - localNow({ at: since.at, timeZone: now.timeZone }).day;
  return { state: 'filled', days: Math.max(0, days), exactness: since.exact ? 'exact' : 'at-least' };
}
