/** What a detail is; `review_detail_<kind>` says it in words. */
export type DetailKind =
  | 'person'
  | 'record'
  | 'company'
  | 'name'
  | 'value'
  | 'amount'
  | 'date'
  | 'number'
  | 'email'
  | 'phone'
  | 'address';

const MONTHS =
  'jan(?:uary|uar)?|jänner|feb(?:ruary|ruar)?|mar(?:ch)?|märz|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?';
const CURRENCY = '[€$£¥₹]|(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|CAD|AUD|INR)(?![\\p{L}])';
const NUMBER = "\\d(?:[\\d.,'’\\u00a0\\u202f]|[ ](?=\\d{3}(?!\\d))){0,20}";
const SCALE =
  '(?:thousand|million|billion|tausend|millionen|milliarden|mio|mrd|tsd|bn|mn|k|m)(?![\\p{L}])\\.?|[kKM](?=[€$£])';
const WORD = "[\\p{Lu}][\\p{L}\\p{M}\\p{N}&.’'-]{0,40}";

/**
 * Each is read by `matchAll`, so it is global. Whatever repeats is bounded, so that no text keeps one busy for longer than its
 * length.
 */
export const PATTERNS: readonly { kind: DetailKind; pattern: RegExp }[] = [
  {
    kind: 'email',
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu,
  },
  { kind: 'address', pattern: /(?:https?:\/\/|www\.)[^\s<>()[\]"'`]+/giu },
  {
    kind: 'date',
    pattern: new RegExp(
      [
        '(?<!\\d)\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)',
        '(?<!\\d)\\d{1,2}[./]\\s?\\d{1,2}[./]\\s?(?:\\d{4}|\\d{2})?(?!\\d)',
        `(?<!\\d)\\d{1,2}(?:\\.|st|nd|rd|th)?\\s(?:of\\s)?(?:${MONTHS})(?!\\p{L})\\.?(?:,?\\s\\d{4})?`,
        `(?<!\\p{L})(?:${MONTHS})(?!\\p{L})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?!\\d)(?:,?\\s\\d{4})?`,
        `(?<!\\p{L})(?:${MONTHS})(?!\\p{L})\\.?\\s\\d{4}`,
        '(?<!\\p{L})[QH][1-4][\\s/]?(?:20)?\\d{2}(?!\\d)',
      ].join('|'),
      'giu',
    ),
  },
  {
    kind: 'amount',
    pattern: new RegExp(
      `(?:${CURRENCY})\\s?${NUMBER}(?:\\s?(?:${SCALE}))?|${NUMBER}\\s?(?:(?:${SCALE})\\s?)?(?:${CURRENCY}|euros?(?!\\p{L})|dollars?(?!\\p{L})|%|percent|prozent)|${NUMBER}\\s?(?:${SCALE})`,
      'giu',
    ),
  },
  { kind: 'phone', pattern: /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s()/.-]{0,2}\d){6,16}(?![\p{L}\p{N}])/gu },
  {
    kind: 'person',
    pattern: new RegExp(
      `(?<!\\p{L})(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau)\\.?\\s(?:(?:Dr|Prof)\\.\\s)?${WORD}(?:[ ]${WORD})?`,
      'gu',
    ),
  },
  {
    kind: 'company',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])${WORD}(?:[ ](?:&[ ])?${WORD}){0,4}[ ,]{1,2}(?:GmbH(?:\\s&\\sCo\\.?\\sKG)?|AG|KG|SE|eG|e\\.V\\.|Inc|Ltd|LLC|LLP|PLC|Corp|Co|S\\.?A\\.?|SAS|SARL|B\\.?V\\.?|N\\.?V\\.?|S\\.?p\\.?A\\.?|S\\.?r\\.?l\\.?|AB|ASA?|Oy|ApS)(?![\\p{L}])\\.?`,
      'gu',
    ),
  },
  { kind: 'number', pattern: /(?<![\p{L}\p{N}])\d[\d.,'’]{0,30}\d{3}(?![\p{L}\p{N}])/gu },
];
