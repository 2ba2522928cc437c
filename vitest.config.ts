import { defineConfig } from 'vitest/config';

const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Two cores: more workers only wait for one another.
    maxWorkers: 2,
    coverage: { provider: 'v8', include: ['src/**'] },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'packages/*/tests/unit/**/*.test.ts'],
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
          globalSetup: 'tests/warm-article-cache.ts',
          ...patient,
        },
      },
    ],
  },
});
