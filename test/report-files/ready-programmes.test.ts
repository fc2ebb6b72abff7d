import { beforeAll, describe, expect, test } from 'vitest'
import type { RenderOptions } from '../../src/actions/ports.ts'
import { reportFormatNames } from '../../src/domain/report-format.ts'
import type { Audience, ReportModel } from '../../src/domain/report-model.ts'
import { composeDocument } from '../../src/report/document/compose-document.ts'
import type { Block, Chapter, ReportDocument, TableRow } from '../../src/report/document/document.ts'
import { wordsText } from '../../src/report/document/words-text.ts'
import { memoryOfPdf } from '../../src/report/pdf/memory.ts'
import { divideReport } from '../../src/report/pdf/parts/divide.ts'
import { drawPdf } from '../../src/report/pdf/pdf.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { filledReport, readyReports } from '../filled-report.ts'
import { parsedPdf } from './parsed-pdf.ts'

const options = { audience: 'public', language: 'fi' } as const
const models = new Map<string, ReportModel>()

beforeAll(async () => {
  for (const ready of readyReports) models.set(ready.name, await filledReport(ready))
})

function modelOf(name: string): ReportModel {
  const model = models.get(name)
  if (model === undefined) throw new Error(`${name} is no ready programme`)
  return model
}

/** So little that it comes in about ten parts, in the midst of tables too. */
function partMemory(whole: ReportDocument): number {
  const ofItself = memoryOfPdf({ ...whole, chapters: [], filters: [] })
  return ofItself + (memoryOfPdf(whole) - ofItself) / 10
}

/** What is printed below headings and in rows, which stand in one part only. */
function toldIn(chapters: readonly Chapter[]): readonly (Block | TableRow)[] {
  return chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block): readonly (Block | TableRow)[] => {
      if (block.kind === 'heading' || block.kind === 'chart') return []
      return block.kind === 'table' ? block.table.groups.flatMap(({ rows }) => rows) : [block]
    }),
  )
}

describe.each(readyReports.map(({ name }) => name))('the filled report of %s', (name) => {
  test.each(reportFormatNames)('is drawn as %s, naming nobody', async (format) => {
    const file = await reportFormats[format].render(modelOf(name), options)
    expect(file.length).toBeGreaterThan(5000)
    if (typeof file === 'string') expect(file).not.toMatch(/@example\.(fi|org)/)
  })

  test('is a PDF/UA whose contents lead to every chapter', async () => {
    const { conformance, bookmarks } = await parsedPdf(await reportFormats.pdf.render(modelOf(name), options))
    expect(conformance).toBe('1')
    expect(bookmarks).toEqual(composeDocument(modelOf(name), options).chapters.map(({ title }) => title))
  })

  test.each<Audience>(['public', 'coordinators'])('loses nothing when it is divided, for %s', (audience) => {
    const whole = composeDocument(modelOf(name), { audience, language: 'fi' })
    const { contents, part } = divideReport(whole, partMemory(whole))
    const parts = contents.map((_, index) => part(index + 1)?.chapters.slice(1) ?? [])
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.flatMap(toldIn)).toEqual(toldIn(whole.chapters))
  })

  test('is PDF/UA in each of its parts', async () => {
    const whole = composeDocument(modelOf(name), options)
    for (const index of divideReport(whole, partMemory(whole)).contents.keys()) {
      const file = await drawPdf(modelOf(name), { ...options, part: index + 1 }, partMemory(whole))
      expect((await parsedPdf(file)).conformance).toBe('1')
    }
  })

  test.each(['fi', 'sv', 'en'] as const)('has headings in %s that never skip a rank', (language) => {
    for (const { blocks } of composeDocument(modelOf(name), { ...options, language }).chapters) {
      const ranks = blocks.flatMap((block) => (block.kind === 'heading' ? [block.rank] : []))
      ranks.forEach((rank, index) => {
        expect(rank).toBeLessThanOrEqual((ranks[index - 1] ?? 2) + 1)
      })
    }
  })
})

test('the report of Helsinki tells each goal’s aims, then its outcome, then its spearheads with their sections', () => {
  const headings = headingsOf(chapterOf('helsinki', 'narrative'))
  const begin = headings.indexOf(
    '3 1. Palveluiden yhdenvertaisen saatavuuden, oikea-aikaisuuden ja jatkuvuuden parantaminen',
  )
  expect(headings.slice(begin + 1, begin + 8)).toEqual([
    '4 Tavoite ja painopiste',
    '4 Mitä muutoksesta jo näkyy asukkaalle',
    '4 1. Yhteydenotto ja hoidon tarpeen arvio',
    '4 2. Oma tiimi ja jatkuvuus',
    '5 THK/Tepa',
    '5 SP/SKH',
    '4 3. Matala kynnys mielenterveyden tukeen',
  ])
})

test('the monthly report has causes with new dates, and marks each risk', () => {
  const list = textOf(chapterOf('kuukausiseuranta', 'deviations'))
  expect(list).toContain('Uusi valmistumispäivä')
  const risks = textOf(chapterOf('kuukausiseuranta', 'risks'))
  for (const mark of ['Uusi', 'Muuttunut: Kuvaus', 'Suljettu']) expect(risks).toContain(mark)
})

describe('the final report', () => {
  test('gives coordinators per investment its questions, then its models, each once', () => {
    const model = modelOf('loppuraportti')
    const headings = headingsOf(chapterOf('loppuraportti', 'questionnaire', 'coordinators'))
    const investments = headings.flatMap((heading, index) => (heading.startsWith('3 ') ? [index] : []))
    expect(investments).toHaveLength(3)
    const first = headings.slice(0, investments[1])
    expect(first.slice(1, 5)).toEqual([
      '4 2. Tavoitteet ja lähtötilanne',
      '4 3. Hoitoon pääsy',
      '4 5. Kuntoutus',
      '4 7. Juurtuminen',
    ])
    expect(headings.filter((heading) => heading.startsWith('5 '))).toHaveLength(51)
    expect(new Set(model.projects.map(({ name }) => name)).size).toBe(51)
  })

  test('has in public no heading for what nobody answered', () => {
    const { subjects } = modelOf('loppuraportti')
    const headings = headingsOf(chapterOf('loppuraportti', 'questionnaire'))
    expect(subjects.find(({ id }) => id === 'theme/k5')?.answer).toBeUndefined()
    expect(headings).not.toContain('4 5. Kuntoutus')
    const answered = subjects.filter(({ scope, answer }) => scope === 'project' && answer !== undefined)
    expect(answered.length).toBeLessThan(51)
    expect(headings.filter((heading) => heading.startsWith('5 '))).toHaveLength(answered.length)
  })

  test('says of a model that was given up why, and asks it nothing else', () => {
    const model = modelOf('loppuraportti')
    const given = model.subjects.filter(({ answer }) => answer?.kind === 'values' && answer.values.state === 'given-up')
    expect(given.length).toBeGreaterThan(0)
    for (const { answer } of given) {
      expect(answer?.kind === 'values' && Object.keys(answer.values)).toEqual(['state', 'why-given-up'])
    }
    expect(textOf(chapterOf('loppuraportti', 'questionnaire'))).toContain('Miksi mallista luovuttiin')
  })

  test('has one table of all values with their change', () => {
    const tables = chapterOf('loppuraportti', 'values').blocks.filter(({ kind }) => kind === 'table')
    expect(tables).toHaveLength(1)
    expect(textOf(chapterOf('loppuraportti', 'values'))).toMatch(/▼ −\d/)
  })
})

function chapterOf(name: string, id: string, audience: RenderOptions['audience'] = 'public'): Chapter {
  const chapter = composeDocument(modelOf(name), { ...options, audience }).chapters.find((each) => each.id === id)
  if (chapter === undefined) throw new Error(`${name} has no chapter ${id}`)
  return chapter
}

/** `4 Tavoite ja painopiste`: each heading after its rank. */
function headingsOf({ blocks }: Chapter): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' ? [`${block.rank} ${wordsText(block.words)}`] : []))
}

/** All that a chapter says, in any order of its parts. */
function textOf({ blocks }: { readonly blocks: readonly Block[] }): string {
  return JSON.stringify(blocks)
}
