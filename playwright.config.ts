import { defineConfig } from 'playwright/test';

/** Every browser test. `reader`, `components`: our code in a plain page; `extension`: the built extension; `firefox`: real Firefox. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/build-demo.ts',
  outputDir: '.cache/e2e',
  timeout: 60_000,
  retries: 0,
  // More than cores: many tests wait for pages on purpose.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  projects: [
    { name: 'reader', testMatch: 'reader/**/*.spec.ts' },
    { name: 'components', testMatch: 'components/**/*.spec.ts' },
    { name: 'extension', testMatch: 'extension/**/*.spec.ts' },
    { name: 'firefox', testMatch: 'firefox/**/*.spec.ts' },
  ],
});
