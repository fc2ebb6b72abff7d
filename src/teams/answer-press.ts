import type { TurnContext } from 'botbuilder'
import { z } from 'zod/v4'
import { loadProgramme } from '../actions/load-round.ts'
import { readerOf } from '../cards/reader.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { refusalText } from '../locales/refusal-text.ts'
import { cardActions } from './card-actions/registry.ts'
import type { InboundActivity } from './inbound-activity.ts'
import type { MessageEditor } from './message-editor.ts'
import { noteDrawn } from './note-drawn.ts'
import { respondWithCard, respondWithSentence } from './press-response.ts'
import { say } from './say.ts'
import { shownCard } from './shown-card.ts'
import { addressOf, type TeamsContext, type Turn } from './turn.ts'
import { noteRefusal } from './turn-record.ts'

const invokeValue = z.object({
  action: z.looseObject({
    verb: z.string().max(100).optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
})

const longestStep = 300

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
    noteRefusal(turnContext, refusal.refused)
    await respondWithSentence(turnContext, refusalText(refusal, programme.timeZone, reader.language))
    return { afterwards: () => undefined }
  }
  if ('said' in pressed) {
    await say(turnContext, pressed.said, turn)
    await respondWithSentence(turnContext, pressed.said[0]?.summary ?? '')
    return { afterwards: () => undefined }
  }
  const card = shownCard(pressed, turn)
  const message = activity.replyToId ?? ''
  await noteDrawn(turn, message, card, broughtBy(activity))
  await respondWithCard(turnContext, card)
  return {
    afterwards() {
      if (message === '') return
      // A failed edit is logged only: what was kept is kept, and the person has seen it.
      editor
        .edit({ ...addressOf(activity), conversation: activity.conversation.id }, message, card)
        .catch((error: unknown) => context.actions.telemetry.error('message not edited', error))
    },
  }
}

/** The delivery that brought the message, where its buttons tell. */
function broughtBy(activity: InboundActivity): string | undefined {
  const parsed = invokeValue.safeParse(activity.value)
  const step = parsed.data?.action.data?.delivery
  return typeof step === 'string' && step.length <= longestStep ? step : undefined
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
