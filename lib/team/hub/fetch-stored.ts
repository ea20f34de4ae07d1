import type { JetStreamClient } from '@nats-io/jetstream';
import type { HubConnection, Incoming } from './contract';
import type { Nats } from './nats';
import { EVENTS } from './subjects';

/** Messages that are asked for at once: what is held of them at a time. */
const BATCH = 256;
/** Milliseconds that a batch may take; what was deleted meanwhile is not waited for longer. */
const BATCH_IN = 5_000;
/** Nanoseconds after which the server forgets a consumer that nobody asks any more. */
const FORGET_AFTER = 30_000_000_000;

/**
 * `HubConnection.fetch`: by a consumer of its own, that lives in the server's memory as long as it is read. Filter and stream
 * are part of the subject that it is made under (`$JS.API.CONSUMER.CREATE.<stream>.<name>.<filter>`), so that the server's
 * permissions decide who may read what. `js`: made without a look at the account.
 */
export function makeFetch(
  js: JetStreamClient,
  { AckPolicy, DeliverPolicy }: Nats['jetstream'],
  nuid: Nats['core']['nuid'],
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
): HubConnection['fetch'] {
  const open = async (filter: string, after: number) => {
    const manager = await js.jetstreamManager(false);
    const info = await manager.consumers.add(EVENTS, {
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
  const read = async (filter: string, after: number, take: (messages: Incoming[]) => Promise<void>) => {
    const consumer = await open(filter, after);
    const close = (): void => void consumer.delete().catch(() => {});
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
      close();
    }
  };
  return (filter, after, take) =>
    guarded(async () => {
      const last = (await read(filter, after, take)) ?? (await read(filter, 0, take));
      return { last: last ?? 0 };
    });
}
