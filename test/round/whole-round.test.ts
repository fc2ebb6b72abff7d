import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Programme } from '../../src/domain/programme.ts'
import { readProgrammeFile } from '../../src/programme-file/programme-from-disk.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import { readCard } from './cards.ts'
import { ownerAt, type Typing } from './owner.ts'
import { channel, type ReportingTeam, startReportingTeam } from './reporting-team.ts'

const file = 'programmes/lansi-uusimaa.yaml'
const round = 'oma-arviointi:2021-11-15'
const coordinator = 'coordinator@example.fi'
const silent = 'pekka.hiltula@example.fi'

let programme: Programme
let team: ReportingTeam
let connector: FakeConnector
let bot: TestBot

beforeAll(async () => {
  programme = await readProgrammeFile(file)
  team = await startReportingTeam({ programme: file, people: programme.people, clock: '2021-10-17T09:00' })
  ;({ connector, bot } = team)
})

afterAll(() => team.dispose())

const typing: Typing = (page, subject) =>
  page.inputs.some(({ id }) => id === 'level')
    ? { level: '50', results: `Tulos: ${subject}\n- *toinen* rivi & <b>` }
    : { status: 'on-track' }

describe('one round of Länsi-Uusimaa, every owner in their own chat', () => {
  it('meets everybody when it is added to the team', async () => {
    await connector.installTeam()
    await connector.settled()
    const reply = await connector.sayInChannel(coordinator, 'channel here')
    expect(reply.status).toBe(200)
    expect((await bot.bot.actions.store.accounts()).length).toBe(programme.people.length)
  })

  it('asks each owner once when the round opens', async () => {
    const { sent } = await bot.moveClock('2021-10-18T09:00')
    const owners = [...new Set(programme.projects.flatMap((project) => project.owners))].sort()
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual(owners)
    expect(new Set(sent.map(({ step, outcome }) => `${step} ${outcome}`))).toEqual(new Set(['opening sent']))
    for (const owner of owners) expect(connector.messagesTo(owner)).toHaveLength(1)
  })

  it('says the opening in the language of each owner', () => {
    expect(ownerAt(connector, 'aino.virtanen@example.fi').cardWith('open').card.text).toContain('lokakuun tilanne')
    expect(ownerAt(connector, 'maria.nordlund@example.fi').cardWith('open').card.text).toContain('läget i oktober')
    expect(ownerAt(connector, 'david.miller@example.fi').cardWith('open').card.text).toContain('October')
  })

  it('takes the answers of every owner but one', async () => {
    for (const email of owners().filter((each) => each !== silent)) {
      const owner = ownerAt(connector, email)
      const { id, card } = owner.cardWith('open')
      for (const sheet of card.buttons.filter(({ verb }) => verb === 'open').map(({ data }) => String(data.sheet))) {
        // A co-owner may have sent it meanwhile: then the receipt before does not offer it.
        if (!owner.card(id).buttons.some(({ verb, data }) => verb === 'open' && data.sheet === sheet)) continue
        const receipt = await owner.answer(id, sheet, typing)
        expect(receipt.buttons.some(({ verb }) => verb === 'edit')).toBe(true)
      }
    }
    await bot.bot.endpoint.idle()
  })

  it('reminds only the one who has not answered', async () => {
    const { sent } = await bot.moveClock('2021-11-01T09:00')
    expect(sent.filter(({ outcome }) => outcome === 'sent')).toEqual([
      expect.objectContaining({ recipient: silent, outcome: 'sent' }),
      expect.objectContaining({ recipient: silent, outcome: 'sent' }),
    ])
  })

  it('tells the coordinator exactly what is missing and what reached its owner', async () => {
    await connector.say(coordinator, 'status')
    const message = connector.messagesTo(coordinator).at(-1)
    const { text } = readCard(connector.cardFor(coordinator, message?.id ?? ''))
    expect(text).toMatch(/Pekka Hiltula: toimitettu ma\s18\.10\. · Muistutus ma\s1\.11\./)
  })

  it('posts the report to the channel with every line answered or listed as missing', async () => {
    await bot.moveClock('2021-11-15T12:00')
    const posts = connector.messagesIn(channel).map(({ id }) => readCard(connector.cardFor(coordinator, id)))
    const post = posts.find(({ links }) => links.length > 0)
    expect(post?.text).toContain('syksy 2021')
    expect(post?.text).not.toContain('@example.fi')
    const [edition] = await publishedEditions(bot.bot.actions.store, round)
    const lines = edition?.model.subjects.filter(({ scope }) => scope === 'line') ?? []
    expect(lines).toHaveLength(72)
    for (const line of lines) {
      const missing = edition?.model.missing.find(({ subject }) => subject === line.id)
      if (line.answer === undefined) expect(missing?.owners.map(({ email }) => email)).toEqual([silent])
      else
        expect(line.answer).toMatchObject({
          kind: 'values',
          values: { level: 50, results: `Tulos: ${line.id}\n- *toinen* rivi & <b>` },
        })
    }
    expect(lines.some(({ answer }) => answer === undefined)).toBe(true)
    const page = await fetch(post?.links[0] ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('perhekeskuskehittäminen')
  })
})

function owners(): readonly string[] {
  return [...new Set(programme.projects.flatMap((project) => project.owners))]
}
