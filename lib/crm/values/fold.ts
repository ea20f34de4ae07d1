/** Zero width: space, non-joiner, joiner, bidi marks and embeddings, word joiner, byte order mark. */
const EDGE =
  /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]+|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]+$/g;

/**
 * Text as a person sees it: white space of every width folded to one space, ends trimmed, invisible fillers removed.
 * Joiners inside words stay: Persian words and emoji are written with them. A field that shows only fillers folds to ''.
 */
export function foldText(raw: string): string {
  return raw
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(EDGE, '');
}

/** Value of a decimal digit of any script: Unicode lays the ten digits of a script side by side. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/** For parsing only: compatibility forms (full width, narrow spaces) and digits of any script become plain ones. */
export function plain(raw: string): string {
  const text = raw.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return foldText(text.replace(/[^\P{Nd}0-9]/gu, digit)).replace(/[\u2212\u2010\u2011\u2012\u2013]/g, '-');
}
