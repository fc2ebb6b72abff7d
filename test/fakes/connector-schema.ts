import { z } from 'zod/v4'

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() })

/** An activity as the bot sends it; what is not named here is kept too. */
export const messageActivity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(attachment).optional(),
  entities: z.array(z.unknown()).optional(),
})
export type MessageActivity = z.infer<typeof messageActivity>

export const conversationParameters = z.looseObject({
  isGroup: z.boolean().optional(),
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  tenantId: z.string().optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
  activity: messageActivity.optional(),
})

const json = z.record(z.string(), z.unknown())
export type JsonObject = z.infer<typeof json>

/** What a bot answers to an invoke whose answer is a card. */
export const cardResponse = z.looseObject({
  statusCode: z.literal(200),
  type: z.literal('application/vnd.microsoft.card.adaptive'),
  value: json,
})

const pressed = z.object({ action: z.object({ data: json }) })

/** What a press carries: the data of its button with the inputs of its card. */
export function inputsOf(value: unknown): JsonObject | undefined {
  return pressed.safeParse(value).data?.action.data
}

/** Any JSON object, or undefined. */
export function asObject(value: unknown): JsonObject | undefined {
  return json.safeParse(value).data
}
