import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod/v4'
import { reportFormatNames } from '../../src/domain/report-format.ts'
import { reportFormats } from '../../src/report/registry.ts'
import type { FakeConnector } from '../fakes/connector.ts'
import type { TestBot } from '../fakes/test-bot.ts'
import { publishedEditions } from '../published-editions.ts'
import { type ReadCard, readCard } from './cards.ts'
import { ownerAt } from './owner.ts'
import { channel, type ReadyTeam, startReadyTeam } from './reporting-team.ts'

const round = 'kuukausiseuranta:2022-12-14'
const coordinator = 'hanna.salmela@example.fi'
/** Has three projects and presses only. */
const leena = 'leena.korpi@example.fi'
/** Has one project, which gets later and needs a guideline. */
const rasmus = 'rasmus.back@example.fi'

let team: ReadyTeam
let connector: FakeConnector
let bot: TestBot

beforeAll(async () => {
  team = await startReadyTeam({ programme: 'programmes/kuukausiseuranta.yaml', clock: '2022-12-04T09:00' })
  ;({ connector, bot } = team)
  await connector.sayInChannel(coordinator, 'channel here')
  await bot.moveClock('2022-12-05T09:00')
})

afterAll(() => team.dispose())

describe('a month of follow-up', () => {
  it('takes "no change" for a whole project in one press from the prompt itself', async () => {
    const owner = ownerAt(connector, leena)
    const { id, card } = owner.cardWith('unchanged')
    const sheets = sheetsOf(card)
    expect(sheets).toEqual(['project/hoitotakuu', 'project/suun-terveys', 'project/kuntoutus'])
    const [sheet = ''] = sheets
    await owner.press(id, 'unchanged', {}, (data) => data.sheet === sheet)
    const { revisions } = await bot.bot.actions.store.sheet(round, sheet)
    expect(revisions.at(-1)?.answers[sheet]).toMatchObject({ kind: 'unchanged', since: '2022-11-14' })
  })

  it('tells coordinators of a delay and a national need at once, with a text that is ready for outside', async () => {
    const owner = ownerAt(connector, rasmus)
    const { id } = owner.cardWith('open')
    await owner.answer(id, 'project/kotihoito', (page) =>
      typedInto(page, {
        status: 'delayed',
        deviation: 'Leverantören rättade felet för sent.',
        'new-date': '2023-04-30',
        need: 'needed',
        'need-text': 'Får ett distansbesök ersätta ett hembesök?',
        next: 'Avtalet gås igenom.',
      }),
    )
    const desk = ownerAt(connector, coordinator)
    // The word to coordinators leaves after the answer to the press.
    const { id: news, card } = await vi.waitFor(() => desk.cardWith('tell'), { timeout: 10_000 })
    for (const words of ['Leverantören rättade', '30.4.2023', 'Tarvitaan', 'Får ett distansbesök']) {
      expect(card.text).toContain(words)
    }
    await desk.press(news, 'tell')
    const telling = connector.messagesTo(coordinator).at(-1)?.id ?? ''
    const mail = decodeURIComponent([...desk.card(news).links, ...desk.card(telling).links].join(' '))
    expect(mail).toContain('mailto:risto.kallio@example.org')
    expect(mail).toContain('Får ett distansbesök ersätta ett hembesök?')
  })

  it('lets a coordinator keep the risks: one changed, one closed, one new', async () => {
    const desk = ownerAt(connector, coordinator)
    const prompt = connector.messagesTo(coordinator).find(({ id }) => sheetsOf(desk.card(id)).includes('programme'))
    const message = prompt?.id ?? ''
    const first = await desk.press(message, 'open', {}, (data) => data.sheet === 'programme')
    const second = await desk.press(message, 'save', typedInto(first, newRisks))
    const third = await desk.press(
      message,
      'page',
      typedInto(second, newRisks),
      (data) => data.subject === 'programme' && data.add !== undefined,
    )
    const review = await desk.press(message, 'save', typedInto(third, newRisks))
    const receipt = await desk.press(message, 'send')
    for (const card of [review, receipt]) {
      for (const words of ['Ohjelman riskit', 'Muuttunut: Kuvaus', 'Suljettu', 'Uusi'])
        expect(card.text).toContain(words)
    }
    const { revisions } = await bot.bot.actions.store.sheet(round, 'programme')
    const [risk] = Object.values(
      z.object({ values: z.record(z.string(), z.unknown()) }).parse(revisions[0]?.answers.programme).values,
    )
    expect(risk).toMatchObject([
      { id: 1, title: 'Henkilöstön saatavuus', description: 'Hakijoita on kaksi tehtävää kohti.' },
      { id: 2, state: 'closed' },
      { id: 4, title: 'Kyberuhka', state: 'open' },
    ])
  })

  it('publishes where every project stands over the months, what deviates, and what became of each risk', async () => {
    await bot.moveClock('2022-12-14T12:00')
    const [edition] = await publishedEditions(bot.bot.actions.store, round)
    if (edition === undefined) throw new Error('there is no edition')
    expect(edition.model.columns.map(({ deadline }) => deadline)).toEqual(['2022-10-14', '2022-11-14', '2022-12-14'])
    const posts = connector.messagesIn(channel).map(({ id }) => readCard(connector.cardFor(coordinator, id)))
    const page = await (await fetch(posts.find(({ links }) => links.length > 0)?.links[0] ?? '')).text()
    for (const words of [
      'Viivästynyt',
      '30.4.2023',
      'Kyberuhka',
      'Uusi',
      'Muuttunut',
      'Suljettu',
      'Leverantören rättade felet',
    ]) {
      expect(page, words).toContain(words)
    }
    expect(page).not.toContain('@example.fi')
  })

  it.each(reportFormatNames)('gives the report as %s', async (format) => {
    const [edition] = await publishedEditions(bot.bot.actions.store, round)
    if (edition === undefined) throw new Error('there is no edition')
    const body = await reportFormats[format].render(edition.model, { audience: 'public', language: 'fi' })
    expect(body.length).toBeGreaterThan(1000)
    if (['csv', 'md', 'json', 'html'].includes(format)) {
      expect(String(body)).toContain('Leverantören rättade felet')
    }
  })
})

function sheetsOf(card: ReadCard): readonly string[] {
  return card.buttons.flatMap(({ verb, data }) => (verb === 'open' ? [String(data.sheet)] : []))
}

/** What is new over what stands in the inputs of the page already. */
function typedInto(page: ReadCard, words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const typed = page.inputs.map(({ id, value }) => [id, words[id] ?? value] as const)
  return Object.fromEntries(typed.filter(([, value]) => value !== ''))
}

/** The first risk is told better, the second is over, the fourth is new. */
const newRisks = {
  'risks-1-description': 'Hakijoita on kaksi tehtävää kohti.',
  'risks-2-state': 'closed',
  'risks-4-title': 'Kyberuhka',
  'risks-4-bodies': 'Tietohallinto',
  'risks-4-state': 'open',
}
