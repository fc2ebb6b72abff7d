import { setTimeout as pause } from 'node:timers/promises'
import { type InboundActivity, tenantOf } from './inbound-activity.ts'
import { createRateLimit, type Rate } from './rate-limit.ts'
import { createTurnGate, type GateLimits } from './turn-gate.ts'

/** How much one person, and the people of one tenant together, may ask of the bot. */
export interface AdmissionLimits {
  readonly person: Rate
  /** How long somebody who is a little too fast is kept waiting before they are refused instead. */
  readonly personWaitsMs: number
  readonly tenant: Rate
  /** How often somebody who is too fast hears that they are. */
  readonly warning: Rate
  readonly turns: GateLimits
}

/** Above what hands can do; it is machines and mistakes that meet these limits. */
export const admissionLimits: AdmissionLimits = {
  person: { burst: 20, perSecond: 20 },
  personWaitsMs: 1500,
  tenant: { burst: 10_000, perSecond: 500 },
  warning: { burst: 1, perSecond: 1 / 60 },
  turns: { atOnce: 128, atOnceEach: 2, waiting: 500, waitingEach: 50 },
}

export type Admitted<Result> =
  | { readonly verdict: 'done'; readonly result: Result }
  /** Nothing was run; whether it is time to say so. */
  | { readonly verdict: 'too-fast'; readonly person: string; readonly mayWarn: boolean }

export interface Admission {
  /** Runs a turn of an authenticated sender when its time comes. Rejects with `TooManyTurns` when the bot cannot keep up. */
  readonly admit: <Result>(activity: InboundActivity, turn: () => Promise<Result>) => Promise<Admitted<Result>>
}

/** `now` gives milliseconds that only go forward. */
export function createAdmission(limits: AdmissionLimits, now: () => number): Admission {
  const people = createRateLimit(limits.person, now)
  const tenants = createRateLimit(limits.tenant, now)
  const warnings = createRateLimit(limits.warning, now)
  const gate = createTurnGate(limits.turns)
  return {
    async admit(activity, turn) {
      const tenant = tenantOf(activity)
      const person = `${tenant} ${activity.from.aadObjectId ?? activity.from.id}`
      const tooFast = () => ({ verdict: 'too-fast', person, mayWarn: warnings.take(person) }) as const
      const waitMs = people.reserve(person, limits.personWaitsMs)
      if (waitMs === undefined || !tenants.take(tenant)) return tooFast()
      if (waitMs > 0) await pause(waitMs)
      const passed = await gate.pass(person, async () => ({ verdict: 'done', result: await turn() }) as const)
      return passed === 'too-fast' ? tooFast() : passed
    },
  }
}
