import { defineConfig } from 'vitest/config';

/** A busy machine makes a test slow, never red. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

/** These put something else in the place of a module, so each has modules of its own. */
const REPLACING = ['tests/e2e/{reply-kill,silence}.test.ts'];

export default defineConfig({
  test: {
    // Two cores: more workers only wait for one another.
    maxWorkers: 2,
    coverage: { provider: 'v8', include: ['src/**'] },
    projects: [
      {
        // Pure: no database, no socket, nothing to warm up.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'packages/*/tests/unit/**/*.test.ts'],
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: 'whole',
          include: [
            'tests/{integration,e2e}/**/*.test.ts',
            'packages/*/tests/integration/**/*.test.ts',
          ],
          exclude: REPLACING,
          globalSetup: 'tests/warm-article-cache.ts',
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: 'replacing',
          include: REPLACING,
          globalSetup: 'tests/warm-article-cache.ts',
          ...patient,
        },
      },
    ],
  },
});
