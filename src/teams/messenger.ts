import type { Messenger, SendOutcome } from '../actions/ports.ts'
import { dutiesCard } from '../cards/duties-card.ts'
import { readerOf } from '../cards/reader.ts'
import { reportCard } from '../cards/report-card.ts'
import type { Card } from '../cards/template.ts'
import type { Account, ConversationAddress } from '../domain/account.ts'
import type { Message } from '../domain/message.ts'
import { cardActivity } from './card-activity.ts'
import type { WithConnector } from './connector.ts'
import { sendFailure } from './send-failure.ts'

/** Sends by itself, outside any turn: into a person's chat, which it opens if need be, or a channel. */
export function createMessenger(withConnector: WithConnector): Messenger {
  return {
    async send(to, message) {
      try {
        const chat = to.chat ?? (await openChat(withConnector, to))
        const id = await sendTo(withConnector, chat, messageCard(message))
        const opened = to.chat === undefined ? { opened: chat } : {}
        return { outcome: 'sent', conversation: chat.conversation, message: id, ...opened }
      } catch (error) {
        return failure(error)
      }
    },
    async post(to, message) {
      try {
        const id = await sendTo(withConnector, to, messageCard(message))
        return { outcome: 'sent', conversation: to.conversation, message: id }
      } catch (error) {
        return failure(error)
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
      conversation: { id: to.conversation, isGroup: false, conversationType: '', name: '' },
    }),
  )
  return sent.id
}

function messageCard(message: Message): Card {
  if (message.kind === 'report') {
    return reportCard(message, readerOf(message.language, message.edition.model.programme))
  }
  return dutiesCard(message.duties, message.kind, readerOf(message.language, message.duties.programme))
}

function failure(error: unknown): SendOutcome {
  return sendFailure(error, Date.now)
}
