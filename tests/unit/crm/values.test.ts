import { describe, expect, it } from 'vitest';
import type { Value } from '../../../lib/crm/record';
import { foldText, type ParseHints, parseValue } from '../../../lib/crm/values/index';

const hints = (locale: string, more: Partial<ParseHints> = {}): ParseHints => ({ locale, ...more });

/** One line of the matrix: locale, text as shown, what it is; a string is the doubt that keeps it raw. */
type Line = [locale: string, raw: string, expected: Value | string | null];
const number = (value: number): Value => ({ kind: 'number', number: value });
const percent = (value: number): Value => ({ kind: 'percent', number: value });
const date = (value: string): Value => ({ kind: 'date', date: value });
const datetime = (value: string): Value => ({ kind: 'datetime', datetime: value });
const money = (amount: number, currency: string | null, symbol?: string): Value => ({
  kind: 'money',
  amount,
  currency,
  ...(symbol === undefined ? {} : { symbol }),
});

function check(kind: Value['kind'], lines: Line[], more: Partial<ParseHints> = {}): void {
  it.each(lines)('%s: %s', (locale, raw, expected) => {
    const parsed = parseValue(raw, kind, hints(locale, more));
    if (typeof expected === 'string') expect(parsed).toEqual({ value: null, doubt: expected });
    else expect(parsed).toEqual({ value: expected });
  });
}

describe('numbers that only one reading fits, whatever the locale', () => {
  check('number', [
    ['en-US', '1,234,567.891', number(1234567.891)],
    ['de-DE', '1.234.567,891', number(1234567.891)],
    ['fr-FR', '1\u202f234\u202f567,891', number(1234567.891)],
    ['fr-FR', '1\u00a0234,5', number(1234.5)],
    ['es-ES', '1234,5', number(1234.5)],
    ['pt-BR', '-1.234,56', number(-1234.56)],
    ['en-IN', '12,34,567.891', number(1234567.891)],
    ['en-IN', '1,00,000', number(100000)],
    ['ja-JP', '１，２３４，５６７', number(1234567)],
    ['', '1,234.5', number(1234.5)],
    ['', '1.234,5', number(1234.5)],
    ['de-CH', '1’234.50', number(1234.5)],
    ['ar-EG', '١٬٢٣٤٬٥٦٧٫٨٩', number(1234567.89)],
    ['hi-IN', '१२,३४,५६७.८९', number(1234567.89)],
    ['en-US', '\u22121,234.5', number(-1234.5)],
    ['en-US', '(1,234.50)', number(-1234.5)],
    ['en-US', '1,234.50-', number(-1234.5)],
    ['en-US', '\u200e-12', number(-12)],
    ['en-US', '+7', number(7)],
    ['en-US', '0', number(0)],
    ['en-US', '(0.00)', number(0)],
    ['en-US', '.5', number(0.5)],
    ['de-DE', '0,125', number(0.125)],
    ['en-US', '1234.567', number(1234.567)],
  ]);
});

describe('one mark before three digits', () => {
  check('number', [
    ['en-US', '1,234', number(1234)],
    ['en-IN', '12,345', number(12345)],
    ['ja-JP', '1,234', number(1234)],
    ['de-DE', '1.234', number(1234)],
    ['es-ES', '12.345', number(12345)],
    ['pt-BR', '1.234', number(1234)],
    ['en-US', '1.234', 'number-separators'],
    ['de-DE', '1,234', 'number-separators'],
    ['fr-FR', '1,234', 'number-separators'],
    ['fr-FR', '1.234', 'number-separators'],
    ['', '1,234', 'number-separators'],
    ['not a locale', '1.234', 'number-separators'],
  ]);
});

describe('what is no number', () => {
  check('number', [
    ['en-US', '', null],
    ['en-US', '\u00a0\u200b', null],
    ['en-US', 'n/a', null],
    ['en-US', '1,23,45', null],
    ['en-US', '1.2.3,4', null],
    ['en-US', '12 34', null],
    ['en-US', '10 - 20', null],
    ['en-US', '3 days', null],
    ['en-US', '1.2M', 'shortened'],
    ['de-DE', '1,2 Mio.', 'shortened'],
    ['ja-JP', '123万', 'shortened'],
    ['en-IN', '1.2Cr', 'shortened'],
  ]);
});

describe('percent', () => {
  check('percent', [
    ['en-US', '25%', percent(25)],
    ['de-DE', '25\u00a0%', percent(25)],
    ['fr-FR', '12,5\u202f%', percent(12.5)],
    ['tr-TR', '%25', percent(25)],
    ['ar-EG', '٢٥٪\u061c', percent(25)],
    ['en-US', '(5%)', percent(-5)],
    ['en-US', '25', percent(25)],
    ['ja-JP', '２５％', percent(25)],
    ['en-US', '25 people', null],
  ]);
});

describe('money with a currency that the page names', () => {
  check('money', [
    ['en-US', 'USD 1,733,104.35', money(1733104.35, 'USD')],
    ['en-US', 'EUR 1,517.00 (USD 1,733.10)', money(1517, 'EUR')],
    ['en-US', '€1,234.50', money(1234.5, 'EUR', '€')],
    ['en-US', '(€1,234.50)', money(-1234.5, 'EUR', '€')],
    ['en-GB', '£1,234.50', money(1234.5, 'GBP', '£')],
    ['en-GB', 'US$1,234.50', money(1234.5, 'USD', 'US$')],
    ['de-DE', '1.234,50\u00a0€', money(1234.5, 'EUR', '€')],
    ['de-DE', '-1.234,50 CHF', money(-1234.5, 'CHF')],
    ['fr-FR', '1\u202f234,56\u00a0€', money(1234.56, 'EUR', '€')],
    ['fr-FR', '1\u202f234,56\u00a0$US', money(1234.56, 'USD', '$US')],
    ['es-ES', '12.345,60 €', money(12345.6, 'EUR', '€')],
    ['pt-BR', 'R$\u00a01.234,56', money(1234.56, 'BRL', 'R$')],
    ['pt-BR', '-R$ 1.234,56', money(-1234.56, 'BRL', 'R$')],
    ['ja-JP', '￥1,234,567', money(1234567, 'JPY', '¥')],
    ['ja-JP', '¥1,234', money(1234, 'JPY', '¥')],
    ['ja-JP', '1,234円', money(1234, 'JPY', '円')],
    ['en-IN', '₹1,00,000.00', money(100000, 'INR', '₹')],
    ['en-US', '$1,000.50 USD', money(1000.5, 'USD')],
    ['pl-PL', '1 234,50 zł', money(1234.5, 'PLN', 'zł')],
  ]);
});

describe('money with a currency that several share', () => {
  it.each([
    ['en-US', '$1,234.50', 1234.5, '$'],
    ['en-US', '-$1,234.50', -1234.5, '$'],
    ['en-US', '¥1,234', 1234, '¥'],
    ['sv-SE', '1 234,50 kr', 1234.5, 'kr'],
    ['en-US', '1,234.50', 1234.5, undefined],
  ])('%s: %s keeps amount and symbol and doubts the currency', (locale, raw, amount, symbol) => {
    expect(parseValue(raw, 'money', hints(locale))).toEqual({ value: money(amount, null, symbol), doubt: 'currency' });
  });

  it('takes the currency that is known to be meant, if the symbol is one of its symbols', () => {
    const of = (raw: string, currency: string): unknown => parseValue(raw, 'money', hints('en-US', { currency }));
    expect(of('$5', 'CAD')).toEqual({ value: money(5, 'CAD', '$') });
    expect(of('¥5', 'CNY')).toEqual({ value: money(5, 'CNY', '¥') });
    expect(of('5 kr', 'SEK')).toEqual({ value: money(5, 'SEK', 'kr') });
    expect(of('5', 'USD')).toEqual({ value: money(5, 'USD') });
    expect(of('$5', 'EUR')).toEqual({ value: money(5, null, '$'), doubt: 'currency' });
    expect(of('€5', 'USD')).toEqual({ value: money(5, 'EUR', '€') });
  });
});

describe('money that stays raw', () => {
  check('money', [
    ['en-US', '$1.2M', 'shortened'],
    ['en-US', 'USD 1.2M', 'shortened'],
    ['de-DE', '1,2\u00a0Mio.\u00a0€', 'shortened'],
    ['pt-BR', 'R$ 1,2 mi', 'shortened'],
    ['ja-JP', '￥123万', 'shortened'],
    ['en-US', '€1.234', 'number-separators'],
    ['en-US', 'free', null],
    ['en-US', '$', null],
    ['en-US', '2 for €5', null],
  ]);
});

describe('dates that only one reading fits', () => {
  check('date', [
    ['en-US', '12/31/2026', date('2026-12-31')],
    ['en-GB', '31/12/2026', date('2026-12-31')],
    ['en-US', '31/12/2026', date('2026-12-31')],
    ['en-US', '3/3/2026', date('2026-03-03')],
    ['de-DE', '04.03.2026', date('2026-03-04')],
    ['en-US', '04.03.2026', date('2026-03-04')],
    ['de-DE', '04.03.26', date('2026-03-04')],
    ['de-DE', '4. März 2026', date('2026-03-04')],
    ['de-DE', 'Mittwoch, 4. März 2026', date('2026-03-04')],
    ['fr-FR', '4 mars 2026', date('2026-03-04')],
    ['fr-FR', '1er mars 2026', date('2026-03-01')],
    ['fr-FR', '10 sept. 2026', date('2026-09-10')],
    ['es-ES', '4 de marzo de 2026', date('2026-03-04')],
    ['pt-BR', '4 de mar. de 2026', date('2026-03-04')],
    ['pt-BR', 'quarta-feira, 4 de março de 2026', date('2026-03-04')],
    ['ja-JP', '2026/03/04', date('2026-03-04')],
    ['ja-JP', '2026年3月4日', date('2026-03-04')],
    ['ja-JP', '2026年3月4日水曜日', date('2026-03-04')],
    ['en-IN', '4 Mar 2026', date('2026-03-04')],
    ['en-IN', '04-Mar-2026', date('2026-03-04')],
    ['en-US', 'Mar 3, 2026', date('2026-03-03')],
    ['en-US', 'Tuesday, March 3, 2026', date('2026-03-03')],
    ['en-US', '2026-03-04', date('2026-03-04')],
    ['', '29 February 2028', date('2028-02-29')],
    ['de-DE', 'Mar 3, 2026', date('2026-03-03')],
    ['ar-EG', '٢٠٢٦/٠٣/٠٤', date('2026-03-04')],
    ['en-US', '07/31/2026 10:00 AM GMT+2', date('2026-07-31')],
  ]);
});

describe('dates that two readings fit', () => {
  check('date', [
    ['en-US', '03/04/2026', 'date-order'],
    ['en-GB', '03/04/2026', 'date-order'],
    ['nl-NL', '03-04-2026', 'date-order'],
    ['en-US', '3/4/26', 'date-order'],
  ]);
  describe('with the order known', () => {
    check('date', [['en-US', '03/04/2026', date('2026-04-03')]], { dateOrder: 'dmy' });
    check('date', [['en-GB', '03/04/2026', date('2026-03-04')]], { dateOrder: 'mdy' });
    check('date', [['en-GB', '03/04/2026', 'date-order']], { dateOrder: 'ymd' });
  });
});

describe('days told from now', () => {
  check('date', [
    ['en-US', 'Today at 4 PM', 'relative-date'],
    ['en-US', '3 days ago', 'relative-date'],
    ['en-US', 'in 2 weeks', 'relative-date'],
    ['en-US', 'Tomorrow', 'relative-date'],
    ['en-US', 'Monday', 'relative-date'],
    ['de-DE', 'vor 3 Tagen', 'relative-date'],
    ['de-DE', 'Heute um 16:00', 'relative-date'],
    ['fr-FR', 'hier', 'relative-date'],
    ['es-ES', 'hace 2 días', 'relative-date'],
    ['pt-BR', 'há 5 dias', 'relative-date'],
    ['ja-JP', '3 日前', 'relative-date'],
    ['de-DE', 'Yesterday', 'relative-date'],
  ]);
});

describe('what is no date', () => {
  check('date', [
    ['en-US', '31 Feb 2026', null],
    ['de-DE', '31.02.2026', null],
    ['en-US', '02/30/2026', null],
    ['en-US', '2026-13-01', null],
    ['en-US', '29 February 2026', null],
    ['th-TH', '4 มีนาคม 2569', null],
    ['th-TH', '31/12/2569', null],
    ['en-US', '00/00/0000', null],
    ['en-US', '3 Foo 2026', null],
    ['en-US', 'soon', null],
    ['en-US', '12/31/2026 or 12/31/2027', null],
    ['en-US', 'todayish', null],
  ]);
});

describe('times', () => {
  check('datetime', [
    ['en-US', '3/31/2026, 5:05 PM', datetime('2026-03-31T17:05')],
    ['en-US', '12/31/2026, 12:05 AM', datetime('2026-12-31T00:05')],
    ['en-US', 'Dec 31, 2026 at 12:05 PM', datetime('2026-12-31T12:05')],
    ['en-US', '07/31/2026 10:00 AM GMT+2', datetime('2026-07-31T10:00')],
    ['en-GB', '4 March 2026 at 17:05:09 CET', datetime('2026-03-04T17:05')],
    ['de-DE', '04.03.2026, 17:05', datetime('2026-03-04T17:05')],
    ['de-DE', '4. März 2026 um 17:05:09 MEZ', datetime('2026-03-04T17:05')],
    ['fr-FR', '10 sept. 2026 à 11:53 GMT+2', datetime('2026-09-10T11:53')],
    ['fr-CA', '10 sept. 2026, 11 h 53', datetime('2026-09-10T11:53')],
    ['es-ES', '4 de marzo de 2026 a las 17:05:09 CET', datetime('2026-03-04T17:05')],
    ['es-MX', '4 de marzo de 2026, 5:05 p.\u00a0m.', datetime('2026-03-04T17:05')],
    ['pt-BR', '4 de março de 2026 às 17:05:09 GMT+1', datetime('2026-03-04T17:05')],
    ['ja-JP', '2020/02/27 20:37', datetime('2020-02-27T20:37')],
    ['ja-JP', '2026年3月4日水曜日 17時05分09秒 中央ヨーロッパ標準時', datetime('2026-03-04T17:05')],
    ['ja-JP', '2026年3月4日 午後5:05', datetime('2026-03-04T17:05')],
    ['en-IN', '4 Mar 2026, 5:05:09 pm', datetime('2026-03-04T17:05')],
    ['en-US', '2026-03-04T15:00:00.000Z', datetime('2026-03-04T15:00')],
    ['en-US', 'Mar 3, 2026 4 PM', datetime('2026-03-03T16:00')],
    ['en-US', 'Mar 3, 2026', date('2026-03-03')],
    ['en-US', 'Mar 3, 2026 25:00', null],
    ['en-US', 'Mar 3, 2026 4', null],
    ['en-US', '03/04/2026 4:00 PM', 'date-order'],
  ]);
});

describe('other kinds', () => {
  check('boolean', [
    ['en-US', 'True', { kind: 'boolean', boolean: true }],
    ['de-DE', 'Nein', { kind: 'boolean', boolean: false }],
    ['ja-JP', 'はい', { kind: 'boolean', boolean: true }],
    ['en-US', 'maybe', null],
  ]);
  check('text', [['en-US', '  a\u00a0b\n c\u200b ', { kind: 'text', text: 'a b c' }]]);
  check('choice', [['de-DE', 'Neugeschäft', { kind: 'choice', label: 'Neugeschäft' }]]);
  check('reference', [['en-US', 'Ada Byron', { kind: 'reference', name: 'Ada Byron' }]]);
});

describe('foldText', () => {
  it.each([
    ['\u00a0\u202f 1\u202f234\u00a0€ ', '1 234 €'],
    ['\u200b', ''],
    ['\u200d', ''],
    ['\ufeff\u2060', ''],
    ['line\r\n\t two', 'line two'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('folds %j to %j', (raw, folded) => expect(foldText(raw)).toBe(folded));
});
