import type { Telemetry } from '../actions/ports.ts'
import type { Card } from '../cards/template.ts'
import type { ConversationAddress } from '../domain/account.ts'
import { cardActivity } from './card-activity.ts'
import type { WithConnector } from './connector.ts'

/** Edits sent messages in place; the newest card wins. */
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
  const running = new Map<string, Promise<void>>()
  const newest = new Map<string, Card>()

  async function edit(address: ConversationAddress, message: string, card: Card): Promise<void> {
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

  /** One edit at a time; what was asked for meanwhile is done once, with the newest card. */
  async function run(key: string, address: ConversationAddress, message: string): Promise<void> {
    for (let card = newest.get(key); card !== undefined; card = newest.get(key)) {
      newest.delete(key)
      await edit(address, message, card)
    }
    running.delete(key)
  }

  return {
    edit(address, message, card) {
      const key = `${address.conversation}/${message}`
      newest.set(key, card)
      if (!running.has(key)) running.set(key, run(key, address, message))
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
