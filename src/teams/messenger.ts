import type { Messenger } from '../actions/messenger-port.ts'
import { messageCard } from '../cards/message-card.ts'
import type { Card } from '../cards/template.ts'
import type { Account, ConversationAddress } from '../domain/account.ts'
import { cardActivity } from './card-activity.ts'
import type { WithConnector } from './connector.ts'
import { createMessageEditor } from './message-editor.ts'
import { sendFailure } from './send-failure.ts'

/** Sends by itself, outside any turn: into a person's chat or a channel. */
export function createMessenger(withConnector: WithConnector, editor = createMessageEditor(withConnector)): Messenger {
  return {
    async openChat(to) {
      try {
        return { outcome: 'opened', chat: await openChat(withConnector, to) }
      } catch (error) {
        return sendFailure(error, Date.now())
      }
    },
    async send(to, message) {
      // Drawn outside the try: a card that cannot be drawn is a defect, not a failed send.
      const card = messageCard(message)
      try {
        return { outcome: 'sent', message: await sendTo(withConnector, to, card) }
      } catch (error) {
        return sendFailure(error, Date.now())
      }
    },
    async update(to, messageId, message) {
      const card = messageCard(message)
      try {
        await editor.edit(to, messageId, card)
        return { outcome: 'sent', message: messageId }
      } catch (error) {
        return sendFailure(error, Date.now())
      }
    },
  }
}

async function openChat(withConnector: WithConnector, to: Account): Promise<ConversationAddress> {
  const address = { ...to.reachedVia, tenant: to.tenant }
  const conversation = await withConnector(address, async (client) => {
    const created = await client.conversations.createConversation({
      isGroup: false,
      bot: { id: address.bot, name: '' },
      members: [{ id: to.userId, name: '' }],
      tenantId: to.tenant,
      channelData: { tenant: { id: to.tenant } },
    })
    return created.id
  })
  return { ...address, conversation }
}

async function sendTo(withConnector: WithConnector, to: ConversationAddress, card: Card): Promise<string> {
  const sent = await withConnector(to, (client) =>
    client.conversations.sendToConversation(to.conversation, {
      ...cardActivity(card),
      from: { id: to.bot, name: '' },
    }),
  )
  return sent.id
}
