import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Value } from '../../../lib/crm/record';
import { type ParseHints, parseValue } from '../../../lib/crm/values/index';

/** Everything here is formatted by Intl, as Salesforce's own components do, and must be read back or doubted. */
const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR', 'ja-JP', 'en-IN'] as const;
// Thousands of Intl objects are slow to make on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 300, seed: 20261124 };

/** Two decimals at most: three are the one shape that is doubted. */
const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }).map((cents) => cents / 100);
const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });

const parse = (raw: string, kind: Value['kind'], locale: string, more: Partial<ParseHints> = {}) =>
  parseValue(raw, kind, { locale, ...more });

/** One mark before exactly three digits, with up to three before it: `1,234`. */
const twoReadings = (raw: string): boolean => {
  const bare = raw.normalize('NFKC').replace(/[^\d.,]/g, '');
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(bare);
};

describe.each(LOCALES)('%s', (locale) => {
  it('reads back every number that Intl formats, or doubts one mark before three digits', () => {
    const options = fc.record(
      {
        maximumFractionDigits: fc.integer({ min: 3, max: 8 }),
        useGrouping: fc.constantFrom<boolean | 'min2'>(true, false, 'min2'),
        signDisplay: fc.constantFrom<'auto' | 'exceptZero' | 'always'>('auto', 'exceptZero', 'always'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(numbers, options, (value, given) => {
        const digits = given.maximumFractionDigits ?? 3;
        const raw = new Intl.NumberFormat(locale, given as Intl.NumberFormatOptions).format(value);
        const { value: read, doubt } = parse(raw, 'number', locale);
        if (doubt) {
          expect(doubt).toBe('number-separators');
          expect(twoReadings(raw), raw).toBe(true);
        } else {
          const expected = Number(value.toFixed(digits));
          expect(read?.kind, raw).toBe('number');
          if (read?.kind === 'number')
            expect(Math.abs(read.number - expected), raw).toBeLessThanOrEqual(1.01 * 10 ** -digits);
        }
      }),
      RUNS,
    );
  });

  it('reads back amounts in every currency there is, in every style, and never with a wrong currency', () => {
    const currency = fc.constantFrom(...Intl.supportedValuesOf('currency'));
    const options = fc.record({
      currencyDisplay: fc.constantFrom('symbol', 'narrowSymbol', 'code'),
      currencySign: fc.constantFrom('standard', 'accounting'),
    });
    fc.assert(
      fc.property(amount, currency, options, (value, code, given) => {
        const format = new Intl.NumberFormat(locale, {
          style: 'currency',
          currency: code,
          ...given,
        } as Intl.NumberFormatOptions);
        const places = format.resolvedOptions().maximumFractionDigits ?? 2;
        const raw = format.format(value);
        if (twoReadings(raw) && places === 3) return;
        const { value: read, doubt } = parse(raw, 'money', locale);
        if (doubt === 'shortened') {
          // Kwacha, lempira and their like are written with a letter that also stands for thousands.
          expect(given.currencyDisplay, raw).not.toBe('code');
          expect(read).toBeNull();
          return;
        }
        expect(read?.kind, raw).toBe('money');
        if (read?.kind !== 'money') return;
        expect(Math.abs(read.amount - value), raw).toBeLessThanOrEqual(0.51 * 10 ** -places);
        if (given.currencyDisplay === 'code') expect(read.currency, raw).toBe(code);
        else if (read.currency === null) expect(doubt, raw).toBe('currency');
        // The pound of some islands is the pound; a won may be of either Korea, a yen in Japan is Japan's.
        else if (!(['£', '₩', '¥'].includes(read.symbol ?? '') && given.currencyDisplay === 'narrowSymbol'))
          expect(read.currency, raw).toBe(code);
      }),
      RUNS,
    );
  });

  it('knows the currencies that most deals are in by their usual symbol', () => {
    for (const code of ['EUR', 'GBP', 'INR', 'BRL', 'CHF', 'SEK', 'PLN']) {
      const raw = new Intl.NumberFormat(locale, { style: 'currency', currency: code }).format(12345.6);
      const { value } = parse(raw, 'money', locale);
      expect(value, raw).toMatchObject({ kind: 'money', amount: 12345.6, currency: code });
    }
  });

  it('never takes a shortened number for a value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9e14 }), fc.boolean(), (value, isMoney) => {
        const format = new Intl.NumberFormat(locale, {
          notation: 'compact',
          ...(isMoney ? { style: 'currency', currency: 'EUR' } : {}),
        });
        // Some languages do not shorten small numbers.
        if (!format.formatToParts(value).some((part) => part.type === 'compact')) return;
        const raw = format.format(value);
        expect(parse(raw, isMoney ? 'money' : 'number', locale), raw).toEqual({ value: null, doubt: 'shortened' });
      }),
      RUNS,
    );
  });

  it('reads back percentages', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), (value) => {
        const raw = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
          value / 10_000,
        );
        const { value: read } = parse(raw, 'percent', locale);
        expect(read, raw).toEqual({ kind: 'percent', number: value / 100 });
      }),
      RUNS,
    );
  });

  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
  const written: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'short' },
    { dateStyle: 'medium' },
    { dateStyle: 'long' },
    { dateStyle: 'full' },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' },
  ];

  it('reads back days in every style, or doubts the order of two small numbers', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...written), (at, style) => {
        const raw = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(at);
        const { value, doubt } = parse(raw, 'date', locale);
        const iso = at.toISOString().slice(0, 10);
        // Two digits of a year tell no century; the nearest one is meant.
        if (style.dateStyle === 'short' && at.getUTCFullYear() < 1970) return;
        if (!doubt) expect(value, raw).toEqual({ kind: 'date', date: iso });
        else {
          expect(doubt, raw).toBe('date-order');
          expect(at.getUTCDate() <= 12 && /[/-]/.test(raw), raw).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('reads back every day once the order is known', () => {
    const order = locale === 'en-US' ? 'mdy' : 'dmy';
    fc.assert(
      fc.property(day, fc.constantFrom(...written), (at, style) => {
        const raw = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(at);
        const parsed = parse(raw, 'date', locale, { dateOrder: order });
        expect(parsed, raw).toEqual({ value: { kind: 'date', date: at.toISOString().slice(0, 10) } });
      }),
      RUNS,
    );
  });

  it('reads back times in every style and zone as the clock shows them', () => {
    const styles = fc.constantFrom<Intl.DateTimeFormatOptions>(
      { dateStyle: 'medium', timeStyle: 'short' },
      { dateStyle: 'medium', timeStyle: 'medium' },
      { dateStyle: 'long', timeStyle: 'long' },
      { dateStyle: 'full', timeStyle: 'full' },
      { dateStyle: 'short', timeStyle: 'short' },
    );
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo');
    const order = locale === 'en-US' ? 'mdy' : 'dmy';
    fc.assert(
      fc.property(day, styles, zone, (at, style, timeZone) => {
        const raw = new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(at);
        const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
        const parsed = parse(raw, 'datetime', locale, { dateOrder: order });
        expect(parsed, raw).toEqual({ value: { kind: 'datetime', datetime: clock.replace(' ', 'T') } });
      }),
      RUNS,
    );
  });

  it('calls days told from now relative', () => {
    const unit = fc.constantFrom<Intl.RelativeTimeFormatUnit>(
      'second',
      'minute',
      'hour',
      'day',
      'week',
      'month',
      'year',
    );
    const numeric = fc.constantFrom<'auto' | 'always'>('auto', 'always');
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), unit, numeric, (value, one, how) => {
        const raw = new Intl.RelativeTimeFormat(locale, { numeric: how }).format(value, one);
        expect(parse(raw, 'date', locale), raw).toEqual({ value: null, doubt: 'relative-date' });
      }),
      RUNS,
    );
  });
});

describe('a page in one language and values in another locale', () => {
  const pair = fc.tuple(fc.constantFrom(...LOCALES), fc.constantFrom(...LOCALES, ''));

  it('never reads a wrong amount', () => {
    fc.assert(
      fc.property(amount, pair, (value, [shown, page]) => {
        const raw = new Intl.NumberFormat(shown, { minimumFractionDigits: 2 }).format(value);
        expect(parse(raw, 'number', page), raw).toEqual({ value: { kind: 'number', number: value === 0 ? 0 : value } });
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });

  it('never reads a wrong day', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    const style = fc.constantFrom<Intl.DateTimeFormatOptions>({}, { dateStyle: 'medium' }, { dateStyle: 'long' });
    fc.assert(
      fc.property(day, pair, style, (at, [shown, page], given) => {
        const raw = new Intl.DateTimeFormat(shown, { ...given, timeZone: 'UTC' }).format(at);
        const { value, doubt } = parse(raw, 'date', page);
        if (doubt) expect(doubt, raw).toBe('date-order');
        else expect(value, raw).toEqual({ kind: 'date', date: at.toISOString().slice(0, 10) });
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });

  it('reads the digits of every script that Intl writes', () => {
    for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
      const raw = new Intl.NumberFormat('en-US', { numberingSystem, minimumFractionDigits: 2 }).format(1234567.25);
      if (!/^[\p{Nd}.,٫٬٬]+$/u.test(raw)) continue;
      expect(parse(raw, 'number', ''), numberingSystem).toEqual({ value: { kind: 'number', number: 1234567.25 } });
    }
  });
});

it('answers to any text with a value or none, and never throws', () => {
  const kinds = fc.constantFrom<Value['kind']>('text', 'number', 'money', 'percent', 'date', 'datetime', 'boolean');
  const locale = fc.constantFrom(...LOCALES, '', 'x', 'en_US', '\u0000', 'zz-ZZ', 'USD');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[-+()$€¥%.,' \d/:年月日apm]{0,24}$/),
    fc
      .array(fc.constantFrom('Mar', '3', '2026', ',', ' ', 'GMT+2', '(', ')', 'USD', '1.234', '4 PM'))
      .map((a) => a.join('')),
  );
  fc.assert(
    fc.property(text, kinds, locale, (raw, kind, locale) => {
      const { value, doubt } = parse(raw, kind, locale, { currency: locale });
      if (value?.kind === 'number' || value?.kind === 'percent') expect(Number.isFinite(value.number)).toBe(true);
      if (value?.kind === 'money') expect(Number.isFinite(value.amount)).toBe(true);
      if (value?.kind === 'date') expect(new Date(value.date).toISOString().slice(0, 10)).toBe(value.date);
      if (value && doubt) expect(value.kind).toBe('money');
    }),
    { ...RUNS, numRuns: 3000 },
  );
});
