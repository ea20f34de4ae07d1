import type en from '../../public/_locales/en/messages.json';

/** Every key of the English catalogue, the complete one. A missing key in another language fails the architecture test. */
export type MessageKey = Stem<keyof typeof en>;

/** A text with plural forms (`tips_one`, `tips_other`) is asked for by its stem (`tips`). */
type Stem<Key extends string> = Key extends `${infer Word}_one` | `${infer Word}_other` ? Word : Key;

/** Key → text with `{name}` places. What the background sends to a sidebar. */
export type Messages = { [key: string]: string };

export interface Translate {
  /** The text of `key` with `{name}` replaced from `values`; a key with `_one`/`_other` forms is chosen by `count`. */
  (key: MessageKey, values?: { [name: string]: string | number }): string;
  /** The text of a key that is made at run time from a code (`wait_no-header` is `wait_no_header`); the key where there is none. */
  dynamic(key: string, values?: { [name: string]: string | number }): string;
  locale: string;
}

/**
 * Makes the look-up for one language. `messages` maps keys to texts; `locale` is BCP 47 and also drives plural forms:
 * a look-up with `count: 2` finds the key with `_other` (with `count: 1`, `_one`) before the key itself.
 */
export function translator(messages: Messages, locale: string): Translate {
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const look = (key: string, values: { [name: string]: string | number } = {}): string => {
    const count = values.count;
    const form = typeof count === 'number' ? messages[`${key}_${plural.select(count)}`] : undefined;
    const text = form ?? messages[key] ?? (typeof count === 'number' ? messages[`${key}_other`] : undefined) ?? key;
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  return Object.assign(look, {
    // Codes are written with hyphens; message names may hold letters, digits and underscores only.
    dynamic: (key: string, values?: { [name: string]: string | number }) => look(key.replaceAll('-', '_'), values),
    locale,
  });
}
