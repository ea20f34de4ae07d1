import type { DraftFacts, KeptEdit } from '../../lib/draft-requests';
import type { Edit } from '../../lib/playbook/edit';
import { continued } from '../../lib/playbook/edit-history';

/** What a page does to the draft: an edit, or taking back or doing again the edit of that id. */
export type Act = { type: 'edit'; edit: Edit } | { type: 'undo' | 'redo'; id: string };

/** An act that is not known to be stored. One that was sent may be, so it stays as it is. */
export type WaitingAct = Act & { sent: boolean };

/**
 * The draft's edits after an act, as the background keeps them (lib/storage/draft.ts): shown before it has. Null where the
 * act no longer fits, because another edit came last. `revision`: the one that the act makes.
 */
export function editsAfter(
  edits: readonly KeptEdit[],
  act: Act,
  { draft, revision }: Pick<DraftFacts, 'draft' | 'revision'>,
): KeptEdit[] | null {
  const at = edits.findLastIndex(({ standing }) => standing === 'done');
  const last = edits[at];
  const undone = edits.slice(at + 1).find(({ standing }) => standing === 'undone');
  if (act.type === 'edit') {
    const longer = last && !undone ? continued(last, act.edit) : null;
    if (longer) return edits.with(at, { ...longer, revision });
    const standing = 'done';
    const added: KeptEdit = { ...act.edit, seq: revision, draft, standing, revision, release: null };
    return [...edits.map((edit) => dropped(edit, revision)), added];
  }
  const one = act.type === 'undo' ? last : undone;
  if (one?.id !== act.id) return null;
  const standing = act.type === 'undo' ? 'undone' : 'done';
  return edits.with(edits.indexOf(one), { ...one, standing, revision });
}

const dropped = (edit: KeptEdit, revision: number): KeptEdit =>
  edit.standing === 'undone' ? { ...edit, standing: 'dropped', revision } : edit;

/** Known edits with those that are newer; in order of `seq`. */
export function withNews(edits: readonly KeptEdit[], news: readonly KeptEdit[]): KeptEdit[] {
  const all = new Map(edits.map((edit) => [edit.seq, edit]));
  for (const edit of news) all.set(edit.seq, edit);
  return [...all.values()].sort((one, other) => one.seq - other.seq);
}

/** What waits, with one more act; typing that goes on becomes one edit with what waits last. */
export function queued(waiting: readonly WaitingAct[], act: Act): WaitingAct[] {
  const last = waiting.at(-1);
  const longer = last?.type === 'edit' && act.type === 'edit' && !last.sent ? continued(last.edit, act.edit) : null;
  if (longer) return [...waiting.slice(0, -1), { type: 'edit', edit: longer, sent: false }];
  return [...waiting, { ...act, sent: false }];
}
