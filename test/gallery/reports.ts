import { mkdir, rm, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { type ReportFormat, reportFormatNames } from '../../src/domain/report-format.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { findChromium, isRoot } from '../e2e/chromium.ts'
import { filledReport, readyReports } from '../filled-report.ts'
import { pagePictures } from './page-pictures.ts'

/**
 * Writes the reports of all ready programmes, filled in, to `test-output/reports/`: every format, a picture of each page
 * of the PDF, and the page on the web at the width of a desk and of a phone, light and dark.
 */
const output = fileURLToPath(new URL('../../test-output/reports/', import.meta.url))
const options = { audience: 'public', language: 'fi' } as const
const wanted = process.argv.slice(2)
/** With `DOCS_PICTURES` set, these pages are taken for the documents too. */
const inDocs: Readonly<Record<string, readonly { readonly page: number; readonly name: string }[]>> = {
  helsinki: [{ page: 3, name: 'report-meter' }],
  kuukausiseuranta: [{ page: 2, name: 'report-monthly' }],
}

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: isRoot() ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
})
try {
  for (const ready of readyReports.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const folder = `${output}${ready.name}/`
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const model = await filledReport(ready)
    const files = new Map<ReportFormat, string | Uint8Array>()
    for (const format of reportFormatNames) {
      const file = await reportFormats[format].render(model, options)
      files.set(format, file)
      await writeFile(`${folder}report.${format}`, file)
    }
    const pages = await pagePictures(browser, Buffer.from(files.get('pdf') ?? ''))
    for (const [index, page] of pages.entries()) await writeFile(`${folder}page-${index + 1}.png`, page)
    if (process.env.DOCS_PICTURES !== undefined) {
      for (const { page, name } of inDocs[ready.name] ?? []) await writeFile(`docs/${name}.png`, pages[page - 1] ?? '')
    }
    await takePictures(String(files.get('html')), folder)
    process.stdout.write(`test-output/reports/${ready.name}: ${pages.length} pages\n`)
  }
} finally {
  await browser.close()
}

async function takePictures(html: string, folder: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1180, 320]) {
      const page = await browser.newPage({ viewport: { width, height: 1400 }, colorScheme })
      await page.setContent(html)
      await page.screenshot({ path: `${folder}${colorScheme}-${width}.png`, fullPage: true })
      await page.close()
    }
  }
}
