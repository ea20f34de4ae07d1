/**
 * What a fresh machine lacks: packages and browsers. Runs on any Node from 20 on and imports nothing that would have to be
 * installed first.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const ROOT = new URL('..', import.meta.url).pathname;

/** The Node that came with the packages (24); the tools need it whatever the machine has. */
export const NODE = `${ROOT}node_modules/.bin/node`;

/** Says what went wrong and what to do about it, and ends with exit code 1. */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a command with its output on screen; true when it ended well. */
export function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options }).status === 0;
}

/** Installs the packages of the lockfile unless these very ones are there. */
export function installPackages() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(`Node ${process.version} is too old: install Node 20 or newer.`);
  const lock = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest('hex');
  const mark = `${ROOT}node_modules/.sightline-lock`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock && existsSync(NODE)) return;
  console.log('Installing packages …');
  if (!run('npm', ['ci', '--loglevel=error']))
    stop('npm ci failed. Check that the npm registry can be reached, then try again.');
  writeFileSync(mark, lock);
}

const isFile = (path) => typeof path === 'string' && path !== '' && existsSync(path);

/** Where each browser may be, best first. `{name}_PATH` in the environment wins. */
const PLACES = {
  chromium: [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
    '/usr/bin/microsoft-edge-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: [
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** Path of an installed browser, or undefined. Google Chrome itself is left out: it no longer loads unpacked extensions from outside. */
export function findBrowser(name) {
  return PLACES[name].find(isFile);
}

const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Whether Debian packages can be installed here. */
export function canInstallDebianPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages by name; true when it worked. */
export function installDebianPackages(names) {
  console.log(`Installing ${names.join(', ')} from Debian …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  return (
    run('apt-get', ['update', '-qq'], quiet) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet)
  );
}

const SERVER_PLACES = {
  nginx: ['/usr/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'],
  openssl: ['/usr/bin/openssl', '/opt/homebrew/bin/openssl'],
  'nats-server': [
    '/usr/sbin/nats-server',
    '/usr/bin/nats-server',
    '/usr/local/bin/nats-server',
    '/opt/homebrew/bin/nats-server',
  ],
};

/** The programs that tests start as real servers; installs Debian's where they are missing, or stops with what to do. */
export function requireServers(names) {
  const missing = names.filter((name) => !SERVER_PLACES[name].find(isFile));
  if (missing.length === 0) return;
  if (!canInstallDebianPackages() || !installDebianPackages(missing)) {
    stop(`Missing: ${missing.join(' and ')}. Install: on Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}.`);
  }
}

/** The browsers that the tests drive; installs Debian's where they are missing, or stops with what to do. */
export function requireBrowsers(names) {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length > 0) {
    const packages = missing.map((name) => DEBIAN_PACKAGE[name]);
    if (!canInstallDebianPackages() || !installDebianPackages([...packages, 'fonts-noto-cjk', 'fonts-liberation'])) {
      stop(
        `Missing: ${missing.join(' and ')}. Install ${missing.length > 1 ? 'them' : 'it'} (on Debian or Ubuntu: ` +
          `sudo apt-get install ${packages.join(' ')}), or set ${missing.map((name) => `${name.toUpperCase()}_PATH`).join(' and ')}.`,
      );
    }
  }
  return Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_PATH`, findBrowser(name)]));
}
