import { longestComment } from './desk.ts'
import { isKeepableText } from './question-types/text.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

/** A comment or reason that explains an act, as it was typed; or why it does not. */
export function readComment(typed: string): { readonly comment: string } | Refusal {
  if (typed.trim() === '') return refuse('comment-missing')
  return isKeepableText(typed, longestComment) ? { comment: typed } : refuse('bad-comment', { limit: longestComment })
}

/** The same where nothing need be said. */
export function readOptionalComment(typed: string): { readonly comment?: string } | Refusal {
  const read = typed.trim() === '' ? {} : readComment(typed)
  return isRefusal(read) ? read : read
}
