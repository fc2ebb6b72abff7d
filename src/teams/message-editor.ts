import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
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

/**
 * Between two edits of one message: Teams lets a bot write seven times a second into a conversation, and who presses
 * faster than this sees each answer at once anyway.
 */
const spacingMs = 700

export function createMessageEditor(withConnector: WithConnector): MessageEditor {
  /** Of each message that is being edited, the edit that was asked for last. */
  const newest = new Map<string, Promise<void>>()
  const sentAt = new Map<string, number>()

  async function send(address: ConversationAddress, message: string, card: Card): Promise<void> {
    await withConnector(address, (client) =>
      client.conversations.updateActivity(address.conversation, message, {
        ...cardActivity(card),
        id: message,
        from: { id: address.bot, name: '' },
      }),
    )
  }

  /** Waits for the message's next turn. */
  async function spaced(key: string): Promise<void> {
    const wait = (sentAt.get(key) ?? Number.NEGATIVE_INFINITY) + spacingMs - performance.now()
    if (wait > 0) await pause(wait)
  }

  function forgetTime(key: string): void {
    if ((sentAt.get(key) ?? 0) + spacingMs <= performance.now()) sentAt.delete(key)
  }

  return {
    edit(address, message, card) {
      const key = `${address.conversation}/${message}`
      // One edit at a time, or an older card could arrive last; one that has been overtaken is left out.
      const before = newest.get(key)?.catch(() => undefined) ?? Promise.resolve()
      const own: Promise<void> = before.then(async () => {
        await spaced(key)
        if (newest.get(key) !== own) return
        sentAt.set(key, performance.now())
        await send(address, message, card)
      })
      newest.set(key, own)
      const forget = (): void => {
        if (newest.get(key) === own) newest.delete(key)
        setTimeout(() => forgetTime(key), spacingMs).unref()
      }
      own.then(forget, forget)
      return own
    },
    async idle() {
      while (newest.size > 0) await Promise.allSettled(newest.values())
    },
  }
}
