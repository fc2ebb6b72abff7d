import { z } from 'zod/v4'
import { asObject, type JsonObject } from '../fakes/connector-schema.ts'
import type { AnsweringBot } from './answering-bot.ts'
import { buttonsOf, inputsOf } from './shown-text.ts'

/** One person in front of one message of the bot. */
export interface Chat {
  /** The card as it stands. */
  readonly card: () => JsonObject
  /** The message as Teams keeps it, for every device. */
  readonly kept: () => { readonly card: unknown; readonly summary: string }
  /**
   * Presses a button that is on the card with what stands in its inputs; `typed` replaces that, and may be what
   * a client would not let through. An empty input is left out, as a client does.
   */
  readonly press: (verb: string, typed?: Typed, where?: Typed) => Promise<Reply>
  /** Sends a verb that need not be on the card. */
  readonly call: (verb: string, data: JsonObject) => Promise<Reply>
}

type Typed = Readonly<Record<string, string>>

/** What a press was answered with: a card in place of the old one, or a sentence under it. */
export type Reply = { readonly card: JsonObject } | { readonly sentence: string }

const body = z.union([
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.record(z.string(), z.unknown()),
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
])

/** A chat with a card that has just arrived. */
export async function chatOf({ bot, connector }: AnsweringBot, email: string): Promise<Chat> {
  await connector.say(email, 'my')
  const message = connector.messagesTo(email).at(-1)?.id ?? ''
  const card = (): JsonObject => connector.cardFor(email, message)

  async function send(verb: string, data: JsonObject): Promise<Reply> {
    const { status, body: answered } = await connector.pressRaw(email, message, { type: 'Action.Execute', verb, data })
    if (status !== 200) throw new Error(`${verb} was answered ${status}`)
    // The edit that follows the answer would land on a later answer.
    await bot.bot.endpoint.idle()
    const { value } = body.parse(answered)
    return typeof value === 'string' ? { sentence: value } : { card: value }
  }

  return {
    card,
    kept() {
      const activity = connector.messagesTo(email).find(({ id }) => id === message)?.activity
      return { card: asObject(activity?.attachments?.[0]?.content), summary: activity?.summary ?? '' }
    },
    press(verb, typed = {}, where = {}) {
      const button = onlyButton(card(), verb, where)
      const inputs = inputsOf(card())
      const unknown = Object.keys(typed).filter((id) => inputs[id] === undefined)
      if (unknown.length > 0) throw new Error(`The card has no input ${unknown.join(', ')}`)
      const filled = Object.entries({ ...inputs, ...typed }).filter(([, value]) => value !== '')
      return send(verb, { ...button, ...Object.fromEntries(filled) })
    },
    call: (verb, data) => send(verb, { verb, ...data }),
  }
}

/** The card of an answer that must be one. */
export function cardOf(reply: Reply): JsonObject {
  if ('card' in reply) return reply.card
  throw new Error(`There is no card, only: ${reply.sentence}`)
}

/** What the one button carries back that has this verb and this data. */
function onlyButton(card: JsonObject, verb: string, where: Typed): JsonObject {
  const found = buttonsOf(card, verb).filter((data) =>
    Object.entries(where).every(([key, value]) => data[key] === value),
  )
  const [button, another] = found
  if (button === undefined || another !== undefined) throw new Error(`${found.length} buttons on the card are ${verb}`)
  return button
}
