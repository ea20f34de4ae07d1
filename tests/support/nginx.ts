import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real nginx over TLS on this machine, for one test. */
export interface WebServer {
  /** Address of the document, at a host name that only a browser started with `flags` knows. */
  address: string;
  /** What a Chromium needs to find the host here and to take its certificate. */
  flags: string[];
  /** Puts files under `/`. */
  put(files: { [name: string]: string | Uint8Array }): void;
  /** What each request asked for and got: `GET /playbook.json 304`. */
  requests(): string[];
  /** Other directives for the server, from now on. */
  configure(directives: string): Promise<void>;
  stop(): void;
}

const HOST = 'playbook.example';
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'].find((path) => existsSync(path));

/** Starts it. Throws with what to do where nginx or openssl is not there. */
export async function startNginx(): Promise<WebServer> {
  if (!NGINX) throw new Error('No nginx found. Install it (Debian: apt-get install nginx).');
  const folder = mkdtempSync(join(tmpdir(), 'sightline-nginx-'));
  for (const name of ['files', 'logs', 'tmp']) mkdirSync(join(folder, name));
  const port = await freePort();
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')],
    ],
    { stdio: 'ignore' },
  );
  const write = (directives: string): void =>
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, directives));
  write('');
  const server = spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'logs/error.log')], {
    stdio: 'ignore',
  });
  await listening(port, join(folder, 'logs/error.log'));
  return {
    address: `https://${HOST}/playbook.json`,
    flags: [`--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${port}`, '--ignore-certificate-errors'],
    put(files) {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'files', name), content);
    },
    requests: () =>
      readFileSync(join(folder, 'logs/access.log'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('playbook.json')),
    async configure(directives) {
      write(directives);
      const before = workers(folder);
      process.kill(server.pid ?? 0, 'SIGHUP');
      // The old worker answers until the new one has taken over.
      await until(
        () => workers(folder) !== before,
        () => readFileSync(join(folder, 'logs/error.log'), 'utf8'),
      );
    },
    stop() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configuration = (folder: string, port: number, directives: string): string => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/logs/error.log notice;
events { worker_connections 64; }
http {
  client_body_temp_path ${folder}/tmp/body; proxy_temp_path ${folder}/tmp/proxy; fastcgi_temp_path ${folder}/tmp/fastcgi;
  uwsgi_temp_path ${folder}/tmp/uwsgi; scgi_temp_path ${folder}/tmp/scgi;
  types { application/json json; application/octet-stream sig; }
  gzip on; gzip_types application/json; gzip_min_length 100;
  log_format asked '$request_method $request_uri $status $sent_http_content_encoding $http_cookie';
  access_log ${folder}/logs/access.log asked;
  # A kept connection would be answered by the old worker after a change.
  keepalive_timeout 0;
  server {
    listen 127.0.0.1:${port} ssl;
    server_name ${HOST};
    ssl_certificate ${folder}/certificate.pem; ssl_certificate_key ${folder}/key.pem;
    root ${folder}/files;
    ${directives}
  }
}
`;

/** How many workers have ended, by nginx's log: an old one takes connections until then. */
const workers = (folder: string): number =>
  readFileSync(join(folder, 'logs/error.log'), 'utf8').split(' exited with code 0').length;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const listening = (port: number, log: string): Promise<void> =>
  until(
    async () => {
      try {
        await fetch(`http://127.0.0.1:${port}/`);
        return true;
      } catch {
        return false;
      }
    },
    () => (existsSync(log) ? readFileSync(log, 'utf8') : `nothing listens on ${port}`),
  );

async function until(holds: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(otherwise());
}
