import { setTimeout as pause } from 'node:timers/promises'
import pino, { type DestinationStream } from 'pino'
import { collectDefaultMetrics, Gauge, Histogram, Counter as PromCounter, Registry } from 'prom-client'
import type { Measured } from '../actions/measure-rounds.ts'
import type { Counter, Telemetry, Timing } from '../actions/ports.ts'
import { systemCode } from '../actions/system-code.ts'

/** Logs as JSON lines and counts for Prometheus. */
export interface TelemetryWithMetrics extends Telemetry {
  /** Reads these numbers whenever metrics are asked for. */
  readonly gauge: (name: GaugeName, read: () => Promise<readonly Measured[]>) => void
  readonly metrics: () => Promise<string>
}

interface Described {
  readonly help: string
  readonly labels: readonly string[]
}

const counterLabels: Readonly<Record<Counter, Described>> = {
  turns: { help: 'Activities by kind and outcome', labels: ['kind', 'outcome'] },
  refusals: { help: 'Requests turned away before a turn began, by reason', labels: ['reason'] },
  deliveries: { help: 'Proactive sends by kind, outcome and code', labels: ['kind', 'outcome', 'code'] },
  throttle_pauses: { help: 'How often Teams asked everybody to wait', labels: [] },
}

const timings: Readonly<Record<Timing, Described>> = {
  turn: { help: 'Seconds from a checked activity to its answer', labels: ['kind'] },
  store: { help: 'Seconds that the store took', labels: ['method'] },
}

const gauges = {
  ledger_deliveries: { help: 'Deliveries of open rounds by where they stand', labels: ['state'] },
  round_subjects: { help: 'Subjects of open rounds by where they stand', labels: ['round', 'state'] },
} as const satisfies Readonly<Record<string, Described>>

export type GaugeName = keyof typeof gauges

const prefix = 'oma_arviointi_'
/** Whoever asks for metrics gives up after ten seconds. */
const readWithinMs = 2000
/** From a millisecond to the time after which Teams gives up. */
const secondsBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/** `destination` is standard output for the server and standard error for the command line. */
export function createTelemetry(level: string, destination: DestinationStream): TelemetryWithMetrics {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counters = new Map(
    Object.entries(counterLabels).map(([name, { help, labels }]) => [
      name,
      new PromCounter({ name: `${prefix}${name}_total`, help, labelNames: [...labels], registers: [registry] }),
    ]),
  )
  const histograms = new Map(
    Object.entries(timings).map(([name, { help, labels }]) => [
      name,
      new Histogram({
        name: `${prefix}${name}_seconds`,
        help,
        labelNames: [...labels],
        buckets: secondsBuckets,
        registers: [registry],
      }),
    ]),
  )
  return {
    info: (event, values = {}) => log.info(values, event),
    warn: (event, values = {}) => log.warn(values, event),
    error: (event, error, values = {}) => log.error({ ...values, ...errorFacts(error) }, event),
    count: (counter, labels) => counters.get(counter)?.inc({ ...labels }),
    observe: (timing, seconds, labels) => histograms.get(timing)?.observe({ ...labels }, seconds),
    gauge(name, read) {
      const { help, labels } = gauges[name]
      const gauge: Gauge = new Gauge({
        name: `${prefix}${name}`,
        help,
        labelNames: [...labels],
        registers: [registry],
        async collect() {
          gauge.reset()
          // Where the store is away, or hangs, the other numbers are wanted most.
          const measured = await Promise.race([read().catch(() => []), pause(readWithinMs, [], { ref: false })])
          for (const { labels, value } of measured) gauge.set({ ...labels }, value)
        },
      })
    },
    metrics: () => registry.metrics(),
  }
}

/**
 * Where it broke and the codes on the way, but not the message of somebody else's error: that may quote
 * people's text or an address.
 */
function errorFacts(error: unknown): Readonly<Record<string, string | number>> {
  if (!(error instanceof Error)) return { error: typeof error }
  // Without the message, of which a line may look like one of these.
  const frames = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, mostFrames)
    .join('\n')
  const cause = error.cause instanceof Error ? { cause: systemCode(error.cause) ?? error.cause.name } : {}
  const code = systemCode(error)
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
/** `    at save (file:///app/dist/x.js:1:2)`; a message that has been changed since stands in the stack as it was. */
const frame = /^ {4}at .*(?::\d+:\d+|<anonymous>|native)\)?$/
