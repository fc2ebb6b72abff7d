import type { TurnContext } from 'botbuilder'
import type { RefusalCode } from '../domain/refusal.ts'

const refusals = new WeakMap<TurnContext, RefusalCode>()

/** Remembers for the log that a turn ended in a refusal; the first one is what it was about. */
export function noteRefusal(turnContext: TurnContext, code: RefusalCode | undefined): void {
  if (code !== undefined && !refusals.has(turnContext)) refusals.set(turnContext, code)
}

export function refusalOf(turnContext: TurnContext): RefusalCode | undefined {
  return refusals.get(turnContext)
}
