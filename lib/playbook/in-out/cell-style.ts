import type { CellStyle, Column } from './column';
import { type DayOrder, isAmbiguousDay, provenOrder } from './day-cell';
import type { Header } from './header';
import type { ImportNote, Locale } from './import-plan';
import { type DecimalMark, isAmbiguousNumber, provenMark } from './number-cell';
import type { Table } from './table-text';

export interface TableStyle {
  style: CellStyle;
  /** What to say of a cell that was read in one of two ways, with nothing in the table that proves it. */
  doubt(column: Pick<Column<never>, 'name' | 'holds'>, cell: string, line: number, read: string): ImportNote | null;
}

/**
 * How numbers and days of one table are written: as any cell of it proves (`1,5` can only be a decimal comma, `30/6/2027`
 * only day first); else by the delimiter, as spreadsheets write `;` where the comma is the decimal mark; else as the
 * person's own language does.
 */
export function tableStyle<Item>(
  { delimiter, rows }: Table,
  { found }: Header<Column<Item>>,
  locale: Locale,
  titles: ReadonlyMap<string, string>,
): TableStyle {
  const cellsThat = (holds: 'number' | 'day'): string[] => {
    const places = found.filter(({ column }) => column.holds === holds).map(({ at }) => at);
    return rows.flatMap(({ cells }) => places.map((at) => cells[at] ?? ''));
  };
  const mark = firstOf(cellsThat('number'), provenMark);
  const order = firstOf(cellsThat('day'), provenOrder);
  const byDelimiter: { [delimiter: string]: DecimalMark } = { ';': ',', ',': '.' };
  const style: CellStyle = {
    decimal: mark ?? byDelimiter[delimiter] ?? locale.decimal,
    days: order ?? locale.days,
    titles,
  };
  return {
    style,
    doubt({ name, holds }, cell, line, read) {
      const open =
        (holds === 'number' && mark === undefined && isAmbiguousNumber(cell)) ||
        (holds === 'day' && order === undefined && isAmbiguousDay(cell));
      return open ? { code: 'two-readings', line, column: name, found: cell.trim(), read } : null;
    },
  };
}

function firstOf<Proof extends DecimalMark | DayOrder>(
  cells: readonly string[],
  prove: (cell: string) => Proof | undefined,
): Proof | undefined {
  for (const cell of cells) {
    const proof = prove(cell);
    if (proof !== undefined) return proof;
  }
  return undefined;
}
