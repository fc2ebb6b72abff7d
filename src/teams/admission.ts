import type { Activity } from 'botbuilder'
import { inboundActivity, tenantOf } from './inbound-activity.ts'
import { createRateLimit, type Rate } from './rate-limit.ts'
import { createTurnGate, type GateLimits } from './turn-gate.ts'

/** How much one person, and the people of one tenant together, may ask of the bot. */
export interface AdmissionLimits {
  readonly person: Rate
  readonly tenant: Rate
  /** How often somebody who is too fast hears that they are. */
  readonly warning: Rate
  readonly turns: GateLimits
}

/** Far above what hands can do; it is machines and mistakes that meet these limits. */
export const admissionLimits: AdmissionLimits = {
  person: { burst: 1000, perSecond: 50 },
  tenant: { burst: 10_000, perSecond: 500 },
  warning: { burst: 1, perSecond: 0.1 },
  turns: { atOnce: 128, atOnceEach: 8, waiting: 500, waitingEach: 60 },
}

export interface Admission {
  /**
   * Runs a turn of an authenticated sender when its time comes; `too-fast` where it was not run, and whether it is
   * time to say so. Rejects with `TooManyTurns` when the bot cannot keep up at all.
   */
  readonly admit: (
    activity: Activity,
    turn: () => Promise<void>,
  ) => Promise<{ readonly verdict: 'done' } | { readonly verdict: 'too-fast'; readonly mayWarn: boolean }>
}

export function createAdmission(limits: AdmissionLimits, now: () => number): Admission {
  const people = createRateLimit(limits.person, now)
  const tenants = createRateLimit(limits.tenant, now)
  const warnings = createRateLimit(limits.warning, now)
  const gate = createTurnGate(limits.turns)
  return {
    async admit(activity, turn) {
      const read = inboundActivity.parse(activity)
      const tenant = tenantOf(read)
      const person = `${tenant} ${read.from.aadObjectId ?? read.from.id}`
      const tooFast = () => ({ verdict: 'too-fast', mayWarn: warnings.take(person) }) as const
      if (!people.take(person) || !tenants.take(tenant)) return tooFast()
      const passed = await gate.pass(person, turn)
      return passed === 'too-fast' ? tooFast() : { verdict: 'done' }
    },
  }
}
