import type { TurnContext } from 'botbuilder'
import type { Card } from '../cards/template.ts'
import { cardActivity } from './card-activity.ts'
import { noteDrawn } from './note-drawn.ts'
import type { Turn } from './turn.ts'
import { noteRefusal } from './turn-record.ts'

/** Answers with messages of their own, one card each; known people's are remembered. */
export async function say(turnContext: TurnContext, cards: readonly Card[], turn?: Turn): Promise<void> {
  for (const card of cards) {
    noteRefusal(turnContext, card.refused)
    const sent = await turnContext.sendActivity(cardActivity(card))
    if (turn !== undefined && sent !== undefined) await noteDrawn(turn, sent.id, card)
  }
}
