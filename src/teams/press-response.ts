import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { Card } from '../cards/template.ts'

/** Answers a press with the card that takes the place of the one pressed. */
export function respondWithCard(turnContext: TurnContext, { content }: Card): Promise<void> {
  return respond(turnContext, 'application/vnd.microsoft.card.adaptive', content)
}

/** Answers a press with a sentence under the card, which stays as it is with everything typed in it. */
export function respondWithSentence(turnContext: TurnContext, sentence: string): Promise<void> {
  return respond(turnContext, 'application/vnd.microsoft.activity.message', sentence)
}

async function respond(turnContext: TurnContext, type: string, value: string | Card['content']): Promise<void> {
  const body = { statusCode: 200, type, value }
  await turnContext.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
}
