/** One spelling for names of columns: letters and digits only, accents kept, case dropped. `Confirmed on` → `confirmedon`. */
export function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Named {
  name: string;
  aliases: readonly string[];
}

export interface Header<Column> {
  /** Columns that the table has, in the order of `columns`, with their place in a row. */
  found: { column: Column; at: number }[];
  /** Names in the first row that no column has. */
  unknown: string[];
  /** Columns that the first row names more than once. */
  twice: string[];
}

/** Which columns a first row names, in any order and by any of their names. */
export function readHeader<Column extends Named>(cells: readonly string[], columns: readonly Column[]): Header<Column> {
  const names = namesOf(columns);
  const at = new Map<Column, number>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = names.get(fold(cell));
    if (column === undefined) {
      if (cell.trim() !== '') unknown.push(cell.trim());
    } else if (at.has(column)) twice.push(column.name);
    else at.set(column, index);
  }
  const found = columns.flatMap((column) => {
    const place = at.get(column);
    return place === undefined ? [] : [{ column, at: place }];
  });
  return { found, unknown, twice };
}

/** Whether any column goes by this folded name. */
export function isColumnName(columns: readonly Named[]): (folded: string) => boolean {
  const names = namesOf(columns);
  return (folded) => names.has(folded);
}

function namesOf<Column extends Named>(columns: readonly Column[]): Map<string, Column> {
  return new Map(columns.flatMap((column) => [column.name, ...column.aliases].map((name) => [fold(name), column])));
}
