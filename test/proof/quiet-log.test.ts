import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hastyDisk } from '../answering/answering-bot.ts'
import { type RunRecord, recorded } from '../fakes/run-record.ts'
import { toldInLog } from '../fakes/told-in-log.ts'
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

describe('the look at the log after every file of tests', () => {
  const quiet = { msg: 'turn', kind: 'press:save', outcome: 'done' }
  const text = 'Sanoi: "ei vielä"\nja lähti'

  test.each<readonly [string, object]>([
    ['a text, however it is quoted', { ...quiet, error: `Cannot read ${text}` }],
    ['a text as the name of a field', { ...quiet, [text]: 1 }],
    ['a name', { ...quiet, who: 'Åke Öberg' }],
    ['an id', { ...quiet, stack: 'at /v3/conversations/a0000000-0000-4000-8000-000000000001' }],
    ['an address, also of somebody whom nobody knows', { ...quiet, to: 'x.y@partner.example.fi' }],
  ])('finds %s', (_, line) => {
    expect(toldInLog(aRecord(quiet))).toEqual([])
    expect(toldInLog(aRecord(quiet, line))).not.toEqual([])
  })

  test('knows what was typed, pressed and written in this file, and all who are in it', () => {
    const { typed: seen, people, written } = recorded()
    expect([...seen]).toEqual(expect.arrayContaining([...typed]))
    expect([...people]).toEqual(expect.arrayContaining(['Maria Nordlund', owner, sharing.connector.user(owner).userId]))
    expect(written).toEqual(expect.arrayContaining(log))
    const leaking = { typed: seen, people, written: [...written, JSON.stringify({ msg: typed[0] })] }
    expect(toldInLog(leaking)).toEqual([typed[0]])
  })

  function aRecord(...lines: readonly object[]): RunRecord {
    const people = new Set(['Åke Öberg', 'a0000000-0000-4000-8000-000000000001'])
    return { typed: new Set([text]), people, written: lines.map((line) => `${JSON.stringify(line)}\n`) }
  }
})
