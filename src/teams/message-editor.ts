import type { Telemetry } from '../actions/ports.ts'
import type { Card } from '../cards/template.ts'
import type { ConversationAddress } from '../domain/account.ts'
import { cardActivity } from './card-activity.ts'
import type { WithConnector } from './connector.ts'

/** Edits sent messages in place, in the order in which it was asked to. */
export interface MessageEditor {
  readonly edit: (address: ConversationAddress, message: string, card: Card) => void
  /** Resolves when every edit that was asked for so far has ended. */
  readonly idle: () => Promise<void>
}

/**
 * The answer to a press shows in that client until it is drawn anew; the edit makes the change stay.
 * A failed edit is logged only: what was kept is kept, and the person has seen it.
 */
export function createMessageEditor(withConnector: WithConnector, telemetry: Telemetry): MessageEditor {
  const queues = new Map<string, Promise<void>>()

  async function run(address: ConversationAddress, message: string, card: Card): Promise<void> {
    try {
      await withConnector(address, (client) =>
        client.conversations.updateActivity(address.conversation, message, {
          ...cardActivity(card),
          id: message,
          from: { id: address.bot, name: '' },
        }),
      )
    } catch (error) {
      telemetry.error('message not edited', error)
    }
  }

  return {
    edit(address, message, card) {
      const key = `${address.conversation}/${message}`
      const next = (queues.get(key) ?? Promise.resolve()).then(() => run(address, message, card))
      queues.set(key, next)
      void next.then(() => {
        if (queues.get(key) === next) queues.delete(key)
      })
    },
    async idle() {
      while (queues.size > 0) await Promise.all(queues.values())
    },
  }
}
