import type { JsonObject } from '../fakes/connector-schema.ts'
import { type AnsweringBot, coordinator, round } from './answering-bot.ts'
import { type Chat, cardOf } from './chat.ts'
import type { Place } from './places.ts'
import { type Reports, reportsOf } from './report-text.ts'
import { buttonsOf, inputsOf } from './shown-text.ts'

/** Opens the page of the place from the review, however the card stands; the page as it was opened. */
export async function openPage(chat: Chat, { sheet, subject, input, beside }: Place): Promise<JsonObject> {
  await chat.call('edit', { round, sheet })
  const opened = cardOf(await chat.press('page', {}, { subject }))
  // Some inputs are there only once what they ask about has been said.
  if (inputsOf(opened)[input] === undefined) await chat.press('save', beside)
  return opened
}

/** Every card and report in which a text stands that has been kept. */
export interface Walk {
  readonly page: JsonObject
  readonly review: JsonObject
  readonly receipt: JsonObject
  /** The words of the notification. */
  readonly summary: string
  readonly news: JsonObject
  readonly reports: Reports
}

/** From the press that keeps a text by every way back to it and on to the report. */
export async function walkAfter({ bot, connector }: AnsweringBot, chat: Chat): Promise<Walk> {
  const page = cardOf(await chat.press('back'))
  // Nothing is typed any more: what stands in the inputs is pressed back as it is.
  let review = cardOf(await chat.press('save'))
  while (buttonsOf(review, 'send').length === 0) review = cardOf(await chat.press('save'))
  const receipt = cardOf(await chat.press('send'))
  // A delay is told to the coordinator by a run that the press does not wait for.
  await bot.bot.dueRunner.run()
  const news = connector.messagesTo(coordinator).at(-1)?.id ?? ''
  return {
    page,
    review,
    receipt,
    summary: chat.kept().summary,
    news: connector.cardFor(coordinator, news),
    reports: await reportsOf(bot.bot.actions, round),
  }
}
