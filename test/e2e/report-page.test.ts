import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod/v4'
import { largeReport } from '../../bench/report-model.ts'
import type { Audience, ReportModel } from '../../src/domain/report-model.ts'
import { htmlReport } from '../../src/report/html/page.ts'
import { partsPage } from '../../src/report/html/parts-page.ts'
import { fullReport } from '../report/full-report.ts'
import { findChromium, isRoot } from './chromium.ts'

let browser: Browser
let server: Server
let pages: ReadonlyMap<string, { readonly body: string; readonly contentSecurityPolicy: string }>
let base = ''

const hostile = '<script>alert(1)</script> "><img src=x onerror=alert(1)> ]]>'

beforeAll(async () => {
  const draw = (model: ReportModel, audience: Audience) => ({
    body: htmlReport.render(model, { audience, language: 'fi' }),
    contentSecurityPolicy: htmlReport.contentSecurityPolicy,
  })
  const parts = [['Tiivistelmä'], ['Tulokset · 1. Saatavuus · Lapset', 'Tulokset · 1. Saatavuus · Yhteiset']]
  pages = new Map([
    ['/office', draw(fullReport(), 'coordinators')],
    ['/hostile', draw(fullReport(hostile), 'coordinators')],
    ['/region', draw(await largeReport(1), 'public')],
    [
      '/parts',
      partsPage({
        language: 'sv',
        model: fullReport(),
        audience: 'coordinators',
        spoken: 'fi',
        parts: parts.map((contents, index) => ({ url: `/report?part=${index + 1}`, contents })),
      }),
    ],
  ])
  server = createServer((request, response) => {
    response.setHeader('content-type', htmlReport.contentType)
    const page = pages.get(request.url ?? '')
    response.setHeader('content-security-policy', `default-src 'none'; ${page?.contentSecurityPolicy}`)
    response.end(page?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  browser = await chromium.launch({ executablePath: findChromium(), args: isRoot() ? ['--no-sandbox'] : [] })
})

afterAll(async () => {
  await browser.close()
  server.close()
})

async function open(path: string, settings: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(settings)
  await page.goto(base + path)
  return page
}

const axeResult = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
})

/** What axe-core finds against WCAG 2.1 A and AA. */
async function violations(page: Page): Promise<readonly string[]> {
  // The policy of the page lets no other script in; the browser’s own door does.
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  const found = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
  )
  return axeResult.parse(found).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

describe('the report in a browser', () => {
  test.each<[string, string, Parameters<Browser['newPage']>[0]]>([
    ['light', '/office', { colorScheme: 'light' }],
    ['dark', '/office', { colorScheme: 'dark' }],
    ['at 400 %, which is 320 px', '/office', { viewport: { width: 320, height: 640 } }],
    ['without scripts of its own', '/hostile', {}],
    ['of a whole region', '/region', {}],
    ['the page of its parts', '/parts', {}],
    ['that page, dark and at 400 %', '/parts', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ])('breaks no rule of WCAG 2.1 AA: %s', async (_, path, settings) => {
    const page = await open(path, settings)
    expect(await violations(page)).toEqual([])
    await page.close()
  })

  test.each(['/region', '/parts'])('needs no sideways scrolling at 320 px: %s', async (path) => {
    const page = await open(path, { viewport: { width: 320, height: 640 } })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.close()
  })

  test('narrows its tables by area, goal and text, says how many rows are left, and shows all again', async () => {
    const page = await open('/region')
    const rows = page.locator('tr[data-row]:visible')
    const whole = await rows.count()
    await page.getByLabel('Kehittämisalue', { exact: true }).selectOption({ index: 1 })
    const inArea = await rows.count()
    await page.getByLabel('Hyötytavoite', { exact: true }).selectOption({ index: 2 })
    const inBoth = await rows.count()
    expect([whole > inArea, inArea > inBoth, inBoth > 0]).toEqual([true, true, true])
    expect(await page.getByRole('status').textContent()).toBe(`Rivejä näkyvissä: ${inBoth} / ${whole}`)
    await page.getByLabel('Hae tekstistä').fill('sana jota ei ole')
    expect(await rows.count()).toBe(0)
    expect(await page.getByRole('status').textContent()).toContain('Yksikään rivi ei vastaa')
    await page.getByRole('button', { name: 'Tyhjennä' }).click()
    await expect.poll(() => rows.count()).toBe(whole)
    await page.close()
  })

  test.each(['Taso', 'Muutos'])('narrows its tables by what a line says now: %s', async (name) => {
    const page = await open('/region')
    const rows = page.locator('tr[data-row]:visible')
    const whole = await rows.count()
    await page.getByLabel(name, { exact: true }).selectOption({ index: 1 })
    const left = await rows.count()
    expect([left > 0, left < whole]).toEqual([true, true])
    await page.close()
  })

  test('narrows its tables by owner for coordinators', async () => {
    const page = await open('/office')
    await page.getByLabel('Henkilö').selectOption({ label: 'Väinö Vaiti-Virta' })
    const shown = page.locator('tr[data-row]:visible')
    expect((await shown.allTextContents()).filter((text) => text.includes('Neuvola'))).toEqual([])
    expect(await shown.count()).toBeGreaterThan(0)
    await page.close()
  })

  test('can be gone through and narrowed with the keyboard alone', async () => {
    const page = await open('/region')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await page.getByLabel('Hae tekstistä').focus()
    await page.keyboard.type('perhekeskus')
    expect(await page.getByRole('status').textContent()).toContain('Rivejä näkyvissä')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.id')).toBe('filter-area')
    await page.close()
  })

  test('has everything in it without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${base}/region`)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.locator('tr[data-row]:visible').count()).toBe(await page.locator('tr[data-row]').count())
    await context.close()
  })

  test('runs nothing that people typed', async () => {
    const page = await browser.newPage()
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      return dialog.dismiss()
    })
    await page.goto(`${base}/hostile`)
    expect(dialogs).toEqual([])
    expect(await page.getByText(hostile).count()).toBeGreaterThan(0)
    await page.close()
  })

  test('prints without its filters, on dark screens too with black on white', async () => {
    const page = await open('/office', { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000)
    await page.close()
  })
})
