import type { KV, Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/nats-core';
import type { HubConnection } from './contract';
import { NOTICES } from './subjects';

/** JetStream's code for "wrong last sequence": somebody else was faster. */
const OUTRUN = 10_071;
/** Times that somebody else may be faster. */
const TRIES = 10;

type Notices = Pick<HubConnection, 'notice' | 'watchNotice' | 'setNotice'>;

/**
 * Notices lie in a key-value bucket. A change is heard by a plain subscription to the key's subject: a consumer for everybody
 * who listens, with a heartbeat each, would cost the server more than the notices themselves.
 */
export function makeNotices(
  nc: NatsConnection,
  manager: () => Kvm,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
): Notices {
  const bucket = (): Promise<KV> => manager().open(NOTICES);
  const entry = async (name: string): Promise<{ value: Uint8Array | null; revision: number }> => {
    const found = await (await bucket()).get(name);
    if (!found) return { value: null, revision: 0 };
    return { value: found.operation === 'PUT' ? found.value : null, revision: found.revision };
  };
  return {
    notice: (name) => guarded(async () => (await entry(name)).value),
    watchNotice(name, take, ended) {
      const subscription = nc.subscribe(`$KV.${NOTICES}.${name}`, {
        callback(error, message) {
          if (!error && message.data.length > 0) take(message.data);
        },
      });
      ended.addEventListener('abort', () => subscription.unsubscribe());
    },
    setNotice: (name, value, over = () => true) =>
      guarded(async () => {
        for (let tries = 1; ; tries += 1) {
          const { value: now, revision } = await entry(name);
          if (!over(now)) return false;
          try {
            await (await bucket()).put(name, value, { previousSeq: revision });
            return true;
          } catch (error) {
            if (!isOutrun(error) || tries === TRIES) throw error;
          }
        }
      }),
  };
}

const isOutrun = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === OUTRUN;
