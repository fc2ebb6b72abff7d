import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { z } from 'zod/v4'

/** Every page of a PDF as a picture. */
export async function pagePictures(browser: Browser, pdf: Uint8Array, scale = 1.2): Promise<readonly Buffer[]> {
  const { resolve } = createRequire(import.meta.url)
  const page = await browser.newPage()
  // The worker beside it draws within the page: a worker of its own cannot be loaded from nowhere.
  for (const path of ['pdfjs-dist/build/pdf.worker.mjs', 'pdfjs-dist/build/pdf.mjs']) {
    await page.addScriptTag({ path: resolve(path), type: 'module' })
  }
  await page.addScriptTag({ path: fileURLToPath(new URL('in-page-pdf.js', import.meta.url)) })
  await page.waitForFunction('globalThis.pdfjsLib !== undefined && globalThis.pdfjsWorker !== undefined')
  const base64 = Buffer.from(pdf).toString('base64')
  const count = z.number().parse(await page.evaluate(`drawPages(${JSON.stringify(base64)}, ${scale})`))
  const pictures: Buffer[] = []
  for (let number = 1; number <= count; number += 1) {
    pictures.push(await page.locator(`#page-${number}`).screenshot())
  }
  await page.close()
  return pictures
}
