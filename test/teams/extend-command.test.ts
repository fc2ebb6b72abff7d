import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ReadCard, readCard } from '../round/cards.ts'
import { channel } from '../round/reporting-team.ts'
import { coordinator, owner, round, type Sharing, startSharing } from '../round/sharing.ts'

let sharing: Sharing

beforeAll(async () => {
  sharing = await startSharing()
  await sharing.open()
})

afterEach(async () => {
  await say(coordinator, 'extend 2021-11-08')
})

afterAll(() => sharing.dispose())

describe('a coordinator gives more time', () => {
  test.each([
    'extend 2021-11-12',
    '/Extend  2021-11-12',
    'extend 2021-11-12.',
    'extend 12.11.2021',
    'jatka 12.11.2021',
    'jatka aikaa 12. 11. 2021',
    'förläng 2021-11-12',
    'extend 2021-11-15 2021-11-12',
    'extend oma-arviointi:2021-11-15 12.11.2021',
  ])('with %j', async (text) => {
    const card = await say(coordinator, text)
    expect(card.text).toContain('12.11.2021')
    expect(await answersDue()).toBe('2021-11-12')
    expect(commandsOf(card)).toEqual([`extend ${round} 2021-11-08`, 'status'])
  })

  test.each([
    ['extend', 'jatka 22.11.2021'],
    ['extend soon', 'jatka 22.11.2021'],
    ['extend 2021-11-31', 'jatka 22.11.2021'],
    ['extend 2021-10-17', '17.10.2021'],
    ['extend 2030-01-01', '1.1.2030'],
    ['extend 2020-11-15 2021-11-12', '2020-11-15'],
  ])('not with %j, and is told why', async (text, said) => {
    const card = await say(coordinator, text)
    expect(card.text).toContain(said)
    expect(commandsOf(card).filter((command) => command.startsWith('extend'))).toEqual([])
    expect(await answersDue()).toBe('2021-11-08')
  })

  test('is told that a day which it has already changes nothing', async () => {
    const card = await say(coordinator, 'extend 2021-11-08')
    expect(card.text).toContain('8.11.2021')
    expect(card.buttons).toEqual([])
  })

  test('takes it back and gives it again with the buttons of the answers', async () => {
    await say(coordinator, 'extend 2021-11-12')
    await undo()
    expect(await answersDue()).toBe('2021-11-08')
    await undo()
    expect(await answersDue()).toBe('2021-11-12')
  })
})

test('nobody else gives more time', async () => {
  expect((await say(owner, 'extend 2021-11-12')).buttons).toEqual([])
  expect(await answersDue()).toBe('2021-11-08')
})

test('nobody gives more time in a channel', async () => {
  const { conversationId } = await sharing.connector.sayInChannel(coordinator, 'extend 2021-11-12', channel)
  expect(sharing.connector.messagesIn(conversationId)).toHaveLength(1)
  expect(await answersDue()).toBe('2021-11-08')
})

/** Writes to the bot; its answer. */
async function say(email: string, text: string): Promise<ReadCard> {
  await sharing.connector.say(email, text)
  return readCard(sharing.connector.cardFor(email, newest(email)))
}

function newest(email: string): string {
  return sharing.connector.messagesTo(email).at(-1)?.id ?? ''
}

async function undo(): Promise<void> {
  const isUndo = ({ text }: Readonly<Record<string, unknown>>): boolean => `${text}`.startsWith('extend')
  await sharing.connector.press(coordinator, newest(coordinator), 'command', {}, isUndo)
}

function commandsOf({ buttons }: ReadCard): readonly string[] {
  return buttons.map(({ data }) => String(data.text))
}

async function answersDue(): Promise<string | undefined> {
  return (await sharing.bot.bot.actions.store.round(round))?.round.answersDue
}
