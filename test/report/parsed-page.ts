import { DomUtils, parseDocument } from 'htmlparser2'
import type { RenderOptions } from '../../src/actions/ports.ts'
import type { ReportModel } from '../../src/domain/report-model.ts'
import { htmlReport } from '../../src/report/html/page.ts'

type Page = ReturnType<typeof parseDocument>
type Element = ReturnType<typeof DomUtils.findAll>[number]

/** The page as a browser would read it. */
export function parsedPage(model: ReportModel, options: Partial<RenderOptions> = {}): Page {
  return parseDocument(htmlReport.render(model, { audience: 'public', language: 'fi', ...options }))
}

export function all(within: Page | Element, test: (element: Element) => boolean): readonly Element[] {
  return DomUtils.findAll(test, within.children)
}

export function named(within: Page | Element, name: string): readonly Element[] {
  return all(within, (element) => element.name === name)
}

export function classed(within: Page | Element, name: string): readonly Element[] {
  return all(within, (element) => (element.attribs.class ?? '').split(' ').includes(name))
}

export function byId(page: Page, id: string): Element {
  const [found] = all(page, (element) => element.attribs.id === id)
  if (found === undefined) throw new Error(`nothing on the page is called ${id}`)
  return found
}

export function textOf(element: Element): string {
  return DomUtils.textContent(element)
}
