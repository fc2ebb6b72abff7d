import { type Activity, ActivityTypes, CardFactory } from 'botbuilder'
import type { Card } from '../cards/template.ts'

/**
 * A message that holds one card alone (text beside it would be split off and cost the message id).
 * A fresh object each time: the SDK writes into what it sends.
 */
export function cardActivity(card: Card): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary: card.summary,
    attachments: [CardFactory.adaptiveCard(card.content)],
  }
}
