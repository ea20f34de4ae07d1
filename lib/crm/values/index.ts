import type { Doubt, Value } from '../record';
import { parseDate } from './date';
import { foldText } from './fold';
import type { ParseHints } from './hints';
import { parseMoney } from './money';
import { isShortened, scanNumber } from './number';

export { pageClues } from './clues';
export { foldText } from './fold';
export { hintsOf, type ParseHints } from './hints';

type Parsed = { value: Value | null; doubt?: Doubt };

/** How the CRMs put yes and no into words, in the languages that are tested, and Salesforce's own true and false. */
const YES = new Set(['true', 'yes', 'ja', 'oui', 'sí', 'sim', 'はい']);
const NO = new Set(['false', 'no', 'nein', 'non', 'não', 'いいえ']);

function parseBoolean(text: string): Parsed {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: { kind: 'boolean', boolean: true } };
  return NO.has(word) ? { value: { kind: 'boolean', boolean: false } } : { value: null };
}

function parseNumber(text: string, kind: 'number' | 'percent', locale: string): Parsed {
  const found = scanNumber(text, locale);
  if (!found) return { value: null };
  if ('doubt' in found) return { value: null, doubt: found.doubt };
  const unit = found.before + found.after;
  if (unit === '' || (kind === 'percent' && /^[%٪]$/.test(unit))) return { value: { kind, number: found.number } };
  return isShortened(found.after.replace(/\s*%$/, '')) ? { value: null, doubt: 'shortened' } : { value: null };
}

/**
 * The typed value of a text as shown. What can be read in two ways is not guessed: `value` is null (or, for a currency
 * that is not known, the amount alone) and `doubt` says why. A text that is not of the expected kind gives null and no
 * doubt; so does an empty one. Never throws, whatever the text or the hints.
 */
export function parseValue(raw: string, expected: Value['kind'], hints: ParseHints): Parsed {
  const text = foldText(raw);
  if (text === '') return { value: null };
  switch (expected) {
    case 'text':
      return { value: { kind: 'text', text } };
    case 'reference':
      return { value: { kind: 'reference', name: text } };
    case 'choice':
      return { value: { kind: 'choice', label: text } };
    case 'boolean':
      return parseBoolean(text);
    case 'number':
    case 'percent':
      return parseNumber(text, expected, hints.locale);
    case 'money':
      return parseMoney(text, hints);
    case 'date':
    case 'datetime':
      return parseDate(text, expected, hints);
  }
}
