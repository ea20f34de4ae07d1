import { type ConnectionOptions, type NatsConnection, nkeyAuthenticator, wsconnect } from '@nats-io/nats-core';

/** A connection over WebSocket, as a browser makes it, with a key's seed. Rejects with the library's error. */
export function connectAs(
  servers: string | readonly string[],
  seed: Uint8Array,
  more: ConnectionOptions = {},
): Promise<NatsConnection> {
  return wsconnect({
    servers: typeof servers === 'string' ? servers : [...servers],
    authenticator: nkeyAuthenticator(seed),
    timeout: 5_000,
    ignoreClusterUpdates: true,
    ...more,
  });
}
