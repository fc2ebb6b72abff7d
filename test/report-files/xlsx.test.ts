import { Readable } from 'node:stream'
import exceljs, { type Workbook } from 'exceljs'
import { describe, expect, test } from 'vitest'
import { levelOf } from '../../src/domain/level-movement.ts'
import type { Audience, ReportModel } from '../../src/domain/report-model.ts'
import { newestFirst } from '../../src/report/answer-words.ts'
import { xlsxReport } from '../../src/report/xlsx/xlsx.ts'
import { everyName, silentName } from '../domain/report/region.ts'
import { fullReport } from '../report/full-report.ts'
import { partsWithoutTime, unzipped } from './unzipped.ts'

async function workbookOf(model: ReportModel, audience: Audience = 'public'): Promise<Workbook> {
  const bytes = await xlsxReport.render(model, { audience, language: 'fi' })
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.read(Readable.from([Buffer.from(bytes)]))
  return workbook
}

/** The rows below the headings, by the names of their columns. */
function rowsOf(workbook: Workbook, name: string): readonly Readonly<Record<string, unknown>>[] {
  const [head, ...rows] = (workbook.getWorksheet(name)?.getSheetValues() ?? []).slice(1)
  // Cells are counted from 1, and the list has a hole before them.
  const names = Array.isArray(head) ? Array.from(head, String).slice(1) : []
  return rows.map((row) =>
    Object.fromEntries(names.map((column, index) => [column, Array.isArray(row) ? row[index + 1] : undefined])),
  )
}

describe('the Excel file', () => {
  test('has results and levels for all, and what is missing and was sent for coordinators', async () => {
    const names = async (audience: Audience) =>
      (await workbookOf(fullReport(), audience)).worksheets.map(({ name }) => name)
    expect(await names('public')).toEqual(['Tulokset', 'Tasot kierroksittain'])
    expect(await names('coordinators')).toEqual(['Tulokset', 'Tasot kierroksittain', 'Puuttuvat', 'Lähetykset'])
  })

  test('read back says of every answer what the model says', async () => {
    const model = fullReport('Yksi\n=kaksi()')
    const rows = rowsOf(await workbookOf(model), 'Tulokset')
    const expected = model.subjects.flatMap((subject) =>
      newestFirst(model, subject)
        .toReversed()
        .map(({ answer }) => (answer.kind === 'values' ? answer.values.results : undefined)),
    )
    expect(rows.map((row) => row.Tulokset)).toEqual(expected)
  })

  test('read back says of every line at which level it stood in which round', async () => {
    const model = fullReport()
    const rows = rowsOf(await workbookOf(model), 'Tasot kierroksittain')
    const lines = model.subjects.filter(({ scope }) => scope === 'line')
    expect(rows.map((row) => [row['kevät 2021'], row['syksy 2021']])).toEqual(
      lines.map((line) => [levelOf(line.history[0]?.answer, 'level'), levelOf(line.answer, 'level')]),
    )
  })

  test('tells beside the levels what moved since the round before', async () => {
    const rows = rowsOf(await workbookOf(fullReport()), 'Tasot kierroksittain')
    const moved = rows.find((row) => row['syksy 2021'] !== undefined)
    expect(moved?.['Muutos edellisestä kierroksesta']).toBe('nousi')
    const others = rows.filter((row) => row['syksy 2021'] === undefined)
    expect(new Set(others.map((row) => row['Muutos edellisestä kierroksesta']))).toEqual(new Set([undefined]))
  })

  test('names who owes what to coordinators only', async () => {
    const office = rowsOf(await workbookOf(fullReport(), 'coordinators'), 'Puuttuvat')
    expect(office.map((row) => row.Vastuuhenkilöt)).toContainEqual(expect.stringContaining(silentName))
    const open = [
      ...(await unzipped(await xlsxReport.render(fullReport(), { audience: 'public', language: 'fi' }))).values(),
    ].join()
    expect(everyName.filter((name) => open.includes(name))).toEqual([])
  })

  test('is the same for the same model, apart from the moment at which it was made', async () => {
    const options = { audience: 'coordinators', language: 'fi' } as const
    const one = await partsWithoutTime(await xlsxReport.render(fullReport(), options))
    expect(await partsWithoutTime(await xlsxReport.render(fullReport(), options))).toEqual(one)
  })
})

describe.each(['=cmd()|calc!A1', '+1', '@x', '-2+3', '<b>&amp;]]>', 'שלום', '{{x}}', 'a'.repeat(20_000)])(
  '%.30j',
  (typed) => {
    test('reads as typed, and is no formula', async () => {
      const workbook = await workbookOf(fullReport(typed))
      expect(rowsOf(workbook, 'Tulokset').map((row) => row.Tulokset)).toContain(typed)
      const parts = await unzipped(await xlsxReport.render(fullReport(typed), { audience: 'public', language: 'fi' }))
      expect([...parts.values()].filter((part) => part.includes('<f>'))).toEqual([])
    })
  },
)

test('a text longer than a cell goes on in the row below', async () => {
  const typed = 'abcdefghij'.repeat(4000)
  const texts = rowsOf(await workbookOf(fullReport(typed)), 'Tulokset').map((row) => row.Tulokset)
  expect(texts.join('')).toContain(typed)
})

test('text that looks like a written character stays what it is', async () => {
  const parts = await unzipped(await xlsxReport.render(fullReport('a_x0041_b'), { audience: 'public', language: 'fi' }))
  expect(parts.get('xl/sharedStrings.xml') ?? [...parts.values()].join()).toContain('a_x005F_x0041_b')
})
