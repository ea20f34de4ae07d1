import type { z } from 'zod';
import type { Refusal } from '../refusal';
import { idFrom, nearestOf, refusalsFrom } from '../refusal-from-issue';
import { foldTitle, unguardedText } from './cell';
import type { CellFault, CellStyle, Column, Draft } from './column';
import type { Header } from './header';

export interface Identified {
  id: string;
  title: string;
}

/** What a row is about, by its id or else by its title. */
export interface Identity<Item> {
  id: string;
  existing: Item | undefined;
  /** Known by its title alone; then the title is no change, however it is spelt. */
  byTitle: boolean;
}

/** Cells of a row by the names of their columns, as they were meant; blank where the table has no such column. */
export type CellOf = (name: string) => string;

export function cellsOf<Item>(cells: readonly string[], header: Header<Column<Item>>): CellOf {
  const places = new Map(header.found.map(({ column, at }) => [column.name, at]));
  return (name) => unguardedText(cells[places.get(name) ?? -1] ?? '');
}

/** Says which item a row is; a row without an id is the one with its title, or a new one with an id made of it. */
export function identifier<Item extends Identified>(
  former: readonly Item[],
): (cell: CellOf) => Identity<Item> | CellFault {
  const byId = new Map(former.map((item) => [item.id, item]));
  const byTitle = new Map<string, Item[]>();
  for (const item of former) {
    const folded = foldTitle(item.title);
    const alike = byTitle.get(folded);
    if (alike) alike.push(item);
    else byTitle.set(folded, [item]);
  }
  const taken = new Set(byId.keys());
  return (cell) => {
    const given = cell('id').trim();
    const title = cell('title');
    const alike = given === '' ? (byTitle.get(foldTitle(title)) ?? []) : [];
    if (alike.length > 1) {
      return { reason: { code: 'several-titles', found: title.trim() }, mend: { code: 'give-id' } };
    }
    const existing = given === '' ? alike[0] : byId.get(given);
    const id = existing?.id ?? (given === '' ? freeId(idFrom(title), taken) : given);
    taken.add(id);
    return { id, existing, byTitle: existing !== undefined && given === '' };
  };
}

export type RowFault = Pick<Refusal, 'path' | 'reason' | 'mend'>;

/**
 * The item that a row makes: the existing one, or a fresh one, with every cell of the row put in. A cell that says what
 * the item says already changes nothing, so a table that was only looked at comes back as it went.
 */
export function readRow<Item>(
  schema: z.ZodType<Item>,
  { id, existing, byTitle }: Identity<Item>,
  fresh: () => Draft,
  cells: readonly string[],
  header: Header<Column<Item>>,
  style: CellStyle,
): { item: Item } | { faults: RowFault[] } {
  const draft: Draft = { ...(existing ?? fresh()), id };
  const faults: RowFault[] = [];
  for (const { column, at } of header.found) {
    if (column.name === 'id' || (byTitle && column.name === 'title')) continue;
    const cell = unguardedText(cells[at] ?? '');
    if (existing !== undefined && cell === column.write(existing, style.decimal)) continue;
    if (cell.trim() === '') column.clear(draft);
    else {
      const fault = column.put(draft, cell, style);
      if (fault) faults.push({ path: column.name, ...fault });
    }
  }
  if (faults.length > 0) return { faults };
  const judged = schema.safeParse(draft);
  if (judged.success) return { item: judged.data };
  return { faults: refusalsFrom(draft, judged.error.issues).map((fault) => referenceFault(fault, style)) };
}

/** A cell that should name another item is mended by its right name, not by an id made of the wrong one. */
function referenceFault(fault: RowFault, { titles }: CellStyle): RowFault {
  if (fault.reason.code !== 'bad-id' || !/^(?:steps|metrics|goals)\[/.test(fault.path)) return fault;
  const nearest = nearestOf([...titles.values(), ...titles.keys()], fault.reason.found);
  const mend = { code: 'name-item' as const, ...(nearest === undefined ? {} : { nearest }) };
  return { path: fault.path, reason: { code: 'unknown-item', found: fault.reason.found }, mend };
}

/** `wanted`, or with the first free number behind it. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const candidate = `${wanted.slice(0, 70)}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
