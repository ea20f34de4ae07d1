import { existsSync } from 'node:fs';

/** Path of nats-server; undefined: it is not installed. */
export const findServer = (): string | undefined =>
  ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server', '/opt/homebrew/bin/nats-server'].find(
    (path) => existsSync(path),
  );
