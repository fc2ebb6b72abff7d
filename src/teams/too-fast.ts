import { ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder'
import type { Telemetry } from '../actions/ports.ts'
import type { InboundActivity } from './inbound-activity.ts'

/** Answers in the place of turns of somebody who does too much at once. */
export interface TooFast {
  readonly answer: (
    refused: { readonly activity: Pick<InboundActivity, 'type'>; readonly person: string; readonly mayWarn: boolean },
    run: (instead: (context: TurnContext) => Promise<void>) => Promise<InvokeResponse | undefined>,
  ) => Promise<InvokeResponse | undefined>
}

export interface TooFastOptions {
  readonly telemetry: Pick<Telemetry, 'count'>
  /** Says in the person's language that they are too fast. */
  readonly say: (context: TurnContext) => Promise<void>
  /** Keeps the others of their requests for a while: whoever waits for an answer before asking again asks less. */
  readonly hold: () => Promise<void>
}

const mostRemembered = 1000
/** Each one keeps a connection; those of everybody else need some too. */
const mostHeld = 500

/**
 * Once in a while a sentence; for the rest a press gets the same one from memory, and a message nothing at all. Where
 * too many are kept waiting already, the next ones are sent away at once.
 */
export function createTooFast({ telemetry, say, hold }: TooFastOptions): TooFast {
  const said = new Map<string, Promise<InvokeResponse | undefined>>()
  let held = 0
  return {
    async answer({ activity, person, mayWarn }, run) {
      telemetry.count('refusals', { reason: 'too-fast' })
      if (!mayWarn) {
        if (held >= mostHeld) return { status: 503 }
        held += 1
        await hold()
        held -= 1
      }
      if (activity.type !== ActivityTypes.Invoke) return mayWarn ? run(say) : undefined
      const saying = (mayWarn ? undefined : said.get(person)) ?? run(say)
      if (said.size >= mostRemembered) said.clear()
      said.set(person, saying)
      return saying
    },
  }
}
