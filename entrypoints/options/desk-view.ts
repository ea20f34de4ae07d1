import type { Arrived, Desk } from '../../components/options/desk-model';
import type { Failure } from '../../lib/messages';
import type { Gap } from '../../lib/playbook/alignment';
import type { Hat } from '../../lib/playbook/edit';
import { isBorrowedVision, needsRedirect } from '../../lib/playbook/fixed-point';
import type { Release, Vision } from '../../lib/playbook/schema';
import type { LiveDraft } from './live-draft';

/** What the page knows besides the draft itself. */
export interface Around {
  today: string;
  hat: Hat;
  hats: readonly Hat[];
  gaps: readonly Gap[];
  /** Why what waits is not stored; null while nothing is wrong. */
  trouble: Failure | null;
  arrived: Arrived | null;
  /** Visions that come with Sightline, and are nobody's own. */
  borrowed: readonly Vision[];
}

export function deskOf(draft: LiveDraft, around: Around): Desk {
  const { items, done, base, published, playbook, waiting, clashes } = draft;
  const { today, hat, hats, gaps, trouble, arrived, borrowed } = around;
  const unexplained = needsRedirect(published, playbook, done);
  return {
    today,
    hat,
    hats,
    base: factsOf(base),
    published,
    playbook,
    items,
    edits: done,
    canUndo: draft.undoable !== undefined,
    canRedo: draft.redoable !== undefined,
    gaps,
    unexplained: unexplained.length > 0 && isBorrowedVision(published.vision, borrowed) ? [] : unexplained,
    saving: waiting.length === 0 ? 'saved' : trouble ? 'failed' : 'saving',
    trouble,
    clashes,
    arrived,
  };
}

export const factsOf = ({ number, date, author, note, digest }: Release) => ({ number, date, author, note, digest });
