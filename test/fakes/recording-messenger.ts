import type { ChatOutcome, Messenger, SendFailure } from '../../src/actions/messenger-port.ts'
import type { Account } from '../../src/domain/account.ts'
import type { Message } from '../../src/domain/message.ts'

export interface RecordedMessage {
  /** The conversation it went to; a personal chat is called by the person's address. */
  readonly to: string
  readonly message: Message
}

/** `crash`: the message goes out and the process ends; nothing that it has begun is ever answered. */
export type ToldAnswer = SendFailure | 'sent' | 'crash'

/** A messenger that carries nothing and remembers everything; it answers as it is told. */
export interface RecordingMessenger extends Messenger {
  readonly messages: readonly RecordedMessage[]
  /** What messages were drawn anew, by their ids. */
  readonly updates: readonly { readonly id: string; readonly message: Message }[]
  readonly openedChats: readonly string[]
  /** The answers to the next messages, in their order. */
  readonly answerNext: (...answers: readonly ToldAnswer[]) => void
  readonly answerNextUpdate: (...answers: readonly (SendFailure | 'sent')[]) => void
  readonly refuseNextChat: (failure: SendFailure) => void
  /** Resolves when a message has ended the process. */
  readonly crashed: Promise<void>
}

/** `messages` goes on from an earlier process. */
export function recordingMessenger(messages: RecordedMessage[] = []): RecordingMessenger {
  const openedChats: string[] = []
  const answers: ToldAnswer[] = []
  const updates: { readonly id: string; readonly message: Message }[] = []
  const updateAnswers: (SendFailure | 'sent')[] = []
  const chatRefusals: SendFailure[] = []
  let dead = false
  let onCrash = (): void => undefined
  const crashed = new Promise<void>((resolve) => {
    onCrash = resolve
  })

  async function openChat(to: Account): Promise<ChatOutcome> {
    const refusal = chatRefusals.shift()
    if (refusal !== undefined) return refusal
    openedChats.push(to.email)
    return { outcome: 'opened', chat: { ...to.reachedVia, tenant: to.tenant, conversation: to.email } }
  }

  return {
    messages,
    openedChats,
    crashed,
    answerNext(...next) {
      answers.push(...next)
    },
    refuseNextChat(failure) {
      chatRefusals.push(failure)
    },
    openChat,
    updates,
    async update(_, id, message) {
      const answer = updateAnswers.shift() ?? 'sent'
      if (answer !== 'sent') return answer
      updates.push({ id, message })
      return { outcome: 'sent', message: id }
    },
    answerNextUpdate(...next) {
      updateAnswers.push(...next)
    },
    async send({ conversation }, message) {
      if (dead) return never()
      messages.push({ to: conversation, message })
      const answer = answers.shift() ?? 'sent'
      if (answer === 'sent') return { outcome: 'sent', message: `message-${messages.length}` }
      if (answer !== 'crash') return answer
      dead = true
      onCrash()
      return never()
    },
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
