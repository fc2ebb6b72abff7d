import { expect, test } from 'vitest'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'

test.each([
  ['is away', () => Promise.reject(new Error('away'))],
  ['never answers', () => new Promise<never>(() => undefined)],
])('numbers are told also while the store %s', async (_, read) => {
  const telemetry = createTelemetry('silent', { write: () => undefined })
  telemetry.gauge('ledger_deliveries', read)
  telemetry.count('turns', { kind: 'press:save', outcome: 'storage-failed' })
  expect(await telemetry.metrics()).toContain('outcome="storage-failed"} 1')
})

test('what was read before the store went away is told no longer', async () => {
  const telemetry = createTelemetry('silent', { write: () => undefined })
  const readings = [Promise.resolve([{ labels: { state: 'planned' }, value: 7 }]), Promise.reject(new Error('away'))]
  readings.at(1)?.catch(() => undefined)
  telemetry.gauge('ledger_deliveries', () => readings.shift() ?? Promise.resolve([]))
  expect(await telemetry.metrics()).toContain('ledger_deliveries{state="planned"} 7')
  expect(await telemetry.metrics()).not.toContain('ledger_deliveries{')
})
