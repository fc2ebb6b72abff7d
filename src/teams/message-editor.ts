import type { Card } from '../cards/template.ts'
import type { ConversationAddress } from '../domain/account.ts'
import { cardActivity } from './card-activity.ts'
import type { WithConnector } from './connector.ts'

/** Edits sent messages in place; the newest card wins. */
export interface MessageEditor {
  /** Resolves when the message shows this card or a newer one follows; rejects where the service did not take it. */
  readonly edit: (address: ConversationAddress, message: string, card: Card) => Promise<void>
  /** Resolves when every edit that was asked for so far has ended. */
  readonly idle: () => Promise<void>
}

export function createMessageEditor(withConnector: WithConnector): MessageEditor {
  /** Of each message that is being edited, the edit that was asked for last. */
  const newest = new Map<string, Promise<void>>()

  async function send(address: ConversationAddress, message: string, card: Card): Promise<void> {
    await withConnector(address, (client) =>
      client.conversations.updateActivity(address.conversation, message, {
        ...cardActivity(card),
        id: message,
        from: { id: address.bot, name: '' },
      }),
    )
  }

  return {
    edit(address, message, card) {
      const key = `${address.conversation}/${message}`
      // One edit at a time, or an older card could arrive last; one that has been overtaken is left out.
      const before = newest.get(key)?.catch(() => undefined) ?? Promise.resolve()
      const own: Promise<void> = before.then(async () => {
        if (newest.get(key) === own) await send(address, message, card)
      })
      newest.set(key, own)
      const forget = (): void => {
        if (newest.get(key) === own) newest.delete(key)
      }
      own.then(forget, forget)
      return own
    },
    async idle() {
      while (newest.size > 0) await Promise.allSettled(newest.values())
    },
  }
}
