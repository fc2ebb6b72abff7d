import { z } from 'zod/v4'

/** What becomes part of an address when the bot answers: half a character pair cannot be put into one. */
function id(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !/\p{Surrogate}/u.test(text))
}

const channelAccount = z.looseObject({
  id: id(500),
  aadObjectId: z.string().max(200).optional(),
  name: z.string().max(500).optional(),
})

/** An activity as far as the bot relies on it; everything else passes through to the SDK. */
export const inboundActivity = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url().max(500),
  from: channelAccount,
  recipient: channelAccount,
  conversation: z.looseObject({
    id: id(1000),
    conversationType: z.string().max(50).optional(),
    tenantId: z.string().max(200).optional(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().max(200) }).optional(),
      team: z.looseObject({ id: z.string().max(500) }).optional(),
      channel: z.looseObject({ id: z.string().max(500), name: z.string().max(300).nullish() }).optional(),
    })
    .nullish(),
  text: z.string().nullish(),
  locale: z.string().max(50).nullish(),
  action: z.string().max(100).nullish(),
  replyToId: z.string().max(500).nullish(),
  name: z.string().max(200).nullish(),
  value: z.unknown(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(channelAccount).nullish(),
  membersRemoved: z.array(channelAccount).nullish(),
})

export type InboundActivity = z.infer<typeof inboundActivity>

/** The tenant the activity comes from; empty where it says none. */
export function tenantOf({ channelData, conversation }: InboundActivity): string {
  return channelData?.tenant?.id ?? conversation.tenantId ?? ''
}

/** Every tenant that the activity names; one that is empty where it names none. */
export function tenantsOf(activity: InboundActivity): readonly string[] {
  const named = [activity.channelData?.tenant?.id, activity.conversation.tenantId].flatMap((each) => each ?? [])
  return named.length > 0 ? named : ['']
}

export function isPersonal({ conversation }: InboundActivity): boolean {
  return conversation.conversationType === 'personal'
}

/** The channel of a message in a team: the conversation without its thread. */
export function channelIdOf({ channelData, conversation }: InboundActivity): string {
  return channelData?.channel?.id ?? conversation.id.split(';')[0] ?? conversation.id
}
