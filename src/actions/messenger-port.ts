import type { Account, ConversationAddress } from '../domain/account.ts'
import type { Message } from '../domain/message.ts'
import type { Email } from '../domain/programme.ts'
import type { RoundId } from '../domain/round.ts'

/** Carries a message to somebody in Teams: one try per call, which ends within seconds. */
export interface Messenger {
  /** Opens the personal chat with somebody known from a roster; harmless to repeat. */
  readonly openChat: (to: Account) => Promise<ChatOutcome>
  readonly send: (to: ConversationAddress, message: Message) => Promise<SendOutcome>
  /** Draws a message anew in its place; of several for the same message the newest stays. */
  readonly update: (to: ConversationAddress, messageId: string, message: Message) => Promise<SendOutcome>
}

export type ChatOutcome = { readonly outcome: 'opened'; readonly chat: ConversationAddress } | SendFailure

export type SendOutcome = { readonly outcome: 'sent'; readonly message: string } | SendFailure

export type SendFailure =
  /** It did not go through and is worth another try; `afterSeconds` as the service asked. */
  | {
      readonly outcome: 'retry'
      readonly code: string
      readonly status?: number
      readonly afterSeconds?: number
      /** The service is throttling: everybody waits. */
      readonly throttled: boolean
    }
  /** The answer was lost: it may have arrived. */
  | { readonly outcome: 'unknown'; readonly code: string }
  /** No try will help until something changes. */
  | { readonly outcome: 'failed'; readonly code: string; readonly status?: number; readonly reach?: Account['reach'] }

/** Keeps what people's messages show true, in place: never a new message, never over a page being typed in. */
export interface CardUpdates {
  /** What these people are shown of the round may have changed; the work follows by itself. */
  readonly note: (round: RoundId, people: readonly Email[]) => void
  /** Tries again what has failed. */
  readonly retry: () => void
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>
  /** Begins nothing more, and resolves when what is under way has ended. */
  readonly stop: () => Promise<void>
}
