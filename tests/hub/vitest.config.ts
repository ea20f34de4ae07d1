import { defineConfig } from 'vitest/config';

/** Tests against a real nats-server. One file at a time: clusters elect leaders by the clock, which a full machine disturbs. */
export default defineConfig({
  test: {
    root: new URL('../../', import.meta.url).pathname,
    include: ['tests/hub/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 40_000,
    fileParallelism: false,
  },
});
