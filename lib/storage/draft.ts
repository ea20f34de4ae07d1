import type { IDBPObjectStore } from 'idb';
import type { DraftNews, DraftRef, DraftRequests, KeptEdit } from '../draft-requests';
import { KnownFailure } from '../failure';
import type { Edit } from '../playbook/edit';
import { continued } from '../playbook/edit-history';
import type { Release } from '../playbook/schema';
import type { Database, SightlineDatabase, StoredDraft } from './database';
import { metaAt } from './meta';

/**
 * The draft's edits in the database. Each of these functions is one transaction and durable when it resolves; it does
 * nothing, and says `behind`, where more has happened to the draft than the page had seen.
 */

type Stores = ['meta', 'edits'];
type Edits = IDBPObjectStore<SightlineDatabase, Stores, 'edits', 'readwrite'>;
type Meta = IDBPObjectStore<SightlineDatabase, Stores, 'meta', 'readwrite'>;

const BEHIND = { outcome: 'behind' } as const;

/** The draft's edits; of the draft that is asked for only what changed since that revision. */
export async function draftNews(database: Database, { draft, revision }: DraftRef): Promise<DraftNews> {
  const transaction = database.transaction(['meta', 'edits']);
  const facts = await factsIn(transaction.objectStore('meta'));
  const all = await transaction.objectStore('edits').index('draft').getAll(facts.draft);
  await transaction.done;
  const edits = all.filter((edit) => facts.draft !== draft || edit.revision > revision);
  return { draft: facts.draft, base: facts.base, revision: facts.revision, edits };
}

/**
 * The draft with the release that it starts from: everything that its playbook is made of. `checkedBy`: the version of the
 * extension that parsed the release.
 */
export async function wholeDraft(
  database: Database,
): Promise<{ facts: StoredDraft; base: Release; checkedBy: string; edits: KeptEdit[] }> {
  const transaction = database.transaction(['meta', 'edits', 'releases']);
  const facts = await factsIn(transaction.objectStore('meta'));
  const [stored, edits] = await Promise.all([
    transaction.objectStore('releases').get(facts.base),
    transaction.objectStore('edits').index('draft').getAll(facts.draft),
  ]);
  await transaction.done;
  if (!stored) throw new KnownFailure('no-release', `release ${facts.base}`);
  return { facts, base: stored.release, checkedBy: stored.checkedBy, edits };
}

/** Keeps an edit. What was taken back before it cannot be done again; typing that goes on becomes one edit with it. */
export function keepEdit(
  database: Database,
  { revision, edit }: DraftRequests['draft/edit']['request'],
): Promise<DraftRequests['draft/edit']['response']> {
  return changing(database, async (facts, edits, meta) => {
    const known = await edits.index('id').get(edit.id);
    if (known) return { outcome: 'kept', seq: known.seq, revision: known.revision };
    if (facts.revision !== revision) return BEHIND;
    const now = revision + 1;
    const { last, undone } = await tailOf(edits, facts.draft);
    for (const one of undone) await edits.put({ ...one, standing: 'dropped', revision: now });
    const longer = last && undone.length === 0 ? continued(last, edit) : null;
    const kept: KeptEdit = longer ? { ...longer, revision: now } : newlyKept(edit, facts.draft, now);
    await edits.put(kept);
    await meta.put({ ...facts, revision: now });
    return { outcome: 'kept', seq: kept.seq, revision: now };
  });
}

export function undoEdit(database: Database, request: DraftRequests['draft/undo']['request']) {
  return turn(database, request, 'undone', ({ last }) => last);
}

export function redoEdit(database: Database, request: DraftRequests['draft/redo']['request']) {
  return turn(database, request, 'done', ({ undone }) => undone.at(-1));
}

function turn(
  database: Database,
  { revision, id }: DraftRequests['draft/undo']['request'],
  standing: 'done' | 'undone',
  next: (tail: Tail) => KeptEdit | undefined,
): Promise<DraftRequests['draft/undo']['response']> {
  return changing(database, async (facts, edits, meta) => {
    const known = await edits.index('id').get(id);
    if (known?.draft === facts.draft && known.standing === standing) {
      return { outcome: 'done', revision: known.revision };
    }
    const one = next(await tailOf(edits, facts.draft));
    if (facts.revision !== revision || one?.id !== id) return BEHIND;
    await edits.put({ ...one, standing, revision: revision + 1 });
    await meta.put({ ...facts, revision: revision + 1 });
    return { outcome: 'done', revision: revision + 1 };
  });
}

/** Throws the draft's edits away; the next draft starts from the active release. */
export function discardDraft(database: Database, ref: DraftRef): Promise<DraftRequests['draft/discard']['response']> {
  return changing(database, async (facts, edits, meta) => {
    if (facts.ended?.draft === ref.draft && facts.ended.how === 'discarded') return { outcome: 'discarded' };
    if (facts.revision !== ref.revision) return BEHIND;
    const active = await metaAt(meta, 'active-release');
    await endDraft(facts, edits, meta, { how: 'discarded', base: active?.release ?? facts.base });
    return { outcome: 'discarded' };
  });
}

/**
 * Puts the draft onto the release `base`. `edits`: what it consists of from now on; null: the edits that it has, as they are.
 */
export function rebaseDraft(
  database: Database,
  ref: DraftRef,
  base: number,
  rebased: readonly Edit[] | null,
): Promise<{ outcome: 'merged' } | typeof BEHIND> {
  return changing(database, async (facts, edits, meta) => {
    if (facts.revision !== ref.revision) return BEHIND;
    if (rebased === null) {
      const { undone } = await tailOf(edits, facts.draft);
      for (const one of undone) await edits.put({ ...one, standing: 'dropped', revision: facts.revision + 1 });
      await meta.put({ ...facts, base, revision: facts.revision + 1 });
      return { outcome: 'merged' };
    }
    const next = await endDraft(facts, edits, meta, { how: 'merged', base });
    let { revision } = next;
    for (const edit of rebased) {
      revision += 1;
      await edits.put(newlyKept(edit, next.draft, revision));
    }
    await meta.put({ ...next, revision });
    return { outcome: 'merged' };
  });
}

async function changing<T>(
  database: Database,
  change: (facts: StoredDraft, edits: Edits, meta: Meta) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction<Stores, 'readwrite'>(['meta', 'edits'], 'readwrite', {
    durability: 'strict',
  });
  const meta = transaction.objectStore('meta');
  try {
    const answer = await change(await factsIn(meta), transaction.objectStore('edits'), meta);
    await transaction.done;
    return answer;
  } catch (error) {
    // Where a request failed, what the transaction failed of says more: that the disk is full.
    const reason = transaction.done.then(
      () => error,
      (cause: unknown) => cause ?? error,
    );
    if (error instanceof KnownFailure) transaction.abort();
    throw error instanceof KnownFailure ? error : await reason;
  }
}

/** All of the draft's edits are dropped; answers the next one, which has none. */
async function endDraft(
  facts: StoredDraft,
  edits: Edits,
  meta: Meta,
  { how, base }: { how: 'discarded' | 'merged'; base: number },
): Promise<StoredDraft> {
  const revision = facts.revision + 1;
  for (const edit of await edits.index('draft').getAll(facts.draft)) {
    if (edit.standing !== 'dropped') await edits.put({ ...edit, standing: 'dropped', revision });
  }
  const ended = { draft: facts.draft, how, release: null };
  const next: StoredDraft = { key: 'draft', draft: facts.draft + 1, base, revision, ended };
  await meta.put(next);
  return next;
}

interface Tail {
  /** The last edit that is part of the draft. */
  last: KeptEdit | undefined;
  /** What was taken back after it, the last first. */
  undone: KeptEdit[];
}

async function tailOf(edits: Edits, draft: number): Promise<Tail> {
  const undone: KeptEdit[] = [];
  let cursor = await edits.index('draft').openCursor(draft, 'prev');
  while (cursor) {
    if (cursor.value.standing === 'done') return { last: cursor.value, undone };
    if (cursor.value.standing === 'undone') undone.push(cursor.value);
    cursor = await cursor.continue();
  }
  return { last: undefined, undone };
}

/** Revisions only grow, so the one at which an edit was added orders it too. */
const newlyKept = (edit: Edit, draft: number, revision: number): KeptEdit => ({
  ...edit,
  seq: revision,
  draft,
  standing: 'done',
  revision,
  release: null,
});

async function factsIn(meta: { get(key: string): ReturnType<Meta['get']> }): Promise<StoredDraft> {
  const facts = await metaAt(meta, 'draft');
  if (!facts) throw new KnownFailure('no-release', 'no draft before the first release');
  return facts;
}
