/**
 * `npm test`: installs what is missing, then runs every check, and says at the end `N passed, N failed`. A check without tests
 * of its own (formatter, types, builds) counts as one.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installPackages, NODE, ROOT, requireBrowsers, requireServers, run } from './install.mjs';

installPackages();
const browsers = requireBrowsers(['chromium', 'firefox']);
requireServers(['nginx', 'openssl', 'nats-server']);
const env = { ...process.env, ...browsers, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` };
const tool = (name, ...args) => run(NODE, [`${ROOT}node_modules/.bin/${name}`, ...args], { env });
const native = (name, ...args) => run(`${ROOT}node_modules/.bin/${name}`, args, { env });
mkdirSync(`${ROOT}.cache`, { recursive: true });

let passed = 0;
let failed = 0;
const failures = [];
const count = (what, good, bad) => {
  passed += good;
  failed += bad;
  if (bad > 0) failures.push(`${what}: ${bad} failed`);
};

function check(what, ok) {
  count(what, ok ? 1 : 0, ok ? 0 : 1);
}

/** Runs a test tool that leaves its counts in a JSON file; a run that leaves none is one failure. */
function suite(what, file, tally, start) {
  rmSync(`${ROOT}${file}`, { force: true });
  const ok = start();
  try {
    const { good, bad } = tally(JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8')));
    count(what, good, bad === 0 && !ok ? 1 : bad);
  } catch {
    check(what, false);
  }
}

const vitestTally = (report) => ({ good: report.numPassedTests, bad: report.numTotalTests - report.numPassedTests });
/** Tests that passed only at a second try. */
const shaky = [];
// A skipped test counts as failed: nothing here may be skipped.
function playwrightTally({ stats, suites }) {
  const walk = ({ suites: inner = [], specs = [] }) => {
    for (const { title, file, tests } of specs)
      if (tests.some(({ status }) => status === 'flaky')) shaky.push(`${file}: ${title}`);
    inner.forEach(walk);
  };
  suites.forEach(walk);
  return { good: stats.expected + stats.flaky, bad: stats.unexpected + stats.skipped };
}

const title = (text) => console.log(`\n== ${text}`);
const began = Date.now();

title('Format and lint');
check('format and lint', native('biome', 'check', '.'));
title('Types');
check('types', tool('wxt', 'prepare') && native('tsc', '--noEmit'));
title('Unit tests');
suite('unit tests', '.cache/unit.json', vitestTally, () =>
  tool('vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=.cache/unit.json'),
);
title('Hub: a real nats-server');
suite('hub tests', '.cache/hub.json', vitestTally, () =>
  tool(
    'vitest',
    'run',
    '--config',
    'tests/hub/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.cache/hub.json',
  ),
);
title('Builds');
check('build for Chromium', tool('wxt', 'build'));
check('build for Firefox', tool('wxt', 'build', '-b', 'firefox'));
title('What was built');
suite('build tests', '.cache/build.json', vitestTally, () =>
  tool(
    'vitest',
    'run',
    '--config',
    'tests/build/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.cache/build.json',
  ),
);
title('Mozilla add-ons linter');
check('add-ons linter', run(NODE, [`${ROOT}scripts/lint-addon.mjs`], { env }));
title('Browser tests');
suite('browser tests', '.cache/e2e.json', playwrightTally, () => tool('playwright', 'test'));

console.log(`\nTook ${Math.round((Date.now() - began) / 1000)} s.`);
for (const test of shaky) console.log(`SECOND TRY ${test}`);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
