import { defineConfig, type Plugin } from 'vitest/config';

/** These put something else in the place of a module, so each has modules of its own. */
const REPLACING = ['tests/e2e/{lost-words,lost-words-random,reply-kill,silence}.test.ts'];

/** Packages run as in production: some have a build for development that checks its every step. */
const asInProduction: Plugin = {
  name: 'as-in-production',
  configResolved: ({ ssr }) => {
    ssr.resolve = { ...ssr.resolve, conditions: ['node'] };
  },
};

export default defineConfig({
  plugins: [asInProduction],
  test: {
    // Two cores: more workers only wait for one another.
    maxWorkers: 2,
    // Tests make much that is soon gone; with room for it, little is swept.
    execArgv: ['--max-semi-space-size=64'],
    // A busy machine makes a test slow, never red.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**'] },
    projects: [
      {
        extends: true,
        // Pure: no database, no socket, nothing to warm up.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'packages/*/tests/unit/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [
            'tests/{integration,e2e}/**/*.test.ts',
            'packages/*/tests/integration/**/*.test.ts',
          ],
          exclude: REPLACING,
          globalSetup: 'tests/warm-article-cache.ts',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'replacing',
          include: REPLACING,
          globalSetup: 'tests/warm-article-cache.ts',
        },
      },
    ],
  },
});
