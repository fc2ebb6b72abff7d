import type { TextKey } from '../locales/translate.ts'

/** What a code of a failed send means to people; whatever Teams may yet invent was refused. */
const meanings: readonly (readonly [RegExp, TextKey])[] = [
  [/^not-met$/, 'reach.not-met'],
  [/^(uninstalled|BotNotInConversationRoster|ForbiddenOperationException)$/, 'reach.uninstalled'],
  [/^(blocked|ConversationBlockedByUser|MessageWritesBlocked)$/, 'reach.blocked'],
  [/^left$/, 'reach.left'],
  [/^guest$/, 'reach.guest'],
  [/^(message-too-large|MessageSizeTooBig|http-413)$/, 'failure.too-large'],
  [/^(ConversationNotFound|ActivityNotFoundInConversation|http-404)$/, 'failure.no-chat'],
  [/^(sign-in-failed|BotNotRegistered|http-401)$/, 'failure.sign-in'],
  [/^(BotDisabledByAdmin)$/, 'failure.disabled'],
  [/^(held-back|no-channel|throttled|Throttled|http-429)$/, 'failure.waiting'],
  [
    /^(timeout|no-answer|unreadable-answer|E[A-Z_]+|ServiceError|ServiceUnavailable|unavailable|http-5\d\d)$/,
    'failure.no-answer',
  ],
]

export function failureKey(code: string): TextKey {
  return meanings.find(([pattern]) => pattern.test(code))?.[1] ?? 'failure.refused'
}
