import Papa from 'papaparse';
import type { OtherFile } from '../refusal';
import { fold } from './header';
import type { LineRefusal } from './import-plan';

/** A table as text: its first row and the others, each with the line of the text that it begins in, from 1. */
export interface Table {
  delimiter: Delimiter;
  header: string[];
  headerLine: number;
  /** Rows in which at least one cell is not blank. */
  rows: { line: number; cells: string[] }[];
}

export type Delimiter = ',' | ';' | '\t' | '|';
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file that a spreadsheet saved, by its byte order mark: UTF-8, UTF-16 (Excel's "Unicode text"), and
 * without one UTF-8 or, where it is none, Windows-1252 (Excel's plain "CSV" in western Europe). A file that is no text at
 * all is said by what it looks like.
 */
export function tableTextFrom(bytes: Uint8Array): { text: string; encoding: Encoding } | { looksLike: OtherFile } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  // Old Excel workbooks (OLE) and new ones (zip).
  if ((first === 0xd0 && second === 0xcf) || (first === 0x50 && second === 0x4b)) return { looksLike: 'archive' };
  if (first === 0x25 && second === 0x50) return { looksLike: 'pdf' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^\s*<[!?a-z]/i.test(text) ? { looksLike: 'web-page' } : { text, encoding: 'utf-8' };
  } catch {
    return decoded(bytes, 'windows-1252');
  }
}

const decoded = (bytes: Uint8Array, encoding: Encoding): { text: string; encoding: Encoding } => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

/**
 * Rows as a file that Excel opens as it is: with a byte order mark, lines that end in CR LF, cells quoted where needed.
 * Excel takes the delimiter of its own language: `;` where the comma is the decimal mark.
 */
export function tableText(rows: string[][], delimiter: ',' | ';'): string {
  return `\uFEFF${Papa.unparse(rows, { delimiter, newline: '\r\n' })}\r\n`;
}

/**
 * Reads a table. The delimiter is the one by which most names of the first row are known (`isColumn`, given folded
 * names); a line `sep=;` before it, as Excel knows it, decides. A byte order mark is left out.
 */
export function parseTable(
  source: string,
  isColumn: (folded: string) => boolean,
): { table: Table } | { refused: LineRefusal[] } {
  const body = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const said = /^sep=([,;\t|])\r?\n/.exec(body);
  const text = said ? body.slice(said[0].length) : body;
  const firstLine = said ? 2 : 1;
  const wanted = DELIMITERS.find((one) => one === said?.[1]);
  const delimiter = wanted ?? likeliest(text, isColumn);
  const rows: Table['rows'] = [];
  const refused: LineRefusal[] = [];
  let line = firstLine;
  let read = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step({ data, errors, meta }) {
      if (errors.some(({ type }) => type === 'Quotes')) {
        refused.push({ line, path: '', reason: { code: 'bad-quotes' }, mend: { code: 'quote-cell' } });
      } else if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
      line += breaksIn(text, read, meta.cursor);
      read = meta.cursor;
    },
  });
  if (refused.length > 0) return { refused };
  const [header, ...others] = rows;
  if (!header || others.length === 0) {
    return {
      refused: [
        {
          line: firstLine,
          path: '',
          reason: { code: 'empty-table' },
          mend: { code: 'save-as-csv' },
        },
      ],
    };
  }
  return { table: { delimiter, header: header.cells, headerLine: header.line, rows: others } };
}

/** The folded names in the first row of a table, by the delimiter by which most of them are known. */
export function headerOf(source: string, isColumn: (folded: string) => boolean): string[] {
  const text = source.replace(/^\uFEFF/, '').replace(/^sep=[,;\t|]\r?\n/, '');
  const { data } = Papa.parse<string[]>(text, { delimiter: likeliest(text, isColumn), preview: 5 });
  return firstRow(data).map(fold);
}

function likeliest(text: string, isColumn: (folded: string) => boolean): Delimiter {
  const counted = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: 5 });
    const header = firstRow(data);
    return { delimiter, known: header.filter((cell) => isColumn(fold(cell))).length, cells: header.length };
  });
  counted.sort((one, other) => other.known - one.known || other.cells - one.cells);
  return counted[0]?.delimiter ?? ',';
}

const firstRow = (rows: readonly string[][]): string[] =>
  rows.find((cells) => cells.some((cell) => cell.trim() !== '')) ?? [];

/** Line breaks (LF, CR LF or CR) between two places of a text. */
function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}
