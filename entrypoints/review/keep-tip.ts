import { type Answered, ask, failed } from '../../lib/messages';
import { editOf, itemChanges } from '../../lib/playbook/edit-between';
import { itemsOf } from '../../lib/playbook/items';
import type { Tip } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import { makeDeskSource } from '../options/desk-source';
import { LiveDraft } from '../options/live-draft';
import type { ReleaseShelf } from '../options/release-shelf';

/** How often it is tried again because another page was faster. */
const TRIES = 5;
const PAGE = crypto.randomUUID();

/** Adds a tip to the draft of the desk, as the coach's own edit, after every tip that is there. */
export async function keepTip(
  connection: Connection,
  shelf: ReleaseShelf,
  tip: Tip,
): Promise<Answered<{ kept: true }>> {
  const source = makeDeskSource(connection, shelf);
  const facts = { id: crypto.randomUUID(), at: Date.now(), page: PAGE, hat: 'coach' as const };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await source.read();
    if (!read.ok) return read;
    const draft = new LiveDraft(read.value.draft);
    const after = { ...draft.playbook, tips: [...draft.playbook.tips, tip] };
    const edit = editOf(itemChanges(draft.items, itemsOf(after)), facts);
    const answer = await ask('draft/edit', { revision: draft.facts.revision, edit });
    if (!answer.ok) return answer;
    if (answer.value.outcome === 'kept') return { ok: true, value: { kept: true } };
  }
  return failed('internal', 'the draft changes too often');
}
