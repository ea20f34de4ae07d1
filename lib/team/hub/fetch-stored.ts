import type { JetStreamClient } from '@nats-io/jetstream';
import type { Incoming } from './contract';
import type { Nats } from './nats';

/** Messages that are asked for at once: what is held of them at a time. */
const BATCH = 256;
/** Milliseconds that a batch may take; what was deleted meanwhile is not waited for longer. */
const BATCH_IN = 5_000;
/** Nanoseconds after which the server forgets a consumer that nobody asks any more. */
const FORGET_AFTER = 30_000_000_000;

export type ReadStored = (
  stream: string,
  filter: string,
  after: number,
  take: (messages: Incoming[]) => Promise<void>,
) => Promise<{ last: number }>;

/**
 * `HubConnection.fetch`, of any stream: by a consumer of its own, that lives in the server's memory as long as it is read.
 * Stream and filter are part of the subject that it is made under, so that the server's permissions decide who may read what.
 */
export function makeReadStored(
  js: JetStreamClient,
  { AckPolicy, DeliverPolicy }: Nats['jetstream'],
  nuid: Nats['core']['nuid'],
): ReadStored {
  const open = async (stream: string, filter: string, after: number) => {
    const manager = await js.jetstreamManager(false);
    const info = await manager.consumers.add(stream, {
      // Nobody may know it: who knows it can pull from it.
      name: nuid.next(),
      filter_subject: filter,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
      ack_policy: AckPolicy.None,
      inactive_threshold: FORGET_AFTER,
      num_replicas: 1,
      mem_storage: true,
    });
    return js.consumers.getConsumerFromInfo(info);
  };
  /** Null where the stream ends before `after`. */
  const read: (...what: Parameters<ReadStored>) => Promise<number | null> = async (stream, filter, after, take) => {
    const consumer = await open(stream, filter, after);
    try {
      const { delivered, num_pending } = await consumer.info(true);
      // A start beyond the stream's end is moved to its end (nats-server 2.9, consumer.go, selectStartingSeqNo).
      if (delivered.stream_seq < after) return null;
      let last = after;
      for (let pending = num_pending; pending > 0; ) {
        const batch: Incoming[] = [];
        const want = Math.min(BATCH, pending);
        for await (const message of await consumer.fetch({ max_messages: want, expires: BATCH_IN })) {
          batch.push({ subject: message.subject, payload: message.data, sequence: message.seq });
          pending = message.info.pending;
        }
        if (batch.length === 0) break;
        await take(batch);
        last = batch.at(-1)?.sequence ?? last;
      }
      return last;
    } finally {
      void consumer.delete().catch(() => {});
    }
  };
  return async (stream, filter, after, take) => {
    const last = (await read(stream, filter, after, take)) ?? (await read(stream, filter, 0, take));
    return { last: last ?? 0 };
  };
}
