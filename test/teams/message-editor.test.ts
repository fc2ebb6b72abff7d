import { TeamsAdapter } from '@microsoft/teams-ai'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/template.ts'
import type { ConversationAddress } from '../../src/domain/account.ts'
import { cardActivity } from '../../src/teams/card-activity.ts'
import { createConnector, type WithConnector } from '../../src/teams/connector.ts'
import { createMessageEditor, type MessageEditor } from '../../src/teams/message-editor.ts'
import { type FakeConnector, startFakeConnector } from '../fakes/connector.ts'
import type { Fault } from '../fakes/connector-server.ts'
import { fakeTenantId } from '../fakes/teams-world.ts'

const email = 'owner@example.fi'
const slow: Fault = { delayMs: 60 }
const unavailable: Fault = { status: 503, delayMs: 60 }

let connector: FakeConnector
let withConnector: WithConnector
let editor: MessageEditor
let address: ConversationAddress

beforeEach(async () => {
  connector = await startFakeConnector({ users: [{ email, name: 'Oona Omistaja' }] })
  withConnector = createConnector(new TeamsAdapter(), '', { allowsServiceUrl: () => true })
  editor = createMessageEditor(withConnector)
  const { conversationId } = connector.user(email)
  address = {
    serviceUrl: connector.serviceUrl,
    bot: connector.bot.id,
    tenant: fakeTenantId,
    conversation: conversationId,
  }
})

afterEach(() => connector.stop())

describe('of several edits of one message', () => {
  test('that are asked for at once only the newest is made', async () => {
    const message = await sentMessage()
    await Promise.all(['1', '2', '3', '4', '5'].map((text) => edit(message, text)))
    expect(shown(message)).toEqual({ text: '5', edits: 1 })
  })

  test('only the newest follows one that is under way', async () => {
    const message = await sentMessage()
    const arrived = meetFaults(slow)
    const first = edit(message, '1')
    await arrived
    await Promise.all([first, ...['2', '3', '4'].map((text) => edit(message, text))])
    expect(shown(message)).toEqual({ text: '4', edits: 2 })
  })

  test('the newest is made after one that is slow, and not before it', async () => {
    const message = await sentMessage()
    const arrived = meetFaults({ delayMs: 150 })
    const first = edit(message, '1')
    await arrived
    let firstEnded = false
    const ended = first.then(() => {
      firstEnded = true
    })
    await edit(message, '2')
    expect(firstEnded).toBe(true)
    await ended
    expect(shown(message)).toEqual({ text: '2', edits: 2 })
  })

  test('one that fails tells so to whoever asked for it', async () => {
    const message = await sentMessage()
    void meetFaults(unavailable)
    await expect(edit(message, '1')).rejects.toThrow()
    await edit(message, '2')
    expect(shown(message)).toEqual({ text: '2', edits: 1 })
  })

  test('the newest is made although the one before it fails', async () => {
    const message = await sentMessage()
    const arrived = meetFaults(unavailable)
    const failing = expect(edit(message, '1')).rejects.toThrow()
    await arrived
    await Promise.all([failing, edit(message, '2')])
    expect(shown(message)).toEqual({ text: '2', edits: 1 })
  })

  test('one that has been overtaken ends well with the newest', async () => {
    const message = await sentMessage()
    const arrived = meetFaults(slow)
    const first = edit(message, '1')
    await arrived
    const overtaken = edit(message, '2')
    await Promise.all([first, overtaken, edit(message, '3')])
    expect(shown(message).text).toBe('3')
  })
})

test('edits of other messages wait for none', async () => {
  const [message, other] = [await sentMessage(), await sentMessage()]
  const arrived = meetFaults({ delayMs: 150 })
  const first = edit(message, '1')
  await arrived
  await edit(other, '2')
  expect(shown(message).edits).toBe(0)
  await first
  expect([shown(message).text, shown(other).text]).toEqual(['1', '2'])
})

test('the editor is idle when everything that was asked for has ended, failures too', async () => {
  const message = await sentMessage()
  await editor.idle()
  const arrived = meetFaults(unavailable)
  const failing = expect(edit(message, '1')).rejects.toThrow()
  await arrived
  const next = edit(message, '2')
  await editor.idle()
  expect(shown(message).text).toBe('2')
  await Promise.all([failing, next])
})

/** A message of the bot in the person's chat. */
async function sentMessage(): Promise<string> {
  const sent = await withConnector(address, (client) =>
    client.conversations.sendToConversation(address.conversation, {
      ...cardActivity(aCard('first')),
      from: { id: address.bot, name: '' },
    }),
  )
  return sent.id
}

function edit(message: string, text: string): Promise<void> {
  return editor.edit(address, message, aCard(text))
}

function shown(message: string): { readonly text: string; readonly edits: number } {
  const found = connector.messagesTo(email).find(({ id }) => id === message)
  return { text: found?.activity.summary ?? '', edits: found?.edits ?? 0 }
}

/** The next requests meet these faults, one each; resolves when the first of them has arrived. */
function meetFaults(...faults: readonly Fault[]): Promise<void> {
  const left = [...faults]
  return new Promise((resolve) => {
    connector.faults = () => {
      resolve()
      return left.shift()
    }
  })
}

function aCard(summary: string): Card {
  return { content: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary }
}
