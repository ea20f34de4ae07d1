/** `npm start`: installs what is missing, builds, and shows Sightline at work on the demo CRMs. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import {
  canInstallDebianPackages,
  findBrowser,
  installDebianPackages,
  installPackages,
  NODE,
  ROOT,
  run,
  stop,
} from './install.mjs';

/** Path of the Chromium that Playwright has downloaded, or undefined. */
function playwrightChromium() {
  const found = spawnSync(NODE, ['-e', 'console.log(require("playwright").chromium.executablePath())'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const path = found.stdout.trim();
  try {
    readdirSync(path.slice(0, path.lastIndexOf('/')));
    return path;
  } catch {
    return undefined;
  }
}

/** A Chromium to show it in: an installed one, else Debian's package, else Playwright's own download. */
function browser() {
  const installed = findBrowser('chromium') ?? playwrightChromium();
  if (installed) return installed;
  if (canInstallDebianPackages() && installDebianPackages(['chromium', 'fonts-noto-cjk', 'fonts-liberation'])) {
    const found = findBrowser('chromium');
    if (found) return found;
  }
  console.log('No Chromium, Edge or Chrome for Testing found; downloading one …');
  const downloaded = run(NODE, [`${ROOT}node_modules/.bin/playwright`, 'install', 'chromium'])
    ? playwrightChromium()
    : undefined;
  return (
    downloaded ??
    stop(
      'No browser to show Sightline in. Install Chromium, Microsoft Edge or Chrome for Testing, or set CHROMIUM_PATH to one.\n' +
        'Google Chrome itself cannot be used here: it no longer loads an unpacked extension from the command line.',
    )
  );
}

installPackages();
const path = browser();
console.log('Building …');
if (!run(NODE, [`${ROOT}node_modules/.bin/wxt`, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] }))
  stop('The build failed; its messages are above.');
const ended = run(NODE, [`${ROOT}scripts/run.mjs`, 'scripts/demo.ts'], {
  env: { ...process.env, CHROMIUM_PATH: path },
});
process.exit(ended ? 0 : 1);
