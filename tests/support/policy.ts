import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { chromiumPath, firefoxPath } from './browsers.ts';

/** A browser with policy files of its own: what lies in a folder stands, for it alone, where the system's policies would. */
export interface PolicyFiles {
  /** Starts the browser. */
  executable: string;
  /** Writes what the organization sets for one extension. */
  put(extension: string, policy: unknown): void;
  remove(): void;
}

export function chromiumPolicies(): PolicyFiles {
  const path = chromiumPath();
  const place = path.includes('google-chrome') ? '/etc/opt/chrome' : '/etc/chromium';
  return policyFiles(path, place, (folder) => {
    mkdirSync(join(folder, 'policies/managed'), { recursive: true });
    return {
      file: join(folder, 'policies/managed/sightline.json'),
      whole: (extension, policy) => ({ '3rdparty': { extensions: { [extension]: policy } } }),
    };
  });
}

export function firefoxPolicies(): PolicyFiles {
  const path = firefoxPath();
  return policyFiles(path, join(dirname(realpathSync(path)), 'distribution'), (folder) => ({
    file: join(folder, 'policies.json'),
    whole: (extension, policy) => ({ policies: { '3rdparty': { Extensions: { [extension]: policy } } } }),
  }));
}

function policyFiles(
  browser: string,
  place: string,
  lay: (folder: string) => { file: string; whole(extension: string, policy: unknown): unknown },
): PolicyFiles {
  requireMounts();
  mkdirSync(place, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), 'sightline-policy-'));
  const folder = join(home, 'mounted');
  mkdirSync(folder);
  const { file, whole } = lay(folder);
  const executable = join(home, 'browser');
  const script = `mount --bind "${folder}" "${place}" && exec "${browser}" "$@"`;
  writeFileSync(executable, `#!/bin/sh\nexec unshare --mount sh -c '${script}' browser "$@"\n`, { mode: 0o755 });
  return {
    executable,
    put(extension, policy) {
      writeFileSync(file, JSON.stringify(whole(extension, policy)));
      // Chromium waits five seconds for a file that was just written to be whole, and not for one that looks old.
      utimesSync(file, 1e9, 1e9);
    },
    remove: () => rmSync(home, { recursive: true }),
  };
}

/** Only root may lay a folder over the system's for one process. Who cannot is told so: without it nothing here is tested. */
function requireMounts(): void {
  const { status, stderr } = spawnSync('unshare', ['--mount', 'true'], { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(
    `The tests of policies put files where the system keeps them, for one browser alone, and that needs root and the right to \
mount (unshare --mount: ${stderr.trim()}). Run npm test as root; in a container with --cap-add SYS_ADMIN.`,
  );
}

/** A copy of a build whose id is the same wherever it is loaded from, because its manifest holds a key. */
export function buildWithKey(build: string): { folder: string; id: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-keyed-'));
  cpSync(build, folder, { recursive: true });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const manifest = join(folder, 'manifest.json');
  writeFileSync(
    manifest,
    JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), key: key.toString('base64') }),
  );
  const hex = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  return { folder, id, remove: () => rmSync(folder, { recursive: true }) };
}

/** Has Chromium read its policy files now, as an administrator does; it reads them by itself some seconds after a change. */
export async function reloadPolicies(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://policy');
  await page.locator('#reload-policies').click();
  await page.close();
}
