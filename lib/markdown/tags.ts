import type { Inline } from './tree';

/** Longest tag, in characters; what is longer is no tag. */
const LONGEST_TAG = 60;

/** `#word`, where no letter, digit or `#`, `&`, `/` stands before it; a tag has at least one letter, so `#1` is a number. */
const TAG = /(?<![\p{L}\p{M}\p{N}_\-#&/])#([\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*)/gu;
/** What makes a `#` in the source: itself, escaped, or as a character reference. Other escapes only so as to be skipped. */
const HASHES = /\\[!-/:-@[-`{-~]|&num;|&#x0*23;|&#0*35;|&#x?[0-9a-f]{1,7};|#/gi;

/** A text's parts, its tags apart. `source` is the Markdown that it was read from: an escaped `#` begins no tag. */
export function tagged(text: string, source: string): Inline[] {
  if (!text.includes('#')) return [{ kind: 'text', text }];
  const plain = plainHashes(source);
  const parts: Inline[] = [];
  let done = 0;
  let hashes = 0;
  let counted = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, word = ''] = match;
    for (; counted < match.index; counted++) if (text[counted] === '#') hashes++;
    if (!plain[hashes] || !/\p{L}/u.test(word) || word.length > LONGEST_TAG) continue;
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push({ kind: 'tag', tag: tagOf(word), text: whole });
    done = match.index + whole.length;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  return parts;
}

/** One spelling for a tag: composed, in lower case. */
export const tagOf = (word: string): string => word.normalize('NFC').toLowerCase();

/** For each `#` of the text, in order, whether it was written as a plain one. */
function plainHashes(source: string): boolean[] {
  return [...source.matchAll(HASHES)].flatMap(([one]) => {
    if (one === '#') return [true];
    return one === '\\#' || /^&(?:num|#x0*23|#0*35);$/i.test(one) ? [false] : [];
  });
}
