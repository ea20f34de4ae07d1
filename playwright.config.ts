import { defineConfig } from 'playwright/test';

/** Tests of the built extension of which a single failure refutes a promise. */
const PROOFS = [
  'extension/background-kill.spec.ts',
  'extension/draft-faults.spec.ts',
  'extension/hostile-*.spec.ts',
  'extension/messages.spec.ts',
  'extension/no-traffic.spec.ts',
  'extension/notes-attack.spec.ts',
  'extension/notes-kill.spec.ts',
  'extension/review-attack.spec.ts',
  'extension/working-day.spec.ts',
];

/** Every browser test. `reader`, `components`: our code in a plain page; `proofs`, `extension`: the built extension; `firefox`: real Firefox. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/build-demo.ts',
  outputDir: '.cache/e2e',
  timeout: 60_000,
  // A second try where only a browser's own start-up could be at fault; `npm test` names every test that needed one, so that
  // it is mended. What a single failure would refute (a wrong record, a lost act, a leak) has none: see `PROOFS`.
  retries: 1,
  // More than cores: many tests wait for pages on purpose.
  workers: 4,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  // In the order in which they start: one Firefox from the first moment, then what takes longest, so that no worker is alone in the end.
  projects: [
    { name: 'firefox', testMatch: 'firefox/**/*.spec.ts', workers: 1 },
    { name: 'proofs', testMatch: PROOFS, retries: 0 },
    { name: 'reader', testMatch: 'reader/**/*.spec.ts', retries: 0 },
    { name: 'extension', testMatch: 'extension/**/*.spec.ts', testIgnore: PROOFS },
    { name: 'components', testMatch: 'components/**/*.spec.ts' },
  ],
});
