import { browser } from 'wxt/browser';
import type { DraftRequests, KeptEdit, PublishOutcome, RebaseOutcome } from '../../lib/draft-requests';
import { KnownFailure } from '../../lib/failure';
import { alignmentErrors } from '../../lib/playbook/alignment';
import type { Hat } from '../../lib/playbook/edit';
import { itemChanges } from '../../lib/playbook/edit-between';
import { draftOf } from '../../lib/playbook/edit-history';
import { editsByHat } from '../../lib/playbook/edits-by-hat';
import { isBorrowedVision, needsRedirect } from '../../lib/playbook/fixed-point';
import { playbookOf } from '../../lib/playbook/from-items';
import { itemsOf } from '../../lib/playbook/items';
import { localDay } from '../../lib/playbook/local-day';
import { mergeItems } from '../../lib/playbook/merge';
import { parsePlaybook, parseRelease, parseRevised } from '../../lib/playbook/parse';
import { releaseOfParsed } from '../../lib/playbook/release';
import type { Playbook, Release } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import { draftNews, rebaseDraft, wholeDraft } from '../../lib/storage/draft';
import { activeFacts } from '../../lib/storage/history';
import { activeRelease, installSized } from '../../lib/storage/releases';
import { installNext, nextNumber } from './publish';
import { starterVisions } from './starter-visions';

/**
 * What makes a release of the draft, or puts it onto another one. To be run one at a time; each ends in one transaction, so
 * that a background that is killed has done all of it or nothing.
 */

export async function publishDraft(
  connection: Connection,
  { draft, revision, note, author }: DraftRequests['draft/publish']['request'],
): Promise<PublishOutcome> {
  const { facts, base, checkedBy, edits } = await connection.use(wholeDraft);
  const { ended } = facts;
  if (ended?.draft === draft && ended.how === 'published' && ended.release !== null) {
    return { outcome: 'published', number: ended.release };
  }
  if (facts.draft !== draft || facts.revision !== revision) return { outcome: 'behind' };
  const active = await connection.use(activeFacts);
  if (active && active.number !== facts.base) return { outcome: 'outdated', active: active.number };
  const { items, unfit } = draftOf(itemsOf(base.playbook), doneOf(edits));
  const [one] = unfit;
  // Every edit was made on those before it. If one does not fit, something is broken, and is not to be published in silence.
  if (one) throw new KnownFailure('internal', `edit ${one.edit.seq} does not fit ${one.keys.join(', ')}`);
  const { version } = browser.runtime.getManifest();
  // What this version of Sightline parsed before it was stored need not be parsed again: docs/decisions/0007 says why.
  const passed = new Set(checkedBy === version ? base.playbook.tips : []);
  const parsed = parseRevised(playbookOf(items), passed);
  if ('refused' in parsed) return { outcome: 'refused', ...parsed };
  const now = new Date();
  const errors = alignmentErrors(parsed.playbook, localDay(now));
  if (errors.length > 0) return { outcome: 'out-of-line', gaps: errors };
  const changes = await unexplained(base.playbook, parsed.playbook, doneOf(edits));
  if (changes.length > 0) return { outcome: 'unexplained', changes };
  const number = await connection.use(nextNumber);
  const sized = await releaseOfParsed(parsed.playbook, { number, date: now.toISOString(), author, note });
  if (sized.release.digest === base.digest) return { outcome: 'same', number: base.number };
  const done = await connection.use((database) => installSized(database, sized, version, { draft, revision }));
  return done ? { outcome: 'published', number } : { outcome: 'behind' };
}

/**
 * Merges the active release into a draft that started from an earlier one. The edits stay as they are where they can be done
 * again on it; else there is one for each hat.
 */
export async function rebase(
  connection: Connection,
  { draft, revision, choices }: DraftRequests['draft/rebase']['request'],
): Promise<RebaseOutcome> {
  const { facts, base, edits } = await connection.use(wholeDraft);
  const active = await connection.use(activeRelease);
  if (facts.ended?.draft === draft && facts.ended.how === 'merged') return { outcome: 'merged' };
  if (!active || active.number === facts.base) return { outcome: 'current' };
  if (facts.draft !== draft || facts.revision !== revision) return { outcome: 'behind' };
  const [began, theirs, done] = [itemsOf(base.playbook), itemsOf(active.release.playbook), doneOf(edits)];
  const chosen = new Map(Object.entries(choices));
  const { merged, conflicts } = mergeItems(began, draftOf(began, done).items, theirs, chosen);
  if (conflicts.length > 0) return { outcome: 'conflicts', conflicts };
  const again = draftOf(theirs, done);
  const fits = again.unfit.length === 0 && itemChanges(again.items, merged).length === 0;
  const rebased = fits ? null : editsByHat(itemChanges(theirs, merged), factsFrom(done));
  return connection.use((database) => rebaseDraft(database, { draft, revision }, active.number, rebased));
}

/** After another release came in: merges it into the draft if nothing has to be chosen. */
export async function rebaseIfPlain(connection: Connection): Promise<void> {
  const [{ draft, revision, base }, active] = await Promise.all([
    connection.use((database) => draftNews(database, { draft: 0, revision: 0 })),
    connection.use(activeFacts),
  ]);
  if (active?.number !== base) await rebase(connection, { draft, revision, choices: {} });
}

/** An old release as a new one: that is how to go back. */
export async function republish(
  connection: Connection,
  { number, note, author, base }: DraftRequests['releases/republish']['request'],
): Promise<DraftRequests['releases/republish']['response']> {
  const stored = await connection.use((database) => database.get('releases', number));
  if (!stored) return { outcome: 'missing' };
  const parsed = parsePlaybook(stored.release.playbook);
  if ('refused' in parsed) return { outcome: 'refused', ...parsed };
  const { outcome, number: made } = await installNext(connection, parsed.playbook, { note, author, base });
  return { outcome: outcome === 'installed' ? 'published' : outcome, number: made };
}

/** A release as it is kept; null where it is not there any more. Throws `no-release` where it no longer parses. */
export async function keptRelease(connection: Connection, number: number): Promise<Release | null> {
  const stored = await connection.use((database) => database.get('releases', number));
  if (!stored) return null;
  const parsed = parseRelease(stored.release);
  if ('release' in parsed) return parsed.release;
  throw new KnownFailure('no-release', `release ${number}: ${parsed.refused[0]?.path ?? ''}`);
}

const doneOf = (edits: readonly KeptEdit[]): KeptEdit[] => edits.filter(({ standing }) => standing === 'done');

async function unexplained(before: Playbook, after: Playbook, edits: readonly KeptEdit[]) {
  const changes = needsRedirect(before, after, edits);
  if (changes.length === 0) return [];
  return isBorrowedVision(before.vision, await starterVisions()) ? [] : changes;
}

/** New edits in the place of these ones; what a person called wording throughout stays wording. */
function factsFrom(edits: readonly KeptEdit[]) {
  return (hat: Hat) => {
    const own = edits.filter((edit) => edit.hat === hat);
    const wording = own.length > 0 && own.every(({ what }) => what === 'wording');
    const page = own.at(-1)?.page ?? crypto.randomUUID();
    return { id: crypto.randomUUID(), at: Date.now(), page, ...(wording ? { what: 'wording' as const } : {}) };
  };
}
