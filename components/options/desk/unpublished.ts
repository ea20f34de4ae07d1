import type { KeptEdit } from '../../../lib/draft-requests';

/** How many items the draft's edits touch: typing a sentence is one change, however many edits it took. */
export function unpublishedItems(edits: readonly KeptEdit[]): number {
  const keys = new Set<string>();
  for (const { standing, changes } of edits) {
    if (standing === 'done') for (const { key } of changes) keys.add(key);
  }
  return keys.size;
}
