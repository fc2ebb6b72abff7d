import { defineConfig } from 'vitest/config'

/** No disk, no network, no process: the inner loop. */
const unit = [
  'test/{config,domain,locales,report}/**/*.test.ts',
  // The faults of files of megabytes take their time, as does the real renderer of cards.
  'test/programme-file/!(faults).test.ts',
  'test/delivery/{pace,retry-policy}.test.ts',
]
/** Whole rounds, walks in the real client, pictures and processes that measure nothing: two files beside each other. */
const whole = [
  'test/{answering,cli,gallery,round}/**/*.test.ts',
  'test/e2e/{coordinator,other-programmes,playground,report-page}.test.ts',
  'test/storage/kill.test.ts',
]
/** What counts sends, compares times or kills: one file at a time. */
const alone = [
  'test/e2e/{crash,ending,stop}.test.ts',
  'test/proof/**/*.test.ts',
  'test/delivery/{faults,crash,instances}.test.ts',
]

const setupFiles = ['test/fixed-seed.ts']
/** Where whole bots run. */
const withBots = [...setupFiles, 'test/quiet-logs.ts']

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
      // Pure tests share one world per process: loading it is most of what they would cost.
      {
        test: {
          name: 'unit',
          setupFiles,
          include: unit,
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'integration',
          setupFiles: withBots,
          globalSetup: 'test/postgres/global-setup.ts',
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          include: ['test/**/*.test.ts'],
          exclude: [...unit, ...whole, ...alone],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'whole',
          setupFiles: withBots,
          globalSetup: 'test/postgres/global-setup.ts',
          sequence: { groupOrder: 2 },
          include: whole,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'alone',
          setupFiles: withBots,
          globalSetup: 'test/postgres/global-setup.ts',
          sequence: { groupOrder: 3 },
          include: alone,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
