import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchRelease } from '../../../lib/team/address/fetch-release';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** A real server on this machine; answers the address of its document. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/playbook.json`;
}

const NEW = { etag: null, modified: null };

describe('asking an address for its release', () => {
  it('brings document, signature, and what the server calls this version', async () => {
    const address = await serve((request, answer) => {
      answer.setHeader('ETag', '"7"').setHeader('Last-Modified', 'Tue, 24 Nov 2026 10:00:00 GMT');
      answer.end(request.url === '/playbook.json' ? 'document' : 'signature');
    });
    expect(await fetchRelease(address, NEW)).toEqual({
      outcome: 'document',
      document: new TextEncoder().encode('document'),
      signature: 'signature',
      etag: '"7"',
      modified: 'Tue, 24 Nov 2026 10:00:00 GMT',
    });
  });

  it('asks for nothing that it has, and says nothing about the person', async () => {
    const asked: object[] = [];
    const address = await serve((request, answer) => {
      asked.push(request.headers);
      answer.writeHead(304).end();
    });
    expect(await fetchRelease(address, { etag: '"7"', modified: null })).toEqual({ outcome: 'unchanged' });
    expect(asked).toMatchObject([{ 'if-none-match': '"7"' }]);
    expect(Object.keys(asked[0] ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
    expect(Object.keys(asked[0] ?? {})).not.toEqual(expect.arrayContaining(['referer']));
  });

  it('says that there is no signature where there is none', async () => {
    const address = await serve((request, answer) => {
      if (request.url === '/playbook.json') answer.end('document');
      else answer.writeHead(404).end();
    });
    expect(await fetchRelease(address, NEW)).toMatchObject({ outcome: 'document', signature: null });
  });

  it.each<[string, RequestListener]>([
    ['not-found', (_request, answer) => answer.writeHead(404).end()],
    ['not-let-in', (_request, answer) => answer.writeHead(403).end()],
    ['server-trouble', (_request, answer) => answer.writeHead(503).end()],
    ['sign-in-page', (_request, answer) => answer.setHeader('Content-Type', 'text/html; charset=utf-8').end('<html>')],
    [
      'cut-short',
      (request, answer) => {
        answer.writeHead(200, { 'Content-Length': '1000' });
        answer.write('half');
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
    [
      'slow',
      (_request, answer) => {
        answer.writeHead(200);
        answer.write('and then nothing');
      },
    ],
  ])('fails as %s', async (reason, listener) => {
    const address = await serve(listener);
    expect(await fetchRelease(address, NEW, 300)).toMatchObject({ outcome: 'failed', reason });
  });

  it('follows a redirect within the host, and none to another', async () => {
    const elsewhere = await serve((_request, answer) => answer.end('elsewhere'));
    const address = await serve((request, answer) => {
      if (request.url === '/playbook.json') answer.writeHead(302, { Location: '/moved' }).end();
      else answer.end('moved');
    });
    expect(await fetchRelease(address, NEW)).toMatchObject({ outcome: 'document' });
    const leading = await serve((_request, answer) => answer.writeHead(302, { Location: elsewhere }).end());
    expect(await fetchRelease(leading, NEW)).toMatchObject({ outcome: 'failed', reason: 'led-elsewhere' });
  });

  it('says that nobody answers', async () => {
    const address = await serve((_request, answer) => answer.end());
    await new Promise((done) => open.pop()?.close(done));
    expect(await fetchRelease(address, NEW)).toMatchObject({ outcome: 'failed', reason: 'unreachable' });
  });
});
