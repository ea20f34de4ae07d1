import type { ConnectionOptions, NatsConnection } from '@nats-io/nats-core';
import type { Connect, HubConnection, HubState } from './contract';
import { failureOf, HubFailure, isThereAlready } from './failure';
import { makeReadStored } from './fetch-stored';
import { loadNats, type Nats } from './nats';
import { makeNotices } from './notices';
import { makeObjects } from './objects';
import { API, EVENTS, inboxOf, live } from './subjects';

/**
 * Milliseconds between two pings. A worker in Chrome is let live while something goes over its socket at least every 30 s
 * (developer.chrome.com, "Use WebSockets in service workers").
 */
const PING_EVERY = 20_000;
/** Milliseconds that the server has for an answer, also while a cluster chooses a new leader. */
const ANSWER_IN = 10_000;

/** Opens one connection; rejects with `HubFailure`. It does not come back by itself (`keep-connected.ts`). */
export const connectHub: Connect = async (link, identity, tell) => {
  tell({ state: 'connecting' });
  const nats = await loadNats();
  const options: ConnectionOptions = {
    servers: link.servers,
    authenticator:
      'creds' in identity
        ? nats.core.credsAuthenticator(new TextEncoder().encode(identity.creds))
        : nats.core.nkeyAuthenticator(identity.seed),
    inboxPrefix: inboxOf(identity.person),
    pingInterval: PING_EVERY,
    maxPingOut: 2,
    reconnect: false,
    // Only the addresses that the join link names are spoken to, whatever a server says of others.
    ignoreClusterUpdates: true,
    timeout: ANSWER_IN,
  };
  try {
    return makeConnection(await nats.core.wsconnect(options), nats, tell);
  } catch (error) {
    const failure = failureOf(error, false);
    // What a socket says of itself has no kind: there is no server, or none that speaks NATS.
    throw failure.kind === 'unexpected' ? new HubFailure('unreachable', failure.message, { cause: error }) : failure;
  }
};

function makeConnection(nc: NatsConnection, nats: Nats, tell: (state: HubState) => void): HubConnection {
  const { jetstream, core } = nats;
  const js = jetstream.jetstream(nc, { apiPrefix: API, checkAPI: false, timeout: ANSWER_IN });
  /** Whatever goes wrong goes out as a `HubFailure`. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw failureOf(error, nc.isClosed());
    }
  };
  const read = makeReadStored(js, jetstream, core.nuid);

  return {
    async send({ subject, payload }) {
      try {
        const ack = await js.publish(subject, payload, { msgID: subject });
        return { outcome: ack.duplicate ? 'same' : 'stored' };
      } catch (error) {
        if (isThereAlready(error)) return { outcome: 'same' };
        const failure = failureOf(error, nc.isClosed());
        if (failure.kind === 'not-permitted' || failure.kind === 'too-large') {
          return { outcome: 'refused', detail: failure.message };
        }
        throw failure;
      }
    },
    fetch: (filter, after, take) => guarded(() => read(EVENTS, filter, after, take)),
    listen(filter, take, ended) {
      const subscription = nc.subscribe(live(filter), {
        callback(error, message) {
          if (!error) take({ subject: message.subject.slice(live('').length), payload: message.data, sequence: null });
          else if (failureOf(error, false).kind === 'not-permitted') {
            tell({ state: 'refused', why: 'not-permitted', detail: error.message });
          }
        },
      });
      ended.addEventListener('abort', () => subscription.unsubscribe());
    },
    ...makeNotices(nc, js, guarded),
    ...makeObjects(js, read, () => core.nuid.next(), guarded),
    closed: nc.closed().then((error) => (error ? error.message : 'closed')),
    async close() {
      if (nc.isClosed()) return;
      // What was sent before goes out first, but nothing waits for a server that is gone.
      await nc.flush().catch(() => {});
      await nc.close();
    },
  };
}
