import type { Doubt, Value } from '../record';
import { plain } from './fold';
import type { ParseHints } from './hints';
import { isShortened, scanNumber } from './number';

/**
 * Symbols that stand for one currency in business use (CLDR 48 names; £ is also a few islands' pound at par).
 * Not here, because several currencies share them: $, ¥, kr, Rs, Fr, C$, L, K.
 */
const SYMBOLS: { readonly [symbol: string]: string } = {
  '€': 'EUR',
  '£': 'GBP',
  '£GB': 'GBP',
  '₹': 'INR',
  R$: 'BRL',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  '₪': 'ILS',
  '₺': 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₩': 'KRW',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₦': 'NGN',
  '₸': 'KZT',
  元: 'CNY',
  円: 'JPY',
  NT$: 'TWD',
  'JP¥': 'JPY',
  'CN¥': 'CNY',
};

/** Countries whose letters stand before (`CA$`) or, in French, behind (`$CA`) the dollar sign: CLDR. */
const DOLLARS = /^(?:(US|CA|AU|A|NZ|HK|MX)\$|\$ ?(US|CA|AU|NZ|HK|MX))$/;

function dollars(symbol: string): string | null {
  const match = DOLLARS.exec(symbol);
  const country = match?.[1] ?? match?.[2];
  if (!country) return null;
  return country === 'MX' ? 'MXN' : `${country === 'A' ? 'AU' : country}D`;
}

const isCode = (token: string): boolean =>
  /^[A-Z]{3}$/.test(token) && Intl.supportedValuesOf('currency').includes(token);

/** What a currency sign can look like: anything with one of Unicode's, or an abbreviation. "3 days" is no amount. */
const SYMBOL = /^(?:.{0,4}\p{Sc}.{0,4}|[\p{L}\p{M}.]{0,3}|F\s?CFA|CFPF|[\p{L}\p{M}]\.[\p{L}\p{M}]\.)$/u;

/** Whether a currency may be shown with this symbol: a hint must not overrule what the page says. */
function mayShow(currency: string, symbol: string, locale: string): boolean {
  if (symbol === '') return true;
  return [locale, 'en'].some((tag) =>
    (['narrowSymbol', 'symbol'] as const).some((currencyDisplay) => {
      try {
        const format = new Intl.NumberFormat(tag || 'en', { style: 'currency', currency, currencyDisplay });
        const shown = format.formatToParts(1).find((part) => part.type === 'currency')?.value ?? '';
        return plain(shown) === symbol;
      } catch {
        return false;
      }
    }),
  );
}

function currencyOf(symbol: string, hints: ParseHints): string | null {
  const sure = SYMBOLS[symbol] ?? dollars(symbol);
  if (sure) return sure;
  if (hints.currency && mayShow(hints.currency, symbol, hints.locale)) return hints.currency;
  return symbol === '¥' && /^ja\b/i.test(hints.locale) ? 'JPY' : null;
}

/**
 * An amount with its currency. A second amount in brackets (Salesforce: converted to the person's currency) is left
 * out. `currency` is null, with a doubt, where the page shows no symbol or one that several currencies share.
 */
export function parseMoney(raw: string, hints: ParseHints): { value: Value | null; doubt?: Doubt } {
  const text = plain(raw).replace(/^(.*\d.*?)\s*\([^()]*\d[^()]*\)$/, '$1');
  const found = scanNumber(text, hints.locale);
  if (!found) return { value: null };
  if ('doubt' in found) return { value: null, doubt: found.doubt };
  const { number: amount, before, after } = found;
  if (isShortened(after.replace(/\s*(?:\p{Sc}.*|[A-Z]{3})$/u, ''))) return { value: null, doubt: 'shortened' };
  const code = [before, after].find(isCode);
  const symbol = code === undefined ? before + after : '';
  // A code may stand beside a symbol; two texts that are neither are no amount.
  if (code === undefined ? before !== '' && after !== '' : /\p{L}{4}/u.test(before + after)) return { value: null };
  const currency = code ?? currencyOf(symbol, hints);
  if (currency === null && !SYMBOL.test(symbol)) return { value: null };
  const value: Value = { kind: 'money', amount, currency, ...(symbol === '' ? {} : { symbol }) };
  return currency === null ? { value, doubt: 'currency' } : { value };
}
