/** What stands between whole number and fraction. */
export type DecimalMark = '.' | ',';

/** Spaces and apostrophes that group digits, also the ones that do not break. */
const GROUPING = /[\s\u00a0\u202f'’]/g;
const MARK: { [mark in DecimalMark]: RegExp } = {
  '.': /^[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)$/i,
  ',': /^[+-]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?:\d+(?:,\d+)?|,\d+)(?:e[+-]?\d+)?)$/i,
};

const plain = (cell: string): string => cell.replace(GROUPING, '').replace(/^[−–]/, '-').replace(/%$/, '');

/** `1.234,5` for 1234.5 with a decimal comma; no grouping, so that every spreadsheet reads it. */
export function numberCell(number: number, mark: DecimalMark): string {
  return String(number).replace('.', mark);
}

/** The number in a cell (a percent sign is dropped: `12 %` is 12), or null. */
export function numberFrom(cell: string, mark: DecimalMark): number | null {
  const text = plain(cell);
  if (!MARK[mark].test(text)) return null;
  const number = Number(mark === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}

/** The mark that a cell can only be read with; undefined where both would do (`1.234`, `12`). */
export function provenMark(cell: string): DecimalMark | undefined {
  const text = plain(cell);
  const [byPoint, byComma] = [numberFrom(text, '.'), numberFrom(text, ',')];
  if (byPoint === null || byComma === null) return byPoint === byComma ? undefined : byPoint === null ? ',' : '.';
  // A group of thousands never begins with a nought.
  const [, mark] = /^[+-]?0([.,])/.exec(text) ?? [];
  return mark === '.' || mark === ',' ? mark : undefined;
}

/** Whether the two marks give two different numbers. */
export function isAmbiguousNumber(cell: string): boolean {
  const [byPoint, byComma] = [numberFrom(cell, '.'), numberFrom(cell, ',')];
  return byPoint !== null && byComma !== null && byPoint !== byComma;
}
