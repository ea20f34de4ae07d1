import type { Refusal } from '../refusal';
import type { Playbook } from '../schema';
import type { DayOrder } from './day-cell';
import type { DecimalMark } from './number-cell';

/** How a person's own language reads what could be read in two ways. */
export interface Locale {
  decimal: DecimalMark;
  days: DayOrder;
}

/** Why a line of a table was refused; the path is the column, and what is inside its cell. */
export interface LineRefusal extends Refusal {
  /** Line of the text, from 1. */
  line: number;
}

/** What a table holds, one a row: tips, metrics, or values of team metrics. */
export const TABLE_KINDS = ['tip', 'metric', 'value'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export interface PlannedItem {
  line: number;
  id: string;
  title: string;
}

/** Something to know before importing that stops nothing. */
export type ImportNote =
  | { code: 'unknown-column'; column: string }
  /** An item that the playbook does not have; the alignment check will report it as long as it lacks. */
  | { code: 'unknown-reference'; line: number; column: string; found: string; nearest?: string }
  /** `found` was read as `read`, and could be meant otherwise. */
  | { code: 'two-readings'; line: number; column: string; found: string; read: string };

/**
 * What an import would do, before it does anything. All or nothing: with anything refused there is no `playbook`. What
 * the table does not name is not touched: no item is ever removed, moved or changed by it.
 */
export interface ImportPlan {
  kind: TableKind;
  added: PlannedItem[];
  /** With the names of the fields that differ. */
  updated: (PlannedItem & { fields: string[] })[];
  same: PlannedItem[];
  refused: LineRefusal[];
  notes: ImportNote[];
  /** The playbook as it would be afterwards; null where anything was refused. */
  playbook: Playbook | null;
}

/** A plan of which nothing came. */
export function refusedPlan(kind: TableKind, refused: LineRefusal[], notes: ImportNote[] = []): ImportPlan {
  return { kind, added: [], updated: [], same: [], refused, notes, playbook: null };
}
