import { plain } from './fold';

/** A number found in a text, and what stands around it. `unit` is what is left: symbols, codes, words. */
export type Scanned =
  | { number: number; before: string; after: string }
  | { doubt: 'number-separators' }
  /** No number, several numbers, or marks in places where no locale puts them. */
  | null;

const cache = new Map<string, { group: string; decimal: string } | null>();

/** Group and decimal marks of a BCP 47 locale by Intl (CLDR); null where the locale is unknown or malformed. */
export function marksOf(locale: string): { group: string; decimal: string } | null {
  const known = cache.get(locale);
  if (known !== undefined) return known;
  let marks: { group: string; decimal: string } | null = null;
  try {
    if (locale !== '' && Intl.NumberFormat.supportedLocalesOf(locale).length > 0) {
      const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.8);
      const mark = (type: string) => plainMark(parts.find((part) => part.type === type)?.value ?? '');
      marks = { group: mark('group'), decimal: mark('decimal') };
    }
  } catch {
    // A malformed tag in `lang` says as much as none.
  }
  cache.set(locale, marks);
  return marks;
}

const plainMark = (mark: string): string => mark.normalize('NFKC').replace('’', "'");

/** Groups of three, or of two before the last three (India). */
const GROUPED = /^(?:\d{1,3}(?:g\d{3})+|\d{1,2}(?:g\d{2})*g\d{3})$/;

/**
 * Digits with marks to a number. What two readings fit is not guessed: one `.` or `,` before exactly three digits is
 * taken as thousands where the page's locale groups so, and is a doubt everywhere else. The other reading, a decimal
 * with three places, is rarer than a person whose number format differs from the language of the page (crm.md §5).
 */
function digits(core: string, locale: string): number | 'number-separators' | null {
  const marks = core.replace(/\d/g, '');
  if (marks === '') return Number(core);
  const last = marks.charAt(marks.length - 1);
  const groups = marks.slice(0, -1);
  const asGroups = (text: string, mark: string): number | null =>
    GROUPED.test(text.split(mark).join('g')) ? Number(text.split(mark).join('')) : null;
  const kinds = new Set(marks);
  if (kinds.size > 2) return null;
  if (kinds.size === 2) {
    const group = groups.charAt(0);
    if (groups.includes(last) || !/[.,٫]/.test(last)) return null;
    const [whole = '', fraction = ''] = core.split(last);
    const head = asGroups(whole, group);
    return head === null ? null : Number(`${head}.${fraction}`);
  }
  if (marks.length > 1 || /[ '٬]/.test(last)) return asGroups(core, last);
  const [whole = '', fraction = ''] = core.split(last);
  const groupLike = last !== '٫' && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!groupLike) return Number(`${whole || '0'}.${fraction}`);
  return marksOf(locale)?.group === last ? Number(whole + fraction) : 'number-separators';
}

/** Finds the one number in a text, with its sign: minus before, behind or next to it, or round brackets around it. */
export function scanNumber(raw: string, locale: string): Scanned {
  const text = plain(raw).replace(/[’‘]/g, "'");
  const match = /(?:\d(?:[\d .,'٫٬]*\d)?|[.,٫]\d+)/.exec(text);
  if (!match) return null;
  let before = text.slice(0, match.index);
  let after = text.slice(match.index + match[0].length);
  if (/\d/.test(after)) return null;
  const value = digits(match[0], locale);
  if (value === null) return null;
  if (typeof value === 'string') return { doubt: value };
  let negative = false;
  if (before.trimStart().startsWith('(') && after.trimEnd().endsWith(')')) {
    negative = true;
    before = before.trimStart().slice(1);
    after = after.trimEnd().slice(0, -1);
  }
  const sign = /^\s*[-+]|[-+]\s*$/;
  const trailing = /^\s*[-+]/;
  const minus = sign.exec(before)?.[0] ?? trailing.exec(after)?.[0];
  if (minus?.includes('-')) negative = true;
  before = before.replace(sign, '');
  after = after.replace(trailing, '');
  return { number: negative && value !== 0 ? -value : value, before: before.trim(), after: after.trim() };
}

/**
 * Words by which locales shorten thousands and more, behind the number (CLDR compact forms of the languages that are
 * tested, and what people write): a shortened amount was rounded, so it is not a value.
 */
const SHORT =
  /^(?:k|m|mn|mm|b|bn|t|tn|g|mio|mrd|bio|brd|tsd|md|bn|mil|mill|mi|bi|tri|l|cr|lcr|tcr|lakhs?|crores?|mil m|千|万|億|兆|京|万億)\.?$/i;

export const isShortened = (after: string): boolean => SHORT.test(after);
