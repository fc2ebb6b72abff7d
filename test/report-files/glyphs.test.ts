import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedFonts } from '../../src/report/pdf/fonts.ts'
import { pdfReport } from '../../src/report/pdf/pdf.ts'
import { printable, unprintable } from '../../src/report/pdf/printable.ts'
import { pdfTrouble } from '../../src/report/pdf/trouble.ts'
import { fullReport } from '../report/full-report.ts'

const fonts = shippedFonts()
const options = { audience: 'public', language: 'fi' } as const

test.each([
  ['letters of Finnish, Swedish and English', 'Åäö éü ßç'],
  ['Greek and Cyrillic', 'αβγ Жжш'],
  ['signs of tables and sums', '▲ ▼ ∑ ≥ → ½ € ‰'],
  ['an emoji', '😀'],
])('%s are printed', (_, text) => {
  expect(unprintable(text, fonts)).toEqual([])
  expect(printable(text, fonts)).toBe(text)
})

test.each<[string, readonly string[]]>([
  ['a\u0000b\u0000', ['U+0000']],
  ['שלום', ['U+05E9', 'U+05DC', 'U+05D5', 'U+05DD']],
  ['ok\r\n\tok', []],
  ['\ufeff', ['U+FEFF']],
])('%j has no glyph for %j', (text, missing) => {
  expect(unprintable(text, fonts)).toEqual(missing)
})

test('a long word may break, and nothing is printed where it does', () => {
  expect(printable('a'.repeat(60), fonts).replaceAll('\u200b', '')).toBe('a'.repeat(60))
  expect(printable('a'.repeat(60), fonts)).toMatch(/^(?:a{24}\u200b){2}a{12}$/)
})

test('what only another language of the register needs is listed too', () => {
  const model = fullReport()
  const named = { ...model, series: { ...model.series, name: { fi: 'Raportti', sv: 'Rapport שלום' } } }
  expect(pdfTrouble(named).unprintable).toContain('U+05E9')
})

test('whatever is printed makes a PDF', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 30, maxLength: 60 }), async (typed) => {
      expect((await pdfReport.render(fullReport(typed), options)).length).toBeGreaterThan(1000)
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('every character that a font is said to have makes a PDF', async () => {
  const points = Array.from({ length: 0x1ffff }, (_, code) => code + 0x20)
  const had = points.filter((code) => (code < 0xd800 || code > 0xdfff) && fonts.has(code))
  expect(had.length).toBeGreaterThan(8000)
  const text = had.map((code) => String.fromCodePoint(code)).join(' ')
  expect((await pdfReport.render(fullReport(text), options)).length).toBeGreaterThan(100_000)
}, 120_000)
