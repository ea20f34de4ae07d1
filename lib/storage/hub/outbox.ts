import { outgoingOf } from '../../team/hub/outgoing';
import type { StoredThread } from '../database';
import type { Changed, Writing } from '../notes/threads';
import type { Queued, WaitingEvent } from './stored';

/** Whether this browser's person has joined a hub: without one nothing waits to be sent. */
export async function isJoined(transaction: Writing): Promise<boolean> {
  return (await transaction.objectStore('team').getKey(IDBKeyRange.only('hub'))) !== undefined;
}

/**
 * Puts among what waits to be sent what a change of a thread sends, in the transaction of the change itself. `fresh`: ids of the
 * events that this browser's person wrote just now.
 */
export async function sendChanged(
  transaction: Writing,
  { self, changed, after, fresh }: { self: string; changed: Changed; after: StoredThread; fresh: ReadonlySet<string> },
): Promise<void> {
  const { before, events } = changed;
  const { send, narrowedTo } = outgoingOf({
    self,
    before: before?.view ?? null,
    after: after.view,
    events,
    fresh,
  });
  const moved = narrowedTo === null ? [] : await takeBack(transaction, after.id, narrowedTo);
  await putWaiting(transaction.objectStore('outbox'), [...moved, ...send]);
}

/** The store `outbox`, in whatever transaction it is. */
export interface Outbox {
  index(name: 'id'): { getKey(id: string): Promise<number | undefined> };
  put(row: Queued): Promise<unknown>;
}

/** Puts rows there that are not waiting yet. */
export async function putWaiting(store: Outbox, rows: readonly Queued[]): Promise<void> {
  for (const row of rows) {
    if ((await store.index('id').getKey(row.id)) === undefined) await store.put(row);
  }
}

/** Takes back what still waits for others than may read the thread now; what is for them comes back, to be put there instead. */
async function takeBack(
  transaction: Writing,
  thread: string,
  narrowedTo: 'private' | 'coach' | 'team',
): Promise<WaitingEvent[]> {
  const store = transaction.objectStore('outbox');
  const moved: WaitingEvent[] = [];
  for (const row of await store.index('lane').getAll(thread)) {
    if (row.kind !== 'event' || row.no === undefined) continue;
    const audience = 'audience' in row.to ? row.to.audience : null;
    if (audience === narrowedTo) continue;
    await store.delete(row.no);
    if (narrowedTo === 'private' || audience === null) continue;
    const { lane, event } = row;
    moved.push({ id: `${narrowedTo} ${event}`, lane, kind: 'event', event, to: { audience: narrowedTo } });
  }
  return moved;
}
