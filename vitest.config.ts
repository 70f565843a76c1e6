import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{engine,connectors,workflows,scripts,rulesets,designer}/**/*.test.{ts,tsx}',
            'test/unit/**/*.test.ts',
          ],
          // Of hang-ups only: on a busy machine what takes a second may take ten.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'durable',
          include: ['test/{durable,replay,stories,api}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/{faults,mutation}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
