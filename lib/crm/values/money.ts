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
  const tokens = [found.before, found.after].filter((token) => token !== '');
  const code = tokens.find(isCode);
  if (code) {
    const rest = tokens.filter((token) => token !== code).join('');
    if (/[\p{L}]/u.test(rest)) return shortened(rest);
    return { value: { kind: 'money', amount: found.number, currency: code } };
  }
  const symbol = tokens.join('');
  const currency = tokens.length > 1 ? null : currencyOf(symbol, hints);
  if (!currency && (tokens.length > 1 || /^[^\s]+ /.test(found.after) || isShortened(found.after)))
    return shortened(found.after);
  const value: Value = { kind: 'money', amount: found.number, currency };
  if (symbol !== '') value.symbol = symbol;
  return currency ? { value } : { value, doubt: 'currency' };
}

/** "1,2 Mio. €", "$1.2M": the first word behind the number tells. Anything else there is no amount that is known. */
function shortened(after: string): { value: null; doubt?: Doubt } {
  const word = after.replace(/\s*\p{Sc}.*$/u, '').replace(/\s+[A-Z]{3}$/, '');
  return isShortened(word) ? { value: null, doubt: 'shortened' } : { value: null };
}
