import { defineConfig } from 'vitest/config';

/** Tests of what was built; they run after the builds. */
export default defineConfig({
  test: { root: new URL('../../', import.meta.url).pathname, include: ['tests/build/**/*.test.ts'] },
});
