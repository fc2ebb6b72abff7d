import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Programme } from '../../src/domain/programme.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { reportFormats } from '../../src/report/registry.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import { readCard } from './cards.ts'
import { ownerAt, type Typing } from './owner.ts'
import { type ReadyTeam, startReadyTeam } from './reporting-team.ts'

const round = 'oma-arviointi:2021-11-15'
const coordinator = 'kirsi.maki@example.fi'
const silent = 'samuli.rautio@example.fi'
const options = { audience: 'public', language: 'fi' } as const

let programme: Programme
let team: ReadyTeam
let connector: FakeConnector
let bot: TestBot
let model: ReportModel

beforeAll(async () => {
  team = await startReadyTeam({ programme: 'programmes/helsinki.yaml', clock: '2021-10-17T09:00' })
  ;({ connector, bot, programme } = team)
})

afterAll(() => team.dispose())

/** Whatever the page asks: a level or a text that names its subject. */
const typing: Typing = (page, subject) => {
  const [id = ''] = page.inputs.map((input) => input.id).filter((each) => questions.includes(each))
  return { [id]: id === 'level' ? '50' : `Kerronta: ${subject}` }
}
const questions: readonly string[] = ['level', 'narrative', 'unit-narrative', 'outcome']

describe('one round of the process meter of Helsinki', () => {
  it('has 59 rows over five goals, and 13 numbered spearheads of 15', () => {
    const rows = programme.goals.map(({ id }) => programme.projects.filter(({ lines }) => lines[0]?.goal === id).length)
    expect(rows).toEqual([10, 11, 4, 13, 21])
    expect(programme.themes.filter(({ number }) => number !== undefined)).toHaveLength(13)
    expect(programme.themes).toHaveLength(15)
  })

  it('asks each owner once, for rows, spearheads, sections and goals alike', async () => {
    const { sent } = await bot.moveClock('2021-10-18T09:00')
    expect(sent.filter(({ recipient }) => recipient === 'tuula.harju@example.fi')).toHaveLength(1)
    const { card } = ownerAt(connector, 'tuula.harju@example.fi').cardWith('open')
    const sheets = card.buttons.filter(({ verb }) => verb === 'open').map(({ data }) => data.sheet)
    expect(sheets).toEqual(['project/perhetyo', 'project/nuorten-tiimi', 'theme/k4', 'section/k4/peso'])
    expect(card.text).toContain('4 lomaketta')
    expect(card.text).toContain('4. Varhainen tuki lapsille ja perheille: PK/Peso')
    expect(card.text).toMatch(/Julkaistava Innokylässä ma\s15\.11\. mennessä/)
  })

  it('tells on the page of a row its units, its parts and the zero level of its spearhead', async () => {
    const owner = ownerAt(connector, 'tuula.harju@example.fi')
    const { id } = owner.cardWith('open')
    const page = await owner.press(id, 'open', {}, (data) => data.sheet === 'project/nuorten-tiimi')
    expect(page.text).toContain('Yksiköt: PK/Peso, THK/Tepa')
    expect(page.text).toContain('Osat: koulu; oppilaitos; jalkautuva työ')
    expect(page.text).toContain('Kärki: 4. Varhainen tuki lapsille ja perheille')
    expect(page.text).toMatch(/Lähtötilanne.*50/)
  })

  it('says on the page of a row where else its answer is shown', async () => {
    const owner = ownerAt(connector, 'riikka.niemela@example.fi')
    const { id } = owner.cardWith('open')
    const page = await owner.press(id, 'open', {}, (data) => data.sheet === 'project/lyhytterapia')
    expect(page.text).toContain('Vastaus näkyy myös: 3. Laatu ja vaikuttavuus')
  })

  it('takes the answers of everybody but one', async () => {
    for (const email of programme.people.map((person) => person.email).filter((each) => each !== silent)) {
      const owner = ownerAt(connector, email)
      await connector.say(email, 'omat')
      const { id, card } = owner.cardWith('open')
      for (const sheet of card.buttons.filter(({ verb }) => verb === 'open').map(({ data }) => String(data.sheet))) {
        const receipt = await owner.answer(id, sheet, typing)
        expect(receipt.buttons.some(({ verb }) => verb === 'edit')).toBe(true)
        await connector.say(email, 'omat')
        const next = owner.cardWith('open')
        if (!next.card.buttons.some(({ verb }) => verb === 'open')) break
      }
    }
    await bot.bot.endpoint.idle()
  })

  it('tells the coordinator what is missing of all scopes, and by spearhead', async () => {
    await connector.say(coordinator, 'status')
    const { text } = readCard(connector.cardFor(coordinator, connector.messagesTo(coordinator).at(-1)?.id ?? ''))
    expect(text).toContain('Samuli Rautio')
    await connector.say(coordinator, 'status kärki 4')
    const narrowed = readCard(connector.cardFor(coordinator, connector.messagesTo(coordinator).at(-1)?.id ?? ''))
    expect(narrowed.text).toContain('4. Varhainen tuki lapsille ja perheille')
    expect(narrowed.text).not.toContain('Asiointi digitaalisesti ensin')
  })

  it('publishes every answer where it belongs', async () => {
    await bot.moveClock('2021-11-15T12:00')
    const [edition] = await publishedEditions(bot.bot.actions.store, round)
    if (edition === undefined) throw new Error('There is no edition.')
    model = edition.model
    const { expected, answered, missing, exempt } = model.counts
    expect(expected).toBe(answered + missing + exempt)
    const counted = (scope: string) => model.subjects.filter((each) => each.scope === scope && each.state !== undefined)
    expect(['theme', 'section', 'goal'].map((scope) => counted(scope).length)).toEqual([15, 6, 5])
    const late = programme.projects.filter(({ active }) => active.ended !== undefined).map(({ id }) => id)
    expect(counted('line').map(({ project }) => project)).not.toContain(late[0])
    for (const { id, answer, scope } of model.subjects) {
      if (answer === undefined || scope === 'line') continue
      expect(Object.values(answer.kind === 'values' ? answer.values : {})).toEqual([`Kerronta: ${id}`])
    }
    expect(model.missing.flatMap(({ owners }) => owners.map(({ email }) => email))).toContain(silent)
  })

  it('asks the coordinator to publish it on the national site too, and offers no summary that nobody wrote', () => {
    const { card } = ownerAt(connector, coordinator).cardWith('record-publication')
    expect(card.text).toContain('Tässä painoksessa ei ole tiivistelmää')
    expect(card.buttons.map(({ verb }) => verb)).not.toContain('summary-text')
  })

  it('draws the report for people with spearheads, sections and goals', async () => {
    for (const format of ['html', 'md'] as const) {
      const drawn = String(await reportFormats[format].render(model, options))
      for (const text of [
        'Kerronta: theme/k4',
        'Kerronta: section/k4/peso',
        'Kerronta: goal/availability',
        'Sama kuin hyötytavoitteessa 1',
      ]) {
        expect(drawn.replaceAll('\\', ''), `${format}: ${text}`).toContain(text)
      }
      expect(drawn).not.toContain('@example.fi')
    }
  })

  it('has a column for each round from the first level to the last deadline', () => {
    expect(model.columns.filter(({ when }) => when === 'to-come').map(({ deadline }) => deadline)).toEqual([
      '2022-05-15',
      '2022-11-15',
      '2023-05-15',
      '2023-11-15',
    ])
  })

  it('draws every other format', async () => {
    const begins = { pdf: '%PDF', docx: 'PK', xlsx: 'PK' } as const
    for (const format of ['pdf', 'docx', 'xlsx'] as const) {
      const drawn = await reportFormats[format].render(model, options)
      expect(Buffer.from(drawn).subarray(0, 4).toString('latin1')).toContain(begins[format])
    }
    const csv = String(await reportFormats.csv.render(model, options))
    expect(csv).toContain('Kerronta: section/k2/tepa')
    const json = JSON.parse(String(await reportFormats.json.render(model, options)))
    expect(json.subjects).toContainEqual(
      expect.objectContaining({
        id: 'section/k4/peso',
        theme: 'k4',
        goal: 'prevention',
        units: ['peso'],
        answers: { 'unit-narrative': 'Kerronta: section/k4/peso' },
      }),
    )
  })
})
