/** Printable ASCII with single spaces inside, as most texts are: nothing to compose or to fold but the case. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * One spelling for texts that people would call the same: Unicode-composed, spaces folded, case dropped. Upper case is
 * used because it does not depend on a letter's place in the word (Greek final sigma) and joins ß with SS; it is the
 * same in every locale, so Turkish İ and ı both count as I whoever is looking.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase().replaceAll('İ', 'I');
}
