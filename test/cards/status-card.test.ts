import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { readerOf } from '../../src/cards/reader.ts'
import { statusCard } from '../../src/cards/status-card.ts'
import { pageSize } from '../../src/cards/status-rows.ts'
import type { Card } from '../../src/cards/template.ts'
import { freezeExpectedSet } from '../../src/domain/expected-set.ts'
import { readFilter } from '../../src/domain/read-filter.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { type StatusFacts, type StatusView, statusOf, wholeRound } from '../../src/domain/round-status.ts'
import {
  aDelivery,
  aDraft,
  anAccount,
  anOpenedRound,
  aProgramme,
  aProject,
  aRound,
  aSentRevision,
  aSeries,
  aSheet,
  noDaysOff,
  now,
  owner,
  results,
} from '../builders.ts'
import { dataOf, elementsIn } from './card-elements.ts'

const reader = readerOf('fi', aProgramme())

describe('the pages of a status', () => {
  test('show every project once, whatever has been sent, and lead to each other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('nothing', 'draft', 'sent'), { maxLength: 40 }), (states) => {
        const facts = factsOf(states)
        const seen: string[] = []
        let page: number | undefined = 0
        for (let turned = 0; page !== undefined && turned <= states.length; turned += 1) {
          const card = draw(facts, { page })
          const listed = projectsIn(card)
          expect(listed.length).toBeLessThanOrEqual(pageSize)
          seen.push(...listed)
          page = pageBehind(card, 'Seuraavat')
        }
        expect(seen.toSorted()).toEqual(states.map((_, index) => `project/p${index}`).toSorted())
      }),
      { numRuns: 30 },
    )
  })

  test('begin with what needs somebody, by name as the language sorts', () => {
    const facts = factsOf(['sent', 'nothing', 'draft', 'nothing'], ['Aamu', 'Öljy', 'Beeta', 'Äiti'])
    expect(projectsIn(draw(facts))).toEqual(['project/p3', 'project/p1', 'project/p2', 'project/p0'])
  })

  test('end with the last where the list has become shorter', () => {
    expect(projectsIn(draw(factsOf(['nothing', 'nothing']), { page: 7 }))).toHaveLength(2)
  })

  test('keep the filter', () => {
    const facts = factsOf(Array.from({ length: 40 }, () => 'nothing'))
    const card = draw(facts, { filter: filterIn(facts, 'missing'), page: 1 })
    const buttons = elementsIn(card.content).filter(({ verb }) => verb === 'status')
    const leading = buttons.filter(({ title }) => ['Seuraavat', 'Edelliset', 'Päivitä'].includes(String(title)))
    expect(leading.map((each) => [each.title, dataOf(each).filter, dataOf(each).page])).toEqual([
      ['Seuraavat', 'missing', 2],
      ['Edelliset', 'missing', undefined],
      ['Päivitä', 'missing', 1],
    ])
  })
})

describe('a status', () => {
  test('says of a failed message what became of it, in words', () => {
    const accounts = new Map([[owner, anAccount()]])
    for (const code of ['MessageSizeTooBig', 'timeout', 'SomethingNew', 'ECONNRESET']) {
      const deliveries = [aDelivery({ current: { state: 'failed', code } })]
      const text = JSON.stringify(draw({ ...factsOf(['nothing']), accounts, deliveries }).content)
      expect(text).toContain('Pyyntö ei mennyt perille: ')
      expect(text).not.toContain(code)
    }
  })

  test('tells a goal from a spearhead of the same number', () => {
    const spearhead = { id: 'k1', number: 1, name: 'Oma tiimi', owners: [], sections: [] }
    const programme = aProgramme({ themes: [spearhead], projects: [] })
    const questions = [
      { ...results, id: 'of-goal', scope: 'goal' },
      { ...results, id: 'of-theme', scope: 'theme' },
    ] as const
    const series = aSeries({ questions })
    const sheets = freezeExpectedSet(programme, series, aRound())
    const facts = { ...factsOf([]), programme, series, opened: anOpenedRound({ round: aRound(), sheets }) }
    const shown = JSON.stringify(draw(facts).content)
    expect(shown).toContain('Hyötytavoite · Ei aloitettu')
    expect(shown).toContain('Kärki · Ei aloitettu')
  })

  test('says how far an owner is, and what came last', () => {
    const current = { state: 'sent', sentAt: now, conversation: 'c', message: 'm' } as const
    const deliveries = [
      aDelivery({ current, openedAt: '2021-11-02T08:00:00.000Z' }),
      aDelivery({ step: 'before-5', kind: 'reminder', dueAt: '2021-11-03T08:00:00.000Z', current }),
    ]
    const facts = { ...factsOf(['nothing']), accounts: new Map([[owner, anAccount()]]), deliveries }
    expect(JSON.stringify(draw(facts).content)).toContain(`${owner}: avannut ti\u00A02.11. · Muistutus ma\u00A01.11.`)
  })

  test('offers a coordinator the acts, limited as the list is, and a lead none', () => {
    const facts = factsOf(['nothing', 'sent'])
    const remind = (view: Partial<StatusView>) =>
      elementsIn(draw(facts, view).content).flatMap((each) => (each.verb === 'remind' ? [dataOf(each).filter] : []))
    expect(remind({})).toEqual([''])
    expect(remind({ filter: filterIn(facts, 'missing') })).toEqual(['missing'])
    expect(remind({ viewer: 'lead' })).toEqual([])
  })

  test('tells a lead how far projects are, and has no way to what others answered', () => {
    const current = { state: 'sent', sentAt: now, conversation: 'c', message: 'm' } as const
    const facts = {
      ...factsOf(['draft']),
      deliveries: [aDelivery({ current })],
      accounts: new Map([[owner, anAccount()]]),
    }
    const card = draw(facts, { viewer: 'lead' })
    expect(projectsIn(card)).toEqual([])
    expect(JSON.stringify(card.content)).toContain('Luonnos 1/1')
    expect(JSON.stringify(card.content)).not.toContain('Pyyntö')
  })

  test.each([
    [0, 10, '▯▯▯▯▯▯▯▯▯▯ Saatavuus: vastattu 0/10 · puuttuu 10'],
    [1, 30, '▮▯▯▯▯▯▯▯▯▯ Saatavuus: vastattu 1/31 · puuttuu 30'],
    [9, 1, '▮▮▮▮▮▮▮▮▮▯ Saatavuus: vastattu 9/10 · puuttuu 1'],
    [30, 1, '▮▮▮▮▮▮▮▮▮▯ Saatavuus: vastattu 30/31 · puuttuu 1'],
    [10, 0, '▮▮▮▮▮▮▮▮▮▮ Saatavuus: kaikki vastattu 10/10'],
  ])('of %i sent and %i not begun has the bar %s', (sent, open, expected) => {
    const states = [...Array.from({ length: sent }, () => 'sent'), ...Array.from({ length: open }, () => 'nothing')]
    const groups = elementsIn(draw(factsOf(states)).content).filter(({ type }) => type === 'FactSet')
    const texts = groups
      .flatMap(({ facts }) => z.array(fact).parse(facts))
      .map(({ title, value }) => `${title} ${value}`)
    expect(texts).toEqual([expected])
  })
})

const fact = z.object({ title: z.string(), value: z.string() })

function factsOf(states: readonly string[], names: readonly string[] = []): StatusFacts {
  const programme = aProgramme({
    projects: states.map((_, index) => aProject({ id: `p${index}`, name: names[index] ?? `Projekti ${index}` })),
  })
  const round = aRound()
  const sheets = states.flatMap((state, index) => {
    const subject = `line/p${index}/availability`
    const id = `project/p${index}`
    if (state === 'draft') return [aSheet({ id, drafts: { [subject]: aDraft() } })]
    return state === 'sent'
      ? [aSheet({ id, revisions: [aSentRevision({ answers: { [subject]: aDraft().answer } })] })]
      : []
  })
  return {
    programme,
    series: aSeries(),
    opened: anOpenedRound({ round, sheets: freezeExpectedSet(programme, aSeries(), round) }),
    sheets: new Map(sheets.map((sheet) => [sheet.id, sheet])),
    daysOff: noDaysOff,
    deliveries: [],
    accounts: new Map(),
    channelKnown: true,
  }
}

function draw(facts: StatusFacts, view: Partial<StatusView> = {}): Card {
  return statusCard(statusOf(facts, now, { ...wholeRound, ...view }), reader)
}

function filterIn({ programme }: StatusFacts, typed: string): StatusView['filter'] {
  const filter = readFilter(programme, typed)
  if (isRefusal(filter)) throw new Error(`${typed} means nothing`)
  return filter
}

function projectsIn({ content }: Card): readonly string[] {
  return elementsIn(content)
    .filter(({ type, verb }) => type === 'Action.Execute' && verb === 'project')
    .map((each) => String(dataOf(each).sheet))
}

function pageBehind({ content }: Card, title: string): number | undefined {
  const button = elementsIn(content).find((each) => each.title === title)
  const page = button === undefined ? undefined : dataOf(button).page
  return typeof page === 'number' ? page : undefined
}
