import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { largeReport } from '../../bench/report-model.ts'
import { ReportInParts, ReportTooLarge } from '../../src/actions/ports.ts'
import type { ReportFormat } from '../../src/domain/report-format.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { createRenderPool } from '../../src/report/work/render-pool.ts'
import { createReportFiles } from '../../src/report/work/report-files.ts'
import { fullReport } from '../report/full-report.ts'

const pool = createRenderPool()
const files = createReportFiles(pool)
const options = { audience: 'public', language: 'fi' } as const

afterAll(() => files.close())

describe('a report drawn in a thread', () => {
  test.each<ReportFormat>(['html', 'pdf', 'csv', 'json', 'md'])('is the same as one drawn here: %s', async (format) => {
    const here = await reportFormats[format].render(fullReport(), options)
    expect(Buffer.compare(await pool.render(fullReport(), format, options), Buffer.from(here))).toBe(0)
  })

  test('waits for its turn, and each gets its own', async () => {
    const texts = ['ensimmäinen', 'toinen', 'kolmas']
    const drawn = await Promise.all(texts.map((text) => pool.render(fullReport(text), 'md', options)))
    expect(drawn.map((bytes, index) => Buffer.from(bytes).includes(texts[index] ?? ''))).toEqual([true, true, true])
  })

  test('leaves this thread free to answer', async () => {
    const model = await largeReport(10)
    let longest = 0
    let drawing = true
    const drawn = pool.render(model, 'docx', options).finally(() => {
      drawing = false
    })
    while (drawing) {
      const before = performance.now()
      await setTimeout(1)
      longest = Math.max(longest, performance.now() - before)
    }
    expect((await drawn).length).toBeGreaterThan(10_000)
    expect(longest).toBeLessThan(500)
  })

  test('comes in parts where one PDF would take too much memory, and in every other format as one file', async () => {
    const report = fullReport('Sana vain. '.repeat(1000))
    const model = { ...report, subjects: Array.from({ length: 150 }, () => report.subjects).flat() }
    const asked = files.file(model, 'pdf', options)
    await expect(asked).rejects.toThrow(ReportInParts)
    const { parts } = await files.pdfTrouble(model)
    expect(parts).toBeGreaterThan(1)
    await expect(asked).rejects.toMatchObject({ parts: { length: parts } })
    expect((await files.file(model, 'json', options)).content.length).toBeGreaterThan(1_000_000)
  })

  test('is no PDF where the machine has not so much memory left', async () => {
    const cramped = createReportFiles(pool, () => 100_000_000)
    await expect(cramped.file(fullReport(), 'pdf', options)).rejects.toThrow(ReportTooLarge)
  })

  test('that needs more memory than its thread may have ends neither the bot nor the next one', async () => {
    const cramped = createRenderPool(() => 96)
    const model = await largeReport(20)
    await expect(cramped.render(model, 'docx', options)).rejects.toThrow(ReportTooLarge)
    expect((await cramped.render(fullReport(), 'md', options)).length).toBeGreaterThan(100)
    await cramped.close()
  })

  test('that fails does not take the next one with it', async () => {
    const broken = { ...fullReport(), compiledAt: 'no time' }
    await expect(pool.render(broken, 'pdf', options)).rejects.toThrow('could not be drawn')
    expect((await pool.render(fullReport(), 'md', options)).length).toBeGreaterThan(100)
  })
})

describe('a file', () => {
  test('is named, dated and typed', async () => {
    const { name, contentType, opensInBrowser } = await files.file(fullReport(), 'pdf', options)
    expect([name, contentType, opensInBrowser]).toEqual([
      'oma-arviointi-lansi-uusimaa-2021-11-15.pdf',
      'application/pdf',
      true,
    ])
  })

  test('says before it is made which characters no font has', async () => {
    expect(await files.pdfTrouble(fullReport('שalom'))).toEqual({ unprintable: ['U+05E9'], parts: 1 })
    expect(await files.pdfTrouble(fullReport())).toEqual({ unprintable: [], parts: 1 })
  })
})

test('a pool that is closed draws nothing more', async () => {
  const closing = createRenderPool()
  await closing.close()
  await expect(closing.render(fullReport(), 'pdf', options)).rejects.toThrow('closing')
})
