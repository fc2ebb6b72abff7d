import { describe, expect, test } from 'vitest'
import { openDueRounds } from '../../src/actions/open-due-rounds.ts'
import { FormatUnavailable, type ReportFiles, ReportInParts, ReportTooLarge } from '../../src/actions/ports.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { createReportPage, mostReportsAtOnce } from '../../src/http/report-page.ts'
import { createSignedLinks } from '../../src/http/signed-links.ts'
import { partsPage } from '../../src/report/html/parts-page.ts'
import { round } from '../actions/answering.ts'
import { coordinator } from '../builders.ts'
import { testContext } from '../fakes/action-context.ts'

const publicUrl = 'https://bot.example.fi'
const inTwo = new ReportInParts([['Tiivistelmä'], ['Tulokset · 1. Saatavuus', 'Tulokset · 2. <Laatu>']])

/** The door to the published PDF, where drawing it ends so. */
async function doorWhere(drawing: (part: number | undefined) => Error | undefined | Promise<undefined>) {
  const context = await testContext()
  await openDueRounds(context)
  await publishOnRequest(context, { person: coordinator })
  const { clock } = context
  const links = createSignedLinks({ publicUrl, secret: 'k'.repeat(32), days: 30, clock })
  const files: ReportFiles = {
    async file(_, __, { part }) {
      const fault = await drawing(part)
      if (fault !== undefined) throw fault
      return { content: `part ${part}`, contentType: 'application/pdf', opensInBrowser: true, name: 'part.pdf' }
    },
    pdfTrouble: async () => ({ unprintable: [], parts: 1 }),
  }
  const open = createReportPage(context, { links, files, partsPage, language: 'fi' })
  const report = { round, edition: 1, audience: 'public', format: 'pdf', language: 'fi' } as const
  const pathOf = (url: string): string => url.replace(publicUrl, '')
  return { open, links, report, link: pathOf(links.report(report)), pathOf }
}

/** A report that comes in two parts. */
const divided = (part: number | undefined): Error | undefined => (part === 1 || part === 2 ? undefined : inTwo)

describe('a report that cannot be drawn', () => {
  test.each([
    ['too large', new ReportTooLarge('9 GB'), 'fi', 'avaa raportti samasta kortista verkkosivuna'],
    ['too large', new ReportTooLarge('9 GB'), 'sv-FI', 'öppna rapporten från samma kort som webbsida'],
    [
      'not for this machine',
      new FormatUnavailable('no Typst'),
      'en',
      'Ask the programme office for another file format',
    ],
  ])('because it is %s is a page that says what to do', async (_, fault, language, remedy) => {
    const { open, link } = await doorWhere(() => fault)
    const page = await open(link, language)
    expect(page.status).toBe(501)
    expect(page.body).toContain(remedy)
    expect(page.body).not.toContain(fault.message)
  })
})

test('whoever opens more reports at once than can be held is asked to come again, and then served', async () => {
  let draw = (): void => undefined
  const held = new Promise<undefined>((resolve) => {
    draw = () => resolve(undefined)
  })
  const { open, link } = await doorWhere(() => held)
  const waiting = Array.from({ length: mostReportsAtOnce }, () => open(link, 'fi'))
  const { status, body } = await open(link, 'sv')
  expect(status).toBe(503)
  expect(body).toContain('Försök igen om en stund')
  expect((await open(`${link}x`, 'fi')).status).toBe(403)
  draw()
  expect(new Set((await Promise.all(waiting)).map((page) => page.status))).toEqual(new Set([200]))
  expect((await open(link, 'fi')).status).toBe(200)
})

describe('a PDF that comes in parts', () => {
  test('is a page in the words of its reader that names each part and what stands in it', async () => {
    const { open, link } = await doorWhere(divided)
    const { status, body, contentType } = await open(link, 'sv-FI')
    expect([status, contentType]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body).toContain('<html lang="sv">')
    expect(body).toContain('delad i 2 delar')
    expect(body).toContain('Del 2 av 2 (PDF)')
    expect(body).toContain('<ul lang="fi"><li>Tulokset · 1. Saatavuus</li><li>Tulokset · 2. &lt;Laatu&gt;</li></ul>')
  })

  test('loads nothing but the style that its policy names by hash', async () => {
    const { open, link } = await doorWhere(divided)
    const { contentSecurityPolicy } = await open(link, 'fi')
    expect(contentSecurityPolicy).toMatch(/^default-src 'none';.*; style-src 'sha256-[^']+'$/)
  })

  test('leads to every part, until the link to all of them ends', async () => {
    const { open, link, links, report } = await doorWhere(divided)
    const { body } = await open(link, 'fi')
    const found = [...String(body).matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'))
    const opened = await Promise.all(found.map((url) => open(url.replace(publicUrl, ''), 'fi')))
    expect(opened.map(({ status, body: drawn }) => [status, drawn])).toEqual([
      [200, 'part 1'],
      [200, 'part 2'],
    ])
    const ends = (url: string) => links.check(url.replace(publicUrl, ''))
    const whole = ends(link)
    expect(whole.ok).toBe(true)
    for (const [index, url] of found.entries())
      expect(ends(url)).toEqual({ ...whole, link: { ...report, part: index + 1 } })
  })

  test('opens no other part by a changed number', async () => {
    const { open, links, report, pathOf } = await doorWhere(divided)
    const part = pathOf(links.report({ ...report, part: 1 }))
    expect((await open(part, 'fi')).status).toBe(200)
    expect((await open(part.replace('part=1', 'part=2'), 'fi')).status).toBe(403)
  })

  test('says of a part that there is not how to get the others', async () => {
    const { open, links, report, pathOf } = await doorWhere(divided)
    const { status, body } = await open(pathOf(links.report({ ...report, part: 3 })), 'fi')
    expect(status).toBe(404)
    expect(body).toContain('Raportissa ei ole tätä osaa. Avaa PDF kortista uudelleen.')
  })

  test('of the office’s version says on its page that it is not for the public', async () => {
    const { open, links, report, pathOf } = await doorWhere(divided)
    const forOffice = links.report({ ...report, audience: 'coordinators', person: coordinator })
    expect((await open(pathOf(forOffice), 'fi')).body).toContain('Hanketoimiston versio')
    expect((await open(pathOf(links.report(report)), 'fi')).body).not.toContain('Hanketoimiston versio')
  })
})
