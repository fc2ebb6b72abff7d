import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import { readCard } from '../round/cards.ts'
import { channel } from '../round/reporting-team.ts'
import { coOwner, coordinator, plainAnswer, type Sharing, shared, startSharing } from '../round/sharing.ts'

const file = 'programmes/lansi-uusimaa.yaml'
let sharing: Sharing

beforeAll(async () => {
  sharing = await startSharing()
  await sharing.connector.installTeam()
  await sharing.open()
})

afterAll(() => sharing.dispose())

describe('the status in the channel', () => {
  test('has counts and no name, address or project', async () => {
    const { people, projects } = await readProgrammeFile(file)
    const text = await answerInChannel('status')
    expect(text).toContain('vastattu 0/95, puuttuu 95')
    const titles = projects.flatMap(({ name }) => (typeof name === 'string' ? [name] : Object.values(name)))
    const named = [...people.flatMap(({ email, name = email }) => [email, name]), ...titles]
    expect(named.filter((each) => text.includes(each))).toEqual([])
    expect(text).not.toContain('@')
  })

  test.each(['status children', 'status missing', 'status pekka.hiltula@example.fi'])(
    'limited as by %j is for the own chat: its counts are not the round’s',
    async (asked) => {
      const text = await answerInChannel(asked)
      expect(text).not.toContain('vastattu')
      expect(text).toContain('omassa keskustelussamme')
    },
  )
})

describe('a status that is refreshed', () => {
  test('is renewed in its place with the counts and the moment of now', async () => {
    await sharing.connector.say(coordinator, 'status')
    const message = newest()
    const before = sharing.connector.messagesTo(coordinator).length
    const { text: old } = readCard(sharing.connector.cardFor(coordinator, message))
    expect(old).toMatch(/Odotettu 95 = vastattu 0\b/)
    expect(old).toContain('9.00')
    await sharing.bot.moveClock('2021-10-18T09:07')
    const { id } = sharing.at(coOwner).cardWith('open')
    await sharing.at(coOwner).answer(id, shared, plainAnswer)
    const isRefresh = (data: Readonly<Record<string, unknown>>): boolean => data.page === undefined
    await sharing.connector.press(coordinator, message, 'status', {}, isRefresh)
    await sharing.quiet()
    const { text } = readCard(sharing.connector.cardFor(coordinator, message))
    expect(text).toMatch(/Odotettu 95 = vastattu [1-9]/)
    expect(text).toContain('9.07')
    expect(sharing.connector.messagesTo(coordinator)).toHaveLength(before)
  })
})

function newest(): string {
  return sharing.connector.messagesTo(coordinator).at(-1)?.id ?? ''
}

/** Everything that stands on what the bot answers in the channel. */
async function answerInChannel(asked: string): Promise<string> {
  const { conversationId } = await sharing.connector.sayInChannel(coordinator, asked, channel)
  await sharing.connector.settled()
  return JSON.stringify(sharing.connector.messagesIn(conversationId).map(({ activity }) => activity.attachments))
}
