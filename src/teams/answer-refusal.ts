import { setTimeout as pause } from 'node:timers/promises'
import { ActivityTypes, type TurnContext } from 'botbuilder'
import { loadProgramme } from '../actions/load-round.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { readerOf } from '../cards/reader.ts'
import { refusalCard } from '../cards/refusal-card.ts'
import type { Card } from '../cards/template.ts'
import { languageFor } from '../domain/account.ts'
import type { Refusal } from '../domain/refusal.ts'
import { refusalText } from '../locales/refusal-text.ts'
import type { HeardLanguages } from './heard-languages.ts'
import { type InboundActivity, inboundActivity } from './inbound-activity.ts'
import { respondWithSentence } from './press-response.ts'
import { say } from './say.ts'
import { identifySender } from './sender.ts'
import type { TeamsContext } from './turn.ts'

/** Teams waits for fifteen seconds, and a store that is away may have taken ten of them. */
const storeWithinMs = 2000

/** In place of any answer: a sentence in the person's language, if only it can be said. */
export async function answerRefusal(
  context: TeamsContext,
  turnContext: TurnContext,
  refusal: Refusal,
  heard: HeardLanguages,
): Promise<void> {
  try {
    const activity = inboundActivity.parse(turnContext.activity)
    const card = await refusalCardFor(context, activity, refusal, heard)
    if (turnContext.activity.type === ActivityTypes.Invoke) {
      await respondWithSentence(turnContext, card.summary)
    } else if (turnContext.activity.type === ActivityTypes.Message) {
      await say(turnContext, [card])
    }
  } catch (unsaid) {
    context.actions.telemetry.error('refusal not delivered', unsaid)
  }
}

/** In the language that the store knows; where it is away in the one heard last, or in every one. */
async function refusalCardFor(
  context: TeamsContext,
  activity: InboundActivity,
  refusal: Refusal,
  heard: HeardLanguages,
): Promise<Card> {
  const late = pause(storeWithinMs, undefined, { ref: false })
  const known = await Promise.race([cardFromStore(context, activity, refusal), late]).catch(() => undefined)
  if (known !== undefined) return known
  const [first, ...others] = heard.of(activity)
  const text = [first, ...others].map((language) => refusalText(refusal, 'UTC', language)).join('\n')
  return { ...noticeCard({ text }, readerOf(first, { language: first })), summary: text, refused: refusal.refused }
}

async function cardFromStore(context: TeamsContext, activity: InboundActivity, refusal: Refusal): Promise<Card> {
  const programme = await loadProgramme(context.actions)
  const account = await identifySender(context, activity)
  const language = account === undefined ? programme.language : languageFor(programme, account.email, account)
  return refusalCard(refusal, programme, readerOf(language, programme))
}
