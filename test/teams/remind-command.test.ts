import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCard } from '../round/cards.ts'
import { coordinator, round, type Sharing, startSharing } from '../round/sharing.ts'

let sharing: Sharing

beforeAll(async () => {
  sharing = await startSharing()
  await sharing.open()
})

afterAll(() => sharing.dispose())

describe('a reminder by hand names its round as a status does', () => {
  test.each([
    ['remind 2021-11-15', ''],
    ['remind oma-arviointi:2021-11-15', ''],
    ['muistuta 15.11.2021 puuttuvat', 'puuttuvat'],
    ['muistuta puuttuvat 2021-11-15', 'puuttuvat'],
  ])('%j', async (text, filter) => {
    await sharing.connector.say(coordinator, text)
    const newest = sharing.connector.messagesTo(coordinator).at(-1)?.id ?? ''
    const { buttons } = readCard(sharing.connector.cardFor(coordinator, newest))
    const confirm = buttons.find(({ data }) => data.verb === 'remind')
    expect(confirm?.data).toMatchObject({ round, filter, step: 'confirm' })
  })
})
