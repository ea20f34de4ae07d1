import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a network does to the frames of WebSockets (RFC 6455 §5.2) that pass; each a chance from 0 to 1. */
export interface Weather {
  delayed: number;
  doubled: number;
  dropped: number;
  /** Frames after which a connection is cut; 0: never. */
  cutAfter: number;
}
export const CALM: Weather = { delayed: 0, doubled: 0, dropped: 0, cutAfter: 0 };

export interface FrameProxy {
  /** `ws:` address to be used in place of the server's. */
  address: string;
  weather: Weather;
  /** Cuts every connection. */
  cut(): void;
  /** Bytes that went to clients, from the server. */
  received(): number;
  close(): Promise<void>;
}

/** A proxy before a server that speaks WebSockets, at `host:port`. `chance`: from 0 to below 1. */
export async function frameProxy(target: string, chance: () => number = Math.random): Promise<FrameProxy> {
  const [host = '', port = ''] = target.replace(/^ws:\/\//, '').split(':');
  const open = new Set<Socket>();
  let received = 0;
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), host);
    let frames = 0;
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    const pass = (from: Socket, to: Socket, count: boolean): void => {
      let order = Promise.resolve();
      const write = (bytes: Uint8Array, wait: number): void => {
        order = order.then(async () => {
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          if (to.writable) to.write(bytes);
        });
      };
      const frame = framesOf((bytes, isFrame) => {
        if (!isFrame) return write(bytes, 0);
        const { delayed, doubled, dropped, cutAfter } = proxy.weather;
        frames += 1;
        if (cutAfter > 0 && frames > cutAfter * (0.5 + chance())) return cut();
        if (chance() < dropped) return;
        const wait = chance() < delayed ? 1 + chance() * 20 : 0;
        write(bytes, wait);
        if (chance() < doubled) write(bytes, 0);
      });
      from.on('data', (chunk) => {
        if (count) received += chunk.length;
        frame(chunk);
      });
    };
    pass(client, upstream, false);
    pass(upstream, client, true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const proxy: FrameProxy = {
    address: `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    weather: CALM,
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        proxy.cut();
        server.close(() => resolve());
      }),
  };
  return proxy;
}

/** Cuts a stream into its handshake (until the empty line) and its frames. */
function framesOf(take: (bytes: Uint8Array, isFrame: boolean) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let shaking = true;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (shaking) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      shaking = false;
      take(rest.subarray(0, end + 4), false);
      rest = rest.subarray(end + 4);
    }
    for (let length = frameLength(rest); length > 0 && length <= rest.length; length = frameLength(rest)) {
      take(rest.subarray(0, length), true);
      rest = rest.subarray(length);
    }
  };
}

/** Bytes of the frame that begins here; 0: its head is not whole yet. */
function frameLength(bytes: Buffer): number {
  if (bytes.length < 2) return 0;
  const masked = ((bytes[1] ?? 0) & 0x80) === 0 ? 0 : 4;
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short < 126) return 2 + masked + short;
  if (bytes.length < (short === 126 ? 4 : 10)) return 0;
  return short === 126 ? 4 + masked + bytes.readUInt16BE(2) : 10 + masked + Number(bytes.readBigUInt64BE(2));
}
