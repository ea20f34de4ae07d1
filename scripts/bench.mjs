/**
 * `npm run bench`: builds, then measures; prints a table and writes `.cache/bench.json` and `.cache/bench.md`. Fails only when
 * something could not be measured. `npm run bench -- cold advise` measures parts (tests/bench/index.ts).
 */
import { installPackages, NODE, ROOT, requireBrowsers, run, stop } from './install.mjs';

installPackages();
const browsers = requireBrowsers(['chromium']);
if (!run(NODE, [`${ROOT}node_modules/.bin/wxt`, 'build'], { stdio: ['ignore', 'ignore', 'inherit'] }))
  stop('The build failed; its messages are above.');
const ended = run(NODE, [`${ROOT}scripts/run.mjs`, 'tests/bench/index.ts', ...process.argv.slice(2)], {
  env: { ...process.env, ...browsers },
});
process.exit(ended ? 0 : 1);
