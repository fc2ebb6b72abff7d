import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder'
import type { Telemetry } from '../actions/ports.ts'

/** Answers in the place of turns of somebody who does too much at once. */
export interface TooFast {
  readonly answer: (
    refused: { readonly activity: Pick<Activity, 'type'>; readonly person: string; readonly mayWarn: boolean },
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

/** Once in a while a sentence; for the rest a press gets the same one from memory, and a message nothing at all. */
export function createTooFast({ telemetry, say, hold }: TooFastOptions): TooFast {
  const said = new Map<string, Promise<InvokeResponse | undefined>>()
  return {
    async answer({ activity, person, mayWarn }, run) {
      telemetry.count('refusals', { reason: 'too-fast' })
      if (!mayWarn) await hold()
      if (activity.type !== ActivityTypes.Invoke) return mayWarn ? run(say) : undefined
      const saying = (mayWarn ? undefined : said.get(person)) ?? run(say)
      if (said.size >= mostRemembered) said.clear()
      said.set(person, saying)
      return saying
    },
  }
}
