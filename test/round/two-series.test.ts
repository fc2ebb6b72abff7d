import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { z } from 'zod/v4'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import { readCard } from './cards.ts'
import { type Owner, ownerAt } from './owner.ts'
import { channel, type ReportingTeam, startReportingTeam } from './reporting-team.ts'

/** Two series over one register: a half-yearly assessment and a monthly follow-up, both due on 15.11.2021. */
const half = 'oma-arviointi:2021-11-15'
const monthly = 'kuukausi:2021-11-15'
const coordinator = 'coordinator@example.fi'
/** Has one project, and answers the monthly follow-up alone. */
const emma = 'emma.lindroos@example.fi'

const secondSeries = {
  id: 'kuukausi',
  name: { fi: 'Kuukausiseuranta', sv: 'Månadsuppföljning', en: 'Monthly follow-up' },
  roundLabel: 'month',
  schedule: {
    deadlines: { monthly: 15 },
    from: '2021-11-15',
    to: '2021-12-15',
    // On the day on which the half-yearly round opens too.
    opens: { daysBefore: 28 },
    answersDue: { workingDaysBefore: 5 },
    locks: { daysAfter: 7 },
    report: { workingDaysBefore: 0, at: '12:00' },
  },
  reminders: { at: '09:00', workingDaysBefore: [10], workingDaysAfter: [], most: 2 },
  questions: [
    { id: 'news', type: 'text', scope: 'project', required: true, label: { fi: 'Uutta', sv: 'Nytt', en: 'News' } },
  ],
}

let folder: string
let team: ReportingTeam
let connector: FakeConnector
let bot: TestBot

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-series-'))
  const file = join(folder, 'programme.yaml')
  const shipped = z
    .looseObject({ series: z.array(z.unknown()), people: z.array(z.object({ email: z.string() })) })
    .parse(parse(await readFile('programmes/lansi-uusimaa.yaml', 'utf8')))
  const [first] = shipped.series
  await writeFile(file, stringify({ ...shipped, series: [first, secondSeries] }))
  team = await startReportingTeam({ programme: file, people: shipped.people, clock: '2021-10-17T09:00' })
  ;({ connector, bot } = team)
  await connector.installTeam()
  await connector.settled()
  await connector.sayInChannel(coordinator, 'channel here')
})

afterAll(async () => {
  await team.dispose()
  await rm(folder, { recursive: true })
})

describe('two series over one register', () => {
  it('open on the same day with one message per owner and round, each named after its series', async () => {
    await bot.moveClock('2021-10-18T09:00')
    const prompts = promptsOf(ownerAt(connector, emma))
    expect([...prompts.keys()].sort()).toEqual([monthly, half].sort())
    for (const email of ownersAsked()) {
      expect(connector.messagesTo(email), email).toHaveLength(promptsOf(ownerAt(connector, email)).size)
    }
    expect(prompts.get(half)?.text).toContain('Oma-arviointi')
    expect(prompts.get(monthly)?.text).toContain('Kuukausiseuranta')
  })

  it('keep what is answered apart', async () => {
    const owner = ownerAt(connector, emma)
    const { id, buttons } = promptOf(owner, monthly)
    const sheet = String(buttons.find(({ verb }) => verb === 'open')?.data.sheet)
    const receipt = await owner.answer(id, sheet, () => ({ news: 'Vain kuukausiseurantaan.' }))
    expect(receipt.text).toContain('Vain kuukausiseurantaan.')
    const { store } = bot.bot.actions
    expect((await store.sheet(monthly, sheet)).revisions).toHaveLength(1)
    expect((await store.sheet(half, sheet)).revisions).toEqual([])
  })

  it('ask a coordinator who names only their common day which of them is meant', async () => {
    await connector.say(coordinator, 'status 2021-11-15')
    const { text, buttons } = lastTo(coordinator)
    expect(text).toContain('oma-arviointi:2021-11-15')
    expect(text).toContain('kuukausi:2021-11-15')
    expect(buttons.every(({ verb }) => verb !== 'remind')).toBe(true)
  })

  it.each([
    [half, 'Oma-arviointi, syksy 2021', 'toimitettu 16'],
    [monthly, 'Kuukausiseuranta, 11/2021', 'toimitettu 15 → lähettänyt 1'],
  ])('have a status each: %s', async (round, title, funnel) => {
    await connector.say(coordinator, `status ${round}`)
    const { text } = lastTo(coordinator)
    expect(text).toContain(title)
    expect(text).toContain(funnel)
  })

  it('remind of one what is missing in it, and not of the other', async () => {
    const { sent } = await bot.moveClock('2021-10-25T09:00')
    const reminded = sent.filter(({ recipient, outcome }) => recipient === emma && outcome === 'sent')
    expect(reminded).toHaveLength(1)
    const { id } = connector.messagesTo(emma).at(-1) ?? { id: '' }
    expect(ownerAt(connector, emma).card(id).text).toContain('Oma-arviointi')
    const silent = sent.filter(({ recipient }) => recipient === 'jarno.heikkonen@example.fi')
    expect(silent).toHaveLength(2)
  })

  it('post a report each', async () => {
    await bot.moveClock('2021-11-15T12:00')
    const posts = connector.messagesIn(channel).map(({ id }) => readCard(connector.cardFor(coordinator, id)))
    const reports = posts.filter(({ links }) => links.length > 0)
    expect(reports).toHaveLength(2)
    expect(reports.filter(({ text }) => text.includes('Kuukausiseuranta'))).toHaveLength(1)
    const edition = (await publishedEditions(bot.bot.actions.store, monthly))[0]
    expect(edition?.model.questions.map(({ id }) => id)).toEqual(['news'])
    expect(JSON.stringify(edition?.model)).toContain('Vain kuukausiseurantaan.')
    expect(JSON.stringify((await publishedEditions(bot.bot.actions.store, half))[0]?.model)).not.toContain(
      'Vain kuukausi',
    )
  })
})

function lastTo(email: string) {
  return readCard(connector.cardFor(email, connector.messagesTo(email).at(-1)?.id ?? ''))
}

/** The prompts in a chat by their rounds. */
function promptsOf(owner: Owner) {
  return new Map(
    connector.messagesTo(owner.email).flatMap(({ id }) => {
      const card = owner.card(id)
      const round = card.buttons.find(({ verb }) => verb === 'open')?.data.round
      return round === undefined ? [] : [[String(round), { ...card, id }] as const]
    }),
  )
}

function promptOf(owner: Owner, round: string) {
  const prompt = promptsOf(owner).get(round)
  if (prompt === undefined) throw new Error(`${owner.email} was not asked in ${round}`)
  return prompt
}

function ownersAsked(): readonly string[] {
  return bot.bot.programme.people
    .map(({ email }) => email)
    .filter((email) => promptsOf(ownerAt(connector, email)).size > 0)
}
