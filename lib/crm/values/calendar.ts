/** Names of months and weekdays and words for near days, all from Intl (CLDR), cached by locale. */

/** Tried after the page's own language, since a person's locale can differ from it (crm.md §5). */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'];

interface Names {
  months: Map<string, number>;
  weekdays: Set<string>;
}

const cache = new Map<string, Names>();
const key = (name: string): string => name.toLowerCase().replace(/\.$/, '');

function namesOf(locale: string): Names {
  const known = cache.get(locale);
  if (known) return known;
  const names: Names = { months: new Map(), weekdays: new Set() };
  cache.set(locale, names);
  try {
    for (const style of ['long', 'short'] as const) {
      // A month alone and a month beside a day are two words in some languages.
      const forms: Intl.DateTimeFormatOptions[] = [{ month: style }, { month: style, day: 'numeric', year: 'numeric' }];
      for (const form of forms) {
        const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
          const name = parts.find((part) => part.type === 'month')?.value ?? '';
          if (/^\p{L}/u.test(name)) names.months.set(key(name), month);
        }
      }
      const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day++) names.weekdays.add(key(format.format(Date.UTC(2024, 0, day))));
    }
  } catch {
    // A malformed tag in `lang` has no names; the other languages are still tried.
  }
  return names;
}

const tried = (locale: string): string[] => (locale === '' ? LANGUAGES : [locale, ...LANGUAGES]);

/** 1 to 12, or null for a word that is no month in the page's language or the common ones. */
export function monthOf(word: string, locale: string): number | null {
  for (const language of tried(locale)) {
    const month = namesOf(language).months.get(key(word));
    if (month) return month;
  }
  return null;
}

export const isWeekday = (word: string, locale: string): boolean =>
  tried(locale).some((language) => namesOf(language).weekdays.has(key(word)));

const relative = new Map<string, string[]>();
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

/** "today", "in # days", "# days ago" and their like, longest first, digits as `#`. */
function phrasesOf(locale: string): string[] {
  const known = relative.get(locale);
  if (known) return known;
  const phrases = new Set<string>();
  try {
    for (const numeric of ['auto', 'always'] as const) {
      const format = new Intl.RelativeTimeFormat(locale, { numeric });
      for (const unit of UNITS)
        for (const amount of [-5, -3, -2, -1, -0, 0, 1, 2, 3, 5])
          phrases.add(format.format(amount, unit).toLowerCase().normalize('NFKC').replace(/\d+/g, '#'));
    }
  } catch {
    // As above.
  }
  const sorted = [...phrases].sort((a, b) => b.length - a.length);
  relative.set(locale, sorted);
  return sorted;
}

/** Whether a text (already plain) starts with a day told from now: "Today at 4 PM", "vor 3 Tagen", a lone weekday. */
export function isRelative(text: string, locale: string): boolean {
  const shape = text.toLowerCase().replace(/\d+/g, '#');
  const first = /^\p{L}[\p{L}\p{M}-]*/u.exec(text)?.[0] ?? '';
  if (isWeekday(first, locale) && !/\d{4}/.test(text)) return true;
  return tried(locale).some((language) =>
    phrasesOf(language).some((phrase) => shape.startsWith(phrase) && !/^\p{L}/u.test(shape.slice(phrase.length))),
  );
}
