import pino, { type DestinationStream } from 'pino'
import { collectDefaultMetrics, Counter as PromCounter, Registry } from 'prom-client'
import type { Counter, Telemetry } from '../actions/ports.ts'

/** Logs as JSON lines and counts for Prometheus. */
export interface TelemetryWithMetrics extends Telemetry {
  readonly metrics: () => Promise<string>
}

const counterLabels: Readonly<Record<Counter, { readonly help: string; readonly labels: readonly string[] }>> = {
  turns: { help: 'Activities by type and outcome', labels: ['type', 'outcome'] },
  refusals: { help: 'Requests turned away before a turn began, by reason', labels: ['reason'] },
  deliveries: { help: 'Proactive sends by kind and outcome', labels: ['kind', 'outcome'] },
}

/** `destination` is standard output for the server and standard error for the command line. */
export function createTelemetry(level: string, destination: DestinationStream): TelemetryWithMetrics {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counters = new Map(
    Object.entries(counterLabels).map(([name, { help, labels }]) => [
      name,
      new PromCounter({ name: `oma_arviointi_${name}_total`, help, labelNames: [...labels], registers: [registry] }),
    ]),
  )
  return {
    info: (event, values = {}) => log.info(values, event),
    warn: (event, values = {}) => log.warn(values, event),
    error: (event, error, values = {}) => log.error({ ...values, ...errorFacts(error) }, event),
    count: (counter, labels) => counters.get(counter)?.inc({ ...labels }),
    metrics: () => registry.metrics(),
  }
}

/**
 * Where it broke and the codes on the way, but not the message of somebody else's error: that may quote
 * people's text or an address.
 */
function errorFacts(error: unknown): Readonly<Record<string, string | number>> {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, mostFrames)
    .join('\n')
  const cause = error.cause instanceof Error ? { cause: codeOf(error.cause) ?? error.cause.name } : {}
  const code = codeOf(error)
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? { status: error.statusCode } : {}
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    ...status,
    ...cause,
    ...(frames === undefined ? {} : { stack: frames }),
  }
}

const mostFrames = 8

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
