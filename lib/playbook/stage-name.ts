/**
 * One spelling for names that count as the same stage: Unicode-composed, spaces folded, case dropped. As `lib/coaching`
 * compares them.
 */
export function foldStageName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase().replaceAll('İ', 'I');
}
