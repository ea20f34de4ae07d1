import type { Mend, RefusalReason } from '../refusal';
import type { Resource } from '../schema';
import { idsCell, idsFrom, resourcesCell, resourcesFrom } from './cell';
import { type DayOrder, dayFrom } from './day-cell';
import { type DecimalMark, numberCell, numberFrom } from './number-cell';

/** An item while a row is read into it; the schema judges it afterwards. */
export interface Draft {
  [field: string]: unknown;
}

/** How the cells of one table are to be read. */
export interface CellStyle {
  decimal: DecimalMark;
  days: DayOrder;
  /** Ids by folded title, for cells that name other items. */
  titles: ReadonlyMap<string, string>;
}

export interface CellFault {
  reason: RefusalReason;
  mend: Mend;
}

/** One column of a table of items: how its cells are written, and how one is read into an item. */
export interface Column<Item> {
  /** As it is written in the first row; also the field's name in the format. */
  name: string;
  /** Other names that a first row may use, in English and German; case, spaces and punctuation do not count. */
  aliases: readonly string[];
  /** What its cells hold, where that takes a decision over the whole table. */
  holds?: 'number' | 'day';
  write(item: Item, decimal: DecimalMark): string;
  /** Puts a cell that is not blank into the item. Null: done, or left to the schema to judge. */
  put(draft: Draft, cell: string, style: CellStyle): CellFault | null;
  /** What a blank cell does. */
  clear(draft: Draft): void;
}

type Names = readonly [name: string, ...aliases: string[]];

/** Text, kept to the letter. Blank: removed where `optional`, else left for the schema to refuse. */
export function textColumn<Item>(names: Names, of: (item: Item) => string | undefined, optional = false): Column<Item> {
  const [name, ...aliases] = names;
  return {
    name,
    aliases,
    write: (item) => of(item) ?? '',
    put(draft, cell) {
      const former = draft[name];
      // A spreadsheet changes the line breaks inside a cell; that is no change of the text.
      if (typeof former !== 'string' || oneBreak(former) !== oneBreak(cell)) draft[name] = cell;
      return null;
    },
    clear(draft) {
      if (optional) delete draft[name];
      else draft[name] = '';
    },
  };
}

export function dayColumn<Item>(names: Names, of: (item: Item) => string | undefined): Column<Item> {
  const [name, ...aliases] = names;
  return {
    name,
    aliases,
    holds: 'day',
    write: (item) => of(item) ?? '',
    put: (draft, cell, style) => putDay(cell, style, (day) => Object.assign(draft, { [name]: day })),
    clear(draft) {
      delete draft[name];
    },
  };
}

/** `blank`: the value that a blank cell stands for in a new item; without one the field is removed. */
export function numberColumn<Item>(names: Names, of: (item: Item) => number | undefined, blank?: number): Column<Item> {
  const [name, ...aliases] = names;
  return {
    name,
    aliases,
    holds: 'number',
    write(item, decimal) {
      const number = of(item);
      return number === undefined ? '' : numberCell(number, decimal);
    },
    put: (draft, cell, style) => putNumber(cell, style, (number) => Object.assign(draft, { [name]: number })),
    clear(draft) {
      if (blank === undefined) delete draft[name];
      else draft[name] ??= blank;
    },
  };
}

/** Ids of other items, or their titles. */
export function idsColumn<Item>(names: Names, of: (item: Item) => readonly string[]): Column<Item> {
  const [name, ...aliases] = names;
  return {
    name,
    aliases,
    write: (item) => idsCell(of(item)),
    put(draft, cell, { titles }) {
      draft[name] = idsFrom(cell, titles);
      return null;
    },
    clear(draft) {
      draft[name] = [];
    },
  };
}

export function resourcesColumn<Item>(names: Names, of: (item: Item) => readonly Resource[]): Column<Item> {
  const [name, ...aliases] = names;
  return {
    name,
    aliases,
    write: (item) => resourcesCell(of(item)),
    put(draft, cell) {
      const resources = resourcesFrom(cell);
      if (Array.isArray(resources)) {
        draft[name] = resources;
        return null;
      }
      return {
        reason: { code: 'bad-resource', found: resources.wrong },
        mend: { code: 'use-resource', example: 'Guide <https://example.com/guide>' },
      };
    },
    clear(draft) {
      draft[name] = [];
    },
  };
}

/** A condition as the format's own JSON on one line. */
export function conditionColumn<Item>(names: Names, of: (item: Item) => object | undefined): Column<Item> {
  const [name, ...aliases] = names;
  return {
    name,
    aliases,
    write(item) {
      const condition = of(item);
      return condition === undefined ? '' : JSON.stringify(condition);
    },
    put(draft, cell) {
      try {
        draft[name] = JSON.parse(cell);
        return null;
      } catch {
        return {
          reason: { code: 'bad-condition' },
          mend: { code: 'use-condition', example: '{"field":"amount","operator":"isEmpty"}' },
        };
      }
    },
    clear(draft) {
      delete draft[name];
    },
  };
}

export function putNumber(cell: string, { decimal }: CellStyle, put: (number: number) => void): CellFault | null {
  const number = numberFrom(cell, decimal);
  if (number !== null) {
    put(number);
    return null;
  }
  return {
    reason: { code: 'bad-number', found: cell.trim() },
    mend: { code: 'use-number', example: decimal === ',' ? '1234,5' : '1234.5' },
  };
}

export function putDay(cell: string, { days }: CellStyle, put: (day: string) => void): CellFault | null {
  const day = dayFrom(cell, days);
  if (day !== null) {
    put(day);
    return null;
  }
  return { reason: { code: 'bad-date', found: cell.trim() }, mend: { code: 'use-date', example: '2027-06-30' } };
}

const oneBreak = (text: string): string => text.replace(/\r\n|\r/g, '\n');
