import { describe, expect, test } from 'vitest'
import { readerOf } from '../../src/cards/reader.ts'
import { pastePages, summaryTextCard } from '../../src/cards/summary-text-card.ts'
import type { Card } from '../../src/cards/template.ts'
import { languages } from '../../src/domain/local-text.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { longestParagraph } from '../../src/domain/summary-draft.ts'
import { type SummaryText, summaryText } from '../../src/domain/summary-text.ts'
import { anEdition, anOpenedRound, aRound, autumn } from '../builders.ts'
import { lineSeries, region, regionReport } from '../domain/report/region.ts'
import { elementsIn } from './card-elements.ts'

// Teams counts a message as UTF-16.
const limit = 28 * 1024
const sentence = 'Neuvontapuhelin on käytössä kaikissa kunnissa, ja odotusaika on lyhentynyt kahteen päivään. '
const areas = Array.from({ length: 5 }, (_, index) => ({ id: `area-${index}`, name: `Kehittämisalue numero ${index}` }))
const facts = {
  programme: region,
  series: lineSeries,
  opened: anOpenedRound({ round: aRound(autumn), sheets: [] }),
}

/** Both goals with five areas of the longest paragraphs, each with a translation as long. */
function longest(text: string): SummaryText {
  const summary = region.goals.flatMap(({ id: goal }) =>
    areas.map(({ id: area }) => ({
      goal,
      area,
      text: `${goal} ${area} ${text}`.slice(0, longestParagraph),
      approved: false,
      translations: [{ language: 'sv' as const, text: `sv ${goal} ${area} ${text}`.slice(0, longestParagraph) }],
      sources: [],
    })),
  )
  const model: ReportModel = { ...regionReport(), areas, summary }
  const shown = summaryText(facts, anEdition({ model }))
  if (shown === undefined) throw new Error('There is a summary')
  // What was typed on the duty's card travels with every button.
  return { ...shown, typed: { day: autumn, address: `https://innokyla.example.fi/${'a'.repeat(970)}` } }
}

describe.each([
  ['sentences', sentence.repeat(40)],
  ['short lines', '- äö\n'.repeat(800)],
  ['one endless word', 'x'.repeat(4000)],
])('the longest summary, of %s', (_, text) => {
  const shown = longest(text)
  const pages = pastePages(shown.edition.model)

  test.each(languages)('fits a card page by page, in %s', (language) => {
    const sizes = pages.map((_, index) => sizeOf(cardOf({ ...shown, page: index + 1 }, language)))
    expect(Math.max(...sizes)).toBeLessThan(limit)
  })

  test('is pasted whole', () => {
    const pasted = pages.map((_, index) => pasteIn(cardOf({ ...shown, page: index + 1 })).value)
    const letters = (each: unknown): string => String(each).replace(/\s/g, '')
    for (const paragraph of shown.edition.model.summary)
      expect(letters(pasted.join(''))).toContain(letters(paragraph.text))
  })

  test('is led through from its first page to its last', () => {
    const walked = pages.map((_, index) => turnsOf(cardOf({ ...shown, page: index + 1 })))
    expect(walked[0]).toEqual([2])
    expect(walked.at(-1)).toEqual([pages.length - 1])
    expect(walked.slice(1, -1)).toEqual(pages.slice(1, -1).map((_, index) => [index + 3, index + 1]))
  })
})

test('a page begins with the round and its goal, where the goal begins', () => {
  const pages = pastePages(longest(sentence.repeat(40)).edition.model)
  const [first] = pages
  expect(first?.text).toMatch(/^syksy 2021 \(15\.11\.2021\)\n\n1\. Saatavuus\n\nKehittämisalue numero 0\n/)
  expect(pages.filter(({ text }) => text.startsWith('syksy 2021')).map(({ goal }) => goal)).toEqual(
    region.goals.map(({ id }) => id),
  )
})

test('a page that is not there any more is the last one', () => {
  const shown = longest(sentence)
  expect(turnsOf(cardOf({ ...shown, page: 99 }))).toEqual([pastePages(shown.edition.model).length - 1])
})

function cardOf(shown: SummaryText, language: (typeof languages)[number] = 'fi'): Card {
  return summaryTextCard(shown, readerOf(language, region))
}

function sizeOf({ content }: Card): number {
  return JSON.stringify(content).length * 2
}

function pasteIn({ content }: Card): Readonly<Record<string, unknown>> {
  return elementsIn(content).find(({ id }) => id === 'paste') ?? {}
}

/** The pages that its buttons lead to. */
function turnsOf({ content }: Card): readonly unknown[] {
  return elementsIn(content).flatMap(({ verb, data }) =>
    verb === 'summary-text' && typeof data === 'object' && data !== null && 'page' in data ? [data.page] : [],
  )
}
