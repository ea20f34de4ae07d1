import type { JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { HubConnection } from './contract';
import { live, NOTICES, noticeSubject } from './subjects';

/** JetStream's code for "wrong last sequence": somebody else was faster. */
const OUTRUN = 10_071;
/** Times that somebody else may be faster. */
const TRIES = 10;

type Notices = Pick<HubConnection, 'notice' | 'watchNotice' | 'setNotice'>;

/**
 * Notices lie in a key-value bucket, written as every client of NATS does, so that the admin's tools read it. A change is heard by
 * a plain subscription: a consumer for everybody who listens, with a heartbeat each, would cost the server more than the
 * notices themselves.
 */
export function makeNotices(
  nc: NatsConnection,
  js: JetStreamClient,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
): Notices {
  const entry = async (name: string): Promise<{ value: Uint8Array | null; revision: number }> => {
    const { direct } = await js.jetstreamManager(false);
    const found = await direct.getMessage(`KV_${NOTICES}`, { last_by_subj: noticeSubject(name) });
    // What was deleted is a message without a value.
    return { value: found?.data.length ? found.data : null, revision: found?.seq ?? 0 };
  };
  return {
    notice: (name) => guarded(async () => (await entry(name)).value),
    watchNotice(name, take, ended) {
      const subscription = nc.subscribe(live(noticeSubject(name)), {
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
            await js.publish(noticeSubject(name), value, { expect: { lastSubjectSequence: revision } });
            return true;
          } catch (error) {
            if (!isOutrun(error) || tries === TRIES) throw error;
          }
        }
      }),
  };
}

const isOutrun = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === OUTRUN;
