import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './test/plain-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/domain/**', 'src/actions/**'],
      reporter: ['text-summary'],
      thresholds: { statements: 95, lines: 95, functions: 95 },
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/e2e/**',
            'test/round/**',
            'test/storage/kill.test.ts',
            'test/delivery/{faults,crash}.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'e2e',
          include: [
            'test/e2e/**/*.test.ts',
            'test/round/**/*.test.ts',
            'test/storage/kill.test.ts',
            'test/delivery/{faults,crash}.test.ts',
          ],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
