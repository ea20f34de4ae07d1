import type { z } from 'zod';
import { canonicalJson } from '../digest';
import type { Refusal } from '../refusal';
import type { Playbook } from '../schema';
import { guardedText } from './cell';
import { tableStyle } from './cell-style';
import type { Column, Draft } from './column';
import { type Header, isColumnName, readHeader } from './header';
import { type ImportNote, type ImportPlan, type LineRefusal, type Locale, refusedPlan } from './import-plan';
import { cellsOf, type Identified, identifier, type RowFault, readRow } from './row';
import { parseTable, type Table, tableText } from './table-text';

/** A kind of item that tables hold, one a row. */
export interface ItemTable<Item> {
  kind: 'tip' | 'metric';
  columns: readonly Column<Item>[];
  schema: z.ZodType<Item>;
  /** Columns without which a new item cannot be made. */
  needed: readonly string[];
  /** Most items that a playbook holds. */
  limit: number;
  /** What a new item has before its row is read. */
  fresh(): Draft;
  of(playbook: Playbook): readonly Item[];
  with(playbook: Playbook, items: Item[]): Playbook;
  /** Items that a cell may name by title: folded title to id. */
  titles(playbook: Playbook): Map<string, string>;
  /** What an item names that the playbook lacks. */
  lacks(playbook: Playbook): (item: Item) => { column: string; found: string; nearest?: string }[];
}

/** A table for a spreadsheet. The decimal mark decides the delimiter too, as in spreadsheets themselves. */
export function writeTable<Item>(table: ItemTable<Item>, playbook: Playbook, decimal: Locale['decimal']): string {
  const rows = table.of(playbook).map((item) =>
    table.columns.map((column) => {
      const cell = column.write(item, decimal);
      // A number may be negative; it is shown as one and never as a formula.
      return column.holds === 'number' ? cell : guardedText(cell);
    }),
  );
  return tableText([table.columns.map(({ name }) => name), ...rows], decimal === ',' ? ';' : ',');
}

/** What importing a table into a playbook would do. Never throws, whatever the text. */
export function planTable<Item extends Identified>(
  table: ItemTable<Item>,
  text: string,
  playbook: Playbook,
  locale: Locale,
): ImportPlan {
  const parsed = parseTable(text, isColumnName(table.columns));
  if ('refused' in parsed) return refusedPlan(table.kind, parsed.refused);
  const header = readHeader(parsed.table.header, table.columns);
  const notes: ImportNote[] = header.unknown.map((column) => ({ code: 'unknown-column', column }));
  const wrong = headerRefusals(header, parsed.table, table.columns, ['id', 'title']);
  if (wrong.length > 0) return refusedPlan(table.kind, wrong, notes);
  const plan: ImportPlan = { ...refusedPlan(table.kind, []), notes };
  const read = readRows(table, parsed.table, header, playbook, locale, plan);
  const former = table.of(playbook);
  const count = former.length + plan.added.length;
  if (count > table.limit) {
    plan.refused.push({
      line: parsed.table.headerLine,
      path: '',
      reason: { code: 'too-many', found: count, limit: table.limit },
      mend: { code: 'remove-some', count: count - table.limit },
    });
  }
  if (plan.refused.length === 0) plan.playbook = table.with(playbook, merged(former, read));
  return plan;
}

/** Reads every row and writes into the plan what comes of it. */
function readRows<Item extends Identified>(
  table: ItemTable<Item>,
  source: Table,
  header: Header<Column<Item>>,
  playbook: Playbook,
  locale: Locale,
  plan: ImportPlan,
): Map<string, Item> {
  const { style, doubt } = tableStyle(source, header, locale, table.titles(playbook));
  const identify = identifier(table.of(playbook));
  const lacks = table.lacks(playbook);
  const lineOf = new Map<string, number>();
  const read = new Map<string, Item>();
  for (const { line, cells } of source.rows) {
    const cell = cellsOf(cells, header);
    const refuse = (...faults: RowFault[]): void => {
      const item = itemOf(table.kind, cell('id').trim(), cell('title').trim());
      plan.refused.push(...faults.map((fault) => ({ line, ...item, ...fault })));
    };
    const surplus = surplusFault(cells, source.header.length);
    const identity = surplus ?? identify(cell);
    if (!('id' in identity)) {
      refuse({ path: surplus ? '' : 'title', ...identity });
      continue;
    }
    const { id, existing } = identity;
    const first = lineOf.get(id);
    if (first !== undefined) {
      refuse({ path: 'id', reason: { code: 'id-twice', found: id, first }, mend: { code: 'keep-one-line' } });
      continue;
    }
    lineOf.set(id, line);
    const missing = existing ? [] : missingColumns(table.needed, header);
    const result =
      missing.length > 0 ? { faults: missing } : readRow(table.schema, identity, table.fresh, cells, header, style);
    if ('faults' in result) {
      refuse(...result.faults);
      continue;
    }
    const { item } = result;
    read.set(id, item);
    const planned = { line, id, title: item.title };
    const fields = existing ? differing(existing, item) : [];
    if (existing && fields.length === 0) {
      plan.same.push(planned);
      continue;
    }
    if (existing) plan.updated.push({ ...planned, fields });
    else plan.added.push(planned);
    for (const lack of lacks(item)) plan.notes.push({ code: 'unknown-reference', line, ...lack });
    for (const { column, at } of header.found) {
      const note = doubt(column, cells[at] ?? '', line, column.write(item, '.'));
      if (note) plan.notes.push(note);
    }
  }
  return read;
}

/** What a first row lacks: at least one of `keys`, and no column twice. */
export function headerRefusals<Column extends { name: string }>(
  { found, twice, unknown }: Header<Column>,
  { headerLine: line }: Table,
  columns: readonly Column[],
  keys: readonly string[],
): LineRefusal[] {
  const names = columns.map(({ name }) => name);
  if (found.length === 0) {
    return [
      {
        line,
        path: '',
        reason: { code: 'no-known-column', found: unknown.slice(0, 20).map((name) => name.slice(0, 60)) },
        mend: { code: 'name-columns', columns: names },
      },
    ];
  }
  const doubled = twice.map(
    (column): LineRefusal => ({
      line,
      path: column,
      reason: { code: 'column-twice', column },
      mend: { code: 'keep-one-column' },
    }),
  );
  const [key = ''] = keys;
  if (found.some(({ column }) => keys.includes(column.name))) return doubled;
  return [
    ...doubled,
    { line, path: key, reason: { code: 'missing-column', column: key }, mend: { code: 'add-column', column: key } },
  ];
}

/** More cells than columns: most often a cell with a delimiter in it that nobody quoted. */
export function surplusFault(cells: readonly string[], limit: number): Pick<Refusal, 'reason' | 'mend'> | null {
  if (cells.slice(limit).every((cell) => cell.trim() === '')) return null;
  return { reason: { code: 'too-many-cells', found: cells.length, limit }, mend: { code: 'quote-cell' } };
}

function missingColumns<Item>(needed: readonly string[], { found }: Header<Column<Item>>): RowFault[] {
  return needed
    .filter((name) => !found.some(({ column }) => column.name === name))
    .map((column) => ({
      path: column,
      reason: { code: 'missing-column', column },
      mend: { code: 'add-column', column },
    }));
}

function itemOf(kind: 'tip' | 'metric', id: string, title: string): Pick<Refusal, 'item'> {
  if (id === '' && title === '') return {};
  return { item: { kind, ...(id === '' ? {} : { id }), ...(title === '' ? {} : { title }) } };
}

function differing(before: object, after: object): string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => canonicalJson(old.get(name)) !== canonicalJson(now.get(name)),
  );
}

/** The former items in their order, each as it was read, then the new ones in the order of the table. */
function merged<Item extends Identified>(former: readonly Item[], read: ReadonlyMap<string, Item>): Item[] {
  const known = new Set(former.map(({ id }) => id));
  return [
    ...former.map((item) => read.get(item.id) ?? item),
    ...[...read].flatMap(([id, item]) => (known.has(id) ? [] : [item])),
  ];
}
