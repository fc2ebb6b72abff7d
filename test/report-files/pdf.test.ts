import { beforeAll, describe, expect, test } from 'vitest'
import { largeReport } from '../../bench/report-model.ts'
import { ReportInParts } from '../../src/actions/ports.ts'
import { drawPdf, pdfReport } from '../../src/report/pdf/pdf.ts'
import { fullReport } from '../report/full-report.ts'
import { allParts, allText, type ParsedPdf, parsedPdf } from './parsed-pdf.ts'

let full: ParsedPdf

beforeAll(async () => {
  full = await parsedPdf(await pdfReport.render(fullReport(), { audience: 'coordinators', language: 'fi' }))
})

describe('the PDF', () => {
  test('keeps PDF/UA-1 and has title and language', () => {
    expect(full.conformance).toBe('1')
    expect(full.title).toBe('Oma-arviointi, syksy 2021 – Länsi-Uusimaa')
    expect(full.language).toBe('fi')
  })

  test.each(['sv', 'en'] as const)('says that it is in %s', async (language) => {
    const pdf = await parsedPdf(await pdfReport.render(fullReport(), { audience: 'public', language }))
    expect(pdf.language).toBe(language)
  })

  test('has bookmarks to its chapters', () => {
    expect(full.bookmarks).toEqual([
      'Vastaukset lukuina',
      'Tiivistelmä',
      'Eteneminen',
      'Tulokset',
      'Poikkeamat ja projektien tilanne',
      'Hanketoimistolle',
    ])
  })

  test('has headings that never skip a rank', () => {
    const ranks = full.pages
      .flatMap(({ structure }) => allParts(structure))
      .flatMap(({ role }) => role.match(/^H(\d)$/)?.[1] ?? [])
      .map(Number)
    expect(ranks[0]).toBe(1)
    expect(ranks.filter((rank, index) => rank > (ranks[index - 1] ?? 1) + 1)).toEqual([])
  })

  test('has header cells in every table', () => {
    const tables = full.pages.flatMap(({ structure }) => allParts(structure)).filter(({ role }) => role === 'Table')
    expect(tables.length).toBeGreaterThan(5)
    expect(tables.filter((table) => !allParts(table).some(({ role }) => role === 'TH'))).toEqual([])
  })

  test('has no text outside its structure', () => {
    expect(full.pages.flatMap(({ loose }) => loose)).toEqual([])
  })

  test('marks what is in another language', () => {
    const marked = full.pages.flatMap(({ structure }) => allParts(structure)).filter(({ lang }) => lang === 'sv')
    expect(marked.length).toBeGreaterThan(0)
  })

  test('stands upright for the summary and lies on its side for the tables', () => {
    const shape = (words: string): string | undefined => {
      const page = full.pages.filter(({ text }) => text.includes(words)).at(-1)
      return page && (page.width > page.height ? 'wide' : 'upright')
    }
    expect(shape('Aiemmat tiivistelmät')).toBe('upright')
    expect(shape('Kevään tiivistelmä.')).toBe('upright')
    expect(shape('Alla familjer nås')).toBe('wide')
  })

  test('numbers its pages, and says on each that it is not for the public', () => {
    for (const [index, { text }] of full.pages.entries()) {
      expect(text).toContain(`${index + 1} / ${full.pages.length}`)
      expect(text).toContain('Hanketoimiston versio')
    }
  })

  test('repeats the headings of a table on every page that it goes on to', async () => {
    const model = await largeReport(1)
    const pdf = await parsedPdf(await pdfReport.render(model, { audience: 'public', language: 'fi' }))
    const results = pdf.pages.filter(({ text }) => text.includes('Familjecentrets'))
    expect(results.length).toBeGreaterThan(50)
    expect(results.filter(({ text }) => !text.includes('Tulokset kierroksittain, uusin ensin'))).toEqual([])
  })

  test('is the same for the same model, byte by byte', async () => {
    const options = { audience: 'public', language: 'fi' } as const
    const one = await pdfReport.render(fullReport(), options)
    expect(Buffer.compare(one, await pdfReport.render(fullReport(), options))).toBe(0)
  })
})

describe('a report in parts', () => {
  const options = { audience: 'coordinators', language: 'fi' } as const
  /** So little more than nothing that each goal is a part of its own. */
  const most = 101_500_000
  let parts: readonly ParsedPdf[]

  beforeAll(async () => {
    const { length } = await partsOf(drawPdf(fullReport(), options, most))
    parts = await Promise.all(
      Array.from({ length }, async (_, index) =>
        parsedPdf(await drawPdf(fullReport(), { ...options, part: index + 1 }, most)),
      ),
    )
  })

  test('is refused as one file, and told how many there are', async () => {
    expect(parts.length).toBeGreaterThan(2)
    await expect(drawPdf(fullReport(), { ...options, part: parts.length + 1 }, most)).rejects.toThrow(ReportInParts)
    await expect(drawPdf(fullReport(), { ...options, part: 1 })).rejects.toMatchObject({ parts: [] })
  })

  test('keeps PDF/UA-1 in each, with a title that says which it is', () => {
    expect(parts.map(({ conformance }) => conformance)).toEqual(parts.map(() => '1'))
    expect(parts.map(({ title }) => title)).toEqual(
      parts.map((_, index) => `Oma-arviointi, syksy 2021, osa ${index + 1}/${parts.length} – Länsi-Uusimaa`),
    )
  })

  test('has headings that skip no rank and tables with header cells in each, and no text outside', () => {
    for (const { pages } of parts) {
      const structure = pages.flatMap((page) => allParts(page.structure))
      const ranks = structure.flatMap(({ role }) => role.match(/^H(\d)$/)?.[1] ?? []).map(Number)
      expect(ranks[0]).toBe(1)
      expect(ranks.filter((rank, index) => rank > (ranks[index - 1] ?? 1) + 1)).toEqual([])
      const tables = structure.filter(({ role }) => role === 'Table')
      expect(tables.filter((table) => !allParts(table).some(({ role }) => role === 'TH'))).toEqual([])
      expect(pages.flatMap(({ loose }) => loose)).toEqual([])
    }
  })

  test('has all bookmarks of the whole, in their order', () => {
    const marks = parts.flatMap(({ bookmarks }) => bookmarks)
    expect([...new Set(marks)].filter((mark) => mark !== 'Raportin osat' && mark !== 'Tässä osassa')).toEqual(
      full.bookmarks,
    )
  })

  test('is the same for the same model, byte by byte', async () => {
    const one = await drawPdf(fullReport(), { ...options, part: 2 }, most)
    expect(Buffer.compare(one, await drawPdf(fullReport(), { ...options, part: 2 }, most))).toBe(0)
  })
})

/** The parts that a refusal to draw one file names. */
async function partsOf(drawing: Promise<Uint8Array>): Promise<ReportInParts['parts']> {
  const answer = await drawing.catch((error: unknown) => error)
  return answer instanceof ReportInParts ? answer.parts : []
}

describe('text that people typed', () => {
  test.each([
    '#set page(width: 1pt) #panic("x") $x$ *a* _b_ @c <d> `e` = f\\',
    '<script>alert(1)</script> ]]> =cmd()|calc!A1',
    'a\u0308 é ∑ ☎ ★ ❤ 👩‍👩‍👧‍👦 1️⃣',
    'sys.inputs #import "x" // y /* z */',
  ])('is printed as typed: %j', async (typed) => {
    const pdf = await parsedPdf(await pdfReport.render(fullReport(typed), { audience: 'public', language: 'fi' }))
    const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s|\u200b|\u200d|\ufe0f|-/g, '')
    expect(squeezed(allText(pdf))).toContain(squeezed(typed))
  })

  test('says which character has no glyph', async () => {
    const pdf = await parsedPdf(
      await pdfReport.render(fullReport('שa\u0001\ufeff'), { audience: 'public', language: 'fi' }),
    )
    expect(allText(pdf)).toContain('[U+05E9]a[U+0001][U+FEFF]')
  })

  test('of 20,000 characters without a space breaks across pages', async () => {
    const typed = 'abcdefghij'.repeat(2000)
    const pdf = await parsedPdf(await pdfReport.render(fullReport(typed), { audience: 'public', language: 'fi' }))
    expect(
      allText(pdf)
        .replace(/[\s\u200b]/g, '')
        .match(/(?:abcdefghij){50,}/g)
        ?.join('').length,
    ).toBeGreaterThan(19_000)
  })
})
