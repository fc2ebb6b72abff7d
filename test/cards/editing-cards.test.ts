import { describe, expect, test } from 'vitest'
import { readerOf } from '../../src/cards/reader.ts'
import { summaryPageCard } from '../../src/cards/summary-page-card.ts'
import type { Card } from '../../src/cards/template.ts'
import { textListCard } from '../../src/cards/text-list-card.ts'
import { textPageCard } from '../../src/cards/text-page-card.ts'
import { languages } from '../../src/domain/local-text.ts'
import type { NoteVersion } from '../../src/domain/office-notes.ts'
import { longestParagraph } from '../../src/domain/summary-draft.ts'
import { type SummaryFacts, sourcesPerPage, summaryPage } from '../../src/domain/summary-page.ts'
import { textList, textPage } from '../../src/domain/text-page.ts'
import { anOpenedRound, aProject, aRound, autumn, coordinator, now, spring, values } from '../builders.ts'
import { lineSeries, region, regionReport, sentSheet } from '../domain/report/region.ts'
import { elementsIn } from './card-elements.ts'

// Teams counts a message as UTF-16; a card in which one long text is typed may be larger (contract).
const limits = { ordinary: 28 * 1024, ofLong: 60 * 1024 }

const sentence = 'Neuvontapuhelin on käytössä kaikissa kunnissa, ja odotusaika on lyhentynyt kahteen päivään. '
const ids = Array.from({ length: 60 }, (_, index) => `hanke-${index + 1}`)
const programme = {
  ...region,
  projects: ids.map((id) => aProject({ id, name: `Kehittämishanke nimeltä ${id}`, area: 'children' })),
}
const place = { goal: 'availability', area: 'children' }

function factsOf(results: string, rounds = 1): SummaryFacts {
  const earlier = Array.from({ length: rounds - 1 }, (_, index) => ({
    deadline: `${1980 + index}-05-15`,
    answer: values({ results }),
    by: coordinator,
  }))
  const model = regionReport({
    programme,
    sheets: new Map(ids.map((id) => sentSheet(id, { answers: { [`line/${id}/availability`]: values({ results }) } }))),
    earlier: new Map(ids.map((id) => [`line/${id}/availability`, earlier])),
  })
  const opened = anOpenedRound({ round: aRound(autumn), sheets: [] })
  return { programme, series: lineSeries, opened, model, notes: [] }
}

describe.each(languages)('in %s', (language) => {
  const reader = readerOf(language, programme)

  test('the page of a paragraph of 60 projects fits, as a draft and with the longest texts', () => {
    const facts = factsOf(sentence.repeat(20))
    const longest = sentence.repeat(40).slice(0, longestParagraph)
    const typed = { text: longest, translation: longest, language } as const
    const written: NoteVersion = { revision: 1, at: now, by: coordinator, state: 'written', text: longest }
    for (const extras of [{}, { typed }, { typed, notice: 'conflict' as const, conflict: written }]) {
      expect(sizeOf(summaryPageCard(there(summaryPage(facts, place, extras)), reader))).toBeLessThan(limits.ordinary)
    }
  })

  test('the projects and the texts of a report fit, page by page', () => {
    const facts = factsOf(sentence.repeat(20), 40)
    for (const page of [1, 2, 4]) {
      expect(sizeOf(textListCard(textList(facts, { page }), reader))).toBeLessThan(limits.ordinary)
      const list = textList(facts, { page, project: 'hanke-1' })
      expect(sizeOf(textListCard(list, reader))).toBeLessThan(limits.ordinary)
    }
  })

  test('a text of 12,000 characters fits with its translation and a conflict', () => {
    const long = sentence.repeat(200).slice(0, 12_000)
    const facts = factsOf(long)
    const conflict: NoteVersion = { revision: 1, at: now, by: coordinator, state: 'mended', text: long }
    const at = { deadline: autumn, subject: 'line/hanke-1/availability', question: 'results' }
    const typed = { text: long, translation: long }
    const page = there(textPage(facts, at, { typed, conflict, notice: 'conflict' }))
    const card = textPageCard(page, reader)
    expect(sizeOf(card)).toBeLessThan(limits.ofLong)
    expect(elementsIn(card.content).find(({ id }) => id === 'text')).toMatchObject({ value: long, maxLength: 12_000 })
  })
})

describe('the pages of the editing cards', () => {
  const reader = readerOf('fi', programme)
  const facts = factsOf('Työ on alkanut.', 20)

  test('lead to every project', () => {
    const pages = [1, 2, 3, 4].map((page) => textListCard(textList(facts, { page }), reader))
    const shown = pages.flatMap((card) => pressesOf(card, 'texts').flatMap(({ project }) => project ?? []))
    expect(new Set(shown)).toEqual(new Set(ids))
  })

  test('lead to every text of a project, and from one back to the page it is on', () => {
    const pages = [1, 2].map((page) => textListCard(textList(facts, { project: 'hanke-1', page }), reader))
    const shown = pages.flatMap((card) => pressesOf(card, 'text').map(({ deadline }) => deadline))
    expect(new Set(shown).size).toBe(20)
    const oldest = { deadline: '1980-05-15', subject: 'line/hanke-1/availability', question: 'results' }
    expect(textList(facts, { project: 'hanke-1', place: oldest })).toMatchObject({ page: 2 })
  })

  test('lead to the answers of every project beside a paragraph', () => {
    const pages = Array.from({ length: ids.length / sourcesPerPage }, (_, index) => index + 1)
    const shown = pages.flatMap((sourcePage) =>
      elementsIn(summaryPageCard(there(summaryPage(facts, place, { sourcePage })), reader).content).flatMap(
        ({ type, text }) => (type === 'TextRun' ? [String(text)] : []),
      ),
    )
    expect(ids.filter((id) => !shown.some((text) => text.includes(`${id}: Työ on alkanut.`)))).toEqual([])
  })

  test('keep what is typed with every button of a paragraph and of a text', () => {
    const paragraph = summaryPageCard(there(summaryPage(facts, place)), reader)
    const at = { deadline: spring, subject: 'line/hanke-1/availability', question: 'results' }
    const text = textPageCard(there(textPage(facts, { ...at, deadline: autumn })), reader)
    expect(new Set(verbsOf(paragraph))).toEqual(new Set(['write-summary']))
    expect(new Set(verbsOf(text))).toEqual(new Set(['write-text']))
  })
})

function sizeOf({ content }: Card): number {
  return JSON.stringify(content).length * 2
}

function verbsOf({ content }: Card): readonly string[] {
  return elementsIn(content).flatMap(({ verb }) => (verb === undefined ? [] : [String(verb)]))
}

function pressesOf(
  { content }: Card,
  verb: string,
): readonly { readonly project?: string; readonly deadline?: string }[] {
  return elementsIn(content).flatMap((each) => (each.verb === verb ? [stringsOf(each.data)] : []))
}

function stringsOf(data: unknown): Readonly<Record<string, string>> {
  const entries = typeof data === 'object' && data !== null ? Object.entries(data) : []
  return Object.fromEntries(entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])))
}

function there<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('The report has it')
  return found
}
