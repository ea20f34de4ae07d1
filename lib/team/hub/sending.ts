import type { OpenHub } from './contract';
import { wrap } from './envelope';
import { HubFailure } from './failure';
import type { HubNoteStore, Ready } from './note-store';
import type { Keyring } from './sealing';
import { eventSubject, mentionSubject, NO_RECORD } from './subjects';

/** Rows that are read from what waits at a time; their threads are sent beside each other. */
const AT_ONCE = 200;
/** Milliseconds until what the hub could not take just now is tried again. */
const AGAIN_AFTER = 10_000;

export interface Sending {
  store: Pick<HubNoteStore, 'waiting' | 'sent' | 'refused'>;
  hub: OpenHub;
  gone: AbortSignal;
  keyring: Keyring;
  tokenOf(record: string): Promise<string>;
  /** A row that the hub will never take. */
  refused(ready: Ready, why: string): void;
}

/** The end of a connection is told by itself; whoever was at work with it has no more to say. */
export function unlessGone(error: unknown): void {
  if (!(error instanceof HubFailure)) console.warn('Sightline: could not go on with what the hub has', error);
}

/**
 * Sends what waits: each thread's in its order, threads beside each other. What was sent and not noted as such, because the
 * background ended, is sent again under the same subject, which the hub keeps once.
 */
export function makeSending({ store, hub, gone, keyring, tokenOf, refused }: Sending): () => void {
  let running = false;
  let more = false;
  const messageOf = async ({ row, written }: Ready): Promise<{ subject: string; body: string } | null> => {
    if (row.kind === 'message') return row;
    if (!written) return null;
    const { event, thread } = written;
    const record = thread.record === null ? NO_RECORD : await tokenOf(thread.record);
    const about = { author: hub.person, record, thread: event.thread, event: event.id, party: thread.opener };
    const subject =
      'person' in row.to
        ? mentionSubject(row.to.person, { ...about, audience: 'team' })
        : eventSubject({ ...about, audience: row.to.audience });
    return { subject, body: JSON.stringify(event) };
  };
  const sendOne = async (ready: Ready): Promise<number | null> => {
    const message = await messageOf(ready);
    if (!message) return ready.row.no;
    const payload = await wrap(message.subject, message.body, hub, keyring);
    const outcome = await hub.connection.send({ subject: message.subject, payload });
    if (outcome.outcome !== 'refused') return ready.row.no;
    await store.refused(ready.row.no, outcome.detail);
    refused(ready, outcome.detail);
    return null;
  };
  const sendLane = async (lane: readonly Ready[], sent: number[]): Promise<void> => {
    for (const ready of lane) {
      const no = await sendOne(ready);
      if (no !== null) sent.push(no);
    }
  };
  const sendAll = async (): Promise<void> => {
    for (let after = 0; !gone.aborted; ) {
      const ready = await store.waiting(after, AT_ONCE);
      if (ready.length === 0) return;
      const sent: number[] = [];
      const lanes = lanesOf(ready).map((lane) => sendLane(lane, sent));
      const ended = await Promise.allSettled(lanes);
      // What the hub has is noted also where something else failed.
      await store.sent(sent);
      for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
      after = ready.at(-1)?.row.no ?? after;
    }
  };
  const run = async (): Promise<void> => {
    if (running) {
      more = true;
      return;
    }
    running = true;
    try {
      do {
        more = false;
        await sendAll();
      } while (more);
    } finally {
      running = false;
    }
  };
  return function send(): void {
    run().catch((error: unknown) => {
      unlessGone(error);
      if (!gone.aborted) setTimeout(send, AGAIN_AFTER);
    });
  };
}

function lanesOf(ready: readonly Ready[]): Ready[][] {
  const lanes = new Map<string, Ready[]>();
  for (const one of ready) {
    const known = lanes.get(one.row.lane);
    if (known) known.push(one);
    else lanes.set(one.row.lane, [one]);
  }
  return [...lanes.values()];
}
