import process from 'node:process'
import pino from 'pino'
import { readConfig } from './config/config.ts'
import { loadEnvironment } from './config/load-environment.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { faultText } from './locales/fault-text.ts'
import { ProgrammeFaults } from './programme-file/programme-from-disk.ts'
import { createTelemetry } from './telemetry/telemetry.ts'

const environment = loadEnvironment()
const reading = environment.ok ? readConfig(environment.env) : environment
if (!reading.ok) {
  process.stderr.write(`The configuration has faults:\n${reading.faults.map((fault) => `- ${fault}\n`).join('')}`)
  process.exit(exitCodes.configuration)
}

const telemetry = createTelemetry(reading.config.logLevel, pino.destination({ dest: 1, sync: true }))
process.on('uncaughtException', (error) => {
  telemetry.error('defect', error)
  process.exit(exitCodes.defect)
})

try {
  // Read here and not above, so that a broken installation is told like any other fault.
  const { startBot } = await import('./start.ts')
  const bot = await startBot(reading.config, telemetry)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void bot.stop().then(() => process.exit(exitCodes.done))
    })
  }
} catch (error) {
  telemetry.error('not started', error)
  process.stderr.write(`${explain(error)}\n`)
  process.exit(exitCodeOf(error))
}

function explain(error: unknown): string {
  if (error instanceof ProgrammeFaults) {
    return [
      error.message,
      ...error.faults.map(({ line, column, path, ...words }) => `${line}:${column} ${path}: ${faultText(words, 'en')}`),
    ].join('\n')
  }
  return error instanceof Error ? error.message : 'The bot could not start.'
}
