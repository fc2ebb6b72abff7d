import { describe, expect, test } from 'vitest'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { FormatUnavailable, type ReportFiles, ReportTooLarge } from '../../src/actions/ports.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { createReportPage } from '../../src/http/report-page.ts'
import { createSignedLinks } from '../../src/http/signed-links.ts'
import { round } from '../actions/answering.ts'
import { coordinator } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'

/** The page behind a link to the published PDF, where drawing it ends so. */
async function pageWhere(drawing: Error, acceptLanguage: string) {
  const context = await testContext()
  await openDueRounds(context)
  await publishOnRequest(context, { person: coordinator })
  const { clock } = context
  const links = createSignedLinks({ publicUrl: 'https://bot.example.fi', secret: 'k'.repeat(32), days: 30, clock })
  const files: ReportFiles = {
    file: () => Promise.reject(drawing),
    pdfTrouble: async () => ({ unprintable: [], tooLarge: false }),
  }
  const open = createReportPage(context, { links, files, language: 'fi' })
  const link = links.report({ round, edition: 1, audience: 'public', format: 'pdf', language: 'fi' })
  return open(link.replace('https://bot.example.fi', ''), acceptLanguage)
}

describe('a report that cannot be drawn', () => {
  test.each([
    ['too large', new ReportTooLarge('9 GB'), 'fi', 'Avaa se samasta kortista verkkosivuna tai Wordina'],
    ['too large', new ReportTooLarge('9 GB'), 'sv-FI', 'Öppna den från samma kort som webbsida eller i Word'],
    [
      'not for this machine',
      new FormatUnavailable('no Typst'),
      'en',
      'Ask the programme office for another file format',
    ],
  ])('because it is %s is a page that says what to do', async (_, fault, language, remedy) => {
    const page = await pageWhere(fault, language)
    expect(page.status).toBe(501)
    expect(page.body).toContain(remedy)
    expect(page.body).not.toContain(fault.message)
  })
})
