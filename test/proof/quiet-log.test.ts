import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hastyDisk } from '../answering/answering-bot.ts'
import { coOwner, coordinator, owner, round, type Sharing, shared, startSharing } from '../round/sharing.ts'

const log: string[] = []
/** Typed in the run, and not to be found in any log line. */
const typed = ['Salainen teksti Åke Öberg', 'tila Aino Virtanen', 'historia Perhekeskus', 'xyzzy Maria Nordlund']

let sharing: Sharing

beforeAll(async () => {
  sharing = await startSharing({ disk: hastyDisk, log: (line) => log.push(line) })
  await sharing.open()
})

afterAll(() => sharing.dispose())

describe('a round with answers, faults and mistakes', () => {
  test('leaves nothing typed, no name and no address in the log or the metrics', async () => {
    const message = sharing.connector.messagesTo(owner).at(-1)?.id ?? ''
    const page = {
      round,
      sheet: shared,
      subject: 'line/perhekeskus-sv/availability',
      revision: 0,
      asked: 'level,results',
    }
    const data = { verb: 'save', ...page, level: '50', results: typed[0] }
    const saved = await sharing.connector.pressRaw(owner, message, { type: 'Action.Execute', verb: 'save', data })
    expect(saved.body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' })
    for (const text of typed)
      for (const email of [owner, coOwner, coordinator]) await sharing.connector.say(email, text)
    sharing.connector.faults = () => ({ status: 500, body: { error: { code: 'X', message: typed[0] ?? '' } } })
    await sharing.connector.say(owner, 'my')
    sharing.connector.faults = () => ({ status: 403, body: { error: { message: `${owner} said ${typed[0]}` } } })
    await sharing.connector.say(owner, 'my')
    sharing.connector.faults = () => undefined
    await sharing.bot.moveClock('2021-10-25T09:00')
    await sharing.quiet()

    const metrics = await (await fetch(`${sharing.bot.url}/metrics`)).text()
    const written = `${log.join('\n')}\n${metrics}`
    expect(log.length).toBeGreaterThan(10)
    expect(written).toContain('"kind":"press:save"')
    const people = sharing.connector.users.flatMap(({ email, aadObjectId, userId }) => [email, aadObjectId, userId])
    const words = ['Salainen', 'Öberg', 'Virtanen', 'Nordlund', 'xyzzy', '@example.fi']
    expect([...typed, ...words, ...people].filter((each) => written.includes(each))).toEqual([])
  })
})
