import { type ExecFileSyncOptionsWithStringEncoding, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { largeReport } from '../../bench/report-model.ts'
import { docxReport } from '../../src/report/docx/docx.ts'
import { pdfReport } from '../../src/report/pdf/pdf.ts'
import { fullReport } from '../report/full-report.ts'
import { allText, parsedPdf } from './parsed-pdf.ts'

/** They warn of much that is none of ours. */
const quiet: ExecFileSyncOptionsWithStringEncoding = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
const options = { audience: 'public', language: 'fi' } as const
const folder = mkdtempSync(join(tmpdir(), 'oma-arviointi-files-'))

afterAll(() => rmSync(folder, { recursive: true }))

function isThere(program: string, ask: string): boolean {
  return spawnSync(program, [ask]).error === undefined
}

describe.skipIf(!isThere('soffice', '--version'))('LibreOffice', () => {
  test('makes a PDF of the Word file without the loss of a row', { timeout: 180_000 }, async () => {
    const model = await largeReport(1)
    const file = join(folder, 'report.docx')
    writeFileSync(file, await docxReport.render(model, options))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], quiet)
    const text = squeezed(allText(await parsedPdf(readFileSync(join(folder, 'report.pdf')))))
    // Each answer begins with its round and line.
    const answers = model.subjects.flatMap(({ answer, history }) =>
      [answer, ...history.map((each) => each.answer)].flatMap((each) =>
        each?.kind === 'values' && typeof each.values.results === 'string' ? [each.values.results.slice(0, 40)] : [],
      ),
    )
    expect(answers.length).toBeGreaterThan(300)
    expect(answers.filter((answer) => !text.includes(squeezed(answer)))).toEqual([])
  })
})

describe.skipIf(!isThere('pdfinfo', '-v'))('Poppler', () => {
  test('finds the structure of the PDF: nested headings, and header cells in every table', async () => {
    const file = join(folder, 'full.pdf')
    writeFileSync(file, await pdfReport.render(fullReport(), options))
    const lines = execFileSync('pdfinfo', ['-struct', file], quiet).split('\n')
    const ranks = lines.flatMap((line) => line.match(/^\s*H(\d)\b/)?.[1] ?? []).map(Number)
    expect(ranks[0]).toBe(1)
    expect(ranks.filter((rank, index) => rank > (ranks[index - 1] ?? 1) + 1)).toEqual([])
    const tables = lines
      .join('\n')
      .split(/^\s*Table\b/m)
      .slice(1)
    expect(tables.length).toBeGreaterThan(5)
    expect(tables.filter((table) => !/^\s*TH\b/m.test(table))).toEqual([])
    expect(execFileSync('pdfinfo', [file], quiet)).toMatch(/^Tagged:\s+yes/m)
  })
})

/** However lines were broken. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad\u200b-]/g, '')
}
