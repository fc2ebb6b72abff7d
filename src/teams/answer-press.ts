import { ActivityTypes, type TurnContext } from 'botbuilder'
import { z } from 'zod/v4'
import { loadProgramme } from '../actions/load-round.ts'
import { readerOf } from '../cards/reader.ts'
import type { Card } from '../cards/template.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { cardActions } from './card-actions/registry.ts'
import { cardActivity } from './card-activity.ts'
import type { InboundActivity } from './inbound-activity.ts'
import type { MessageEditor } from './message-editor.ts'
import { shownCard } from './shown-card.ts'
import { addressOf, type TeamsContext, type Turn } from './turn.ts'

const invokeValue = z.object({
  action: z.looseObject({
    verb: z.string().max(100).optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
})

/** What remains to be done when the press has been answered. */
export interface PressAnswered {
  readonly afterwards: () => void
}

/**
 * Answers a press with the next card, and has the message edited afterwards so that the change stays.
 * What is refused gets a sentence under the card, which stays as it is with everything typed in it.
 */
export async function answerPress(
  context: TeamsContext,
  turn: Turn | undefined,
  activity: InboundActivity,
  turnContext: TurnContext,
  editor: MessageEditor,
): Promise<PressAnswered> {
  const pressed = await press(turn, activity)
  if (turn === undefined || isRefusal(pressed)) {
    const programme = turn?.programme ?? (await loadProgramme(context.actions))
    const reader = turn?.reader ?? readerOf(programme.language, programme)
    const refusal = isRefusal(pressed) ? pressed : refuse('unknown-person')
    await respond(
      turnContext,
      'application/vnd.microsoft.activity.message',
      refusalText(refusal, programme.timeZone, reader.language),
    )
    return { afterwards: () => undefined }
  }
  if ('said' in pressed) {
    for (const card of pressed.said) await turnContext.sendActivity(cardActivity(card))
    const summary = pressed.said[0]?.summary ?? ''
    await respond(turnContext, 'application/vnd.microsoft.activity.message', summary)
    return { afterwards: () => undefined }
  }
  const card: Card = shownCard(pressed, turn)
  await respond(turnContext, 'application/vnd.microsoft.card.adaptive', card.content)
  const message = activity.replyToId
  return {
    afterwards() {
      if (message !== undefined && message !== null) {
        editor.edit({ ...addressOf(activity), conversation: activity.conversation.id }, message, card)
      }
    },
  }
}

async function press(turn: Turn | undefined, activity: InboundActivity) {
  if (turn === undefined) return refuse('unknown-person')
  const parsed = invokeValue.safeParse(activity.value)
  if (!parsed.success) return refuse('bad-card')
  const { verb, data = {} } = parsed.data.action
  const handler = cardActions.get(verb ?? (typeof data.verb === 'string' ? data.verb : ''))
  if (handler === undefined) return refuse('unknown-action')
  return turn.personal || handler.anywhere === true ? handler.press(turn, data) : refuse('only-personally')
}

async function respond(turnContext: TurnContext, type: string, value: string | Card['content']): Promise<void> {
  const body = { statusCode: 200, type, value }
  await turnContext.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
}
