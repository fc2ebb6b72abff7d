import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A part of the structure that a screen reader walks through. */
export interface Part {
  readonly role: string
  readonly lang?: string
  readonly children: readonly Part[]
}

export interface ParsedPdf {
  readonly title: string
  readonly language: string
  readonly conformance: string
  readonly bookmarks: readonly string[]
  readonly pages: readonly ParsedPage[]
}

export interface ParsedPage {
  readonly width: number
  readonly height: number
  readonly text: string
  /** Text that is neither in the structure nor marked as decoration. */
  readonly loose: readonly string[]
  readonly structure: Part
}

export async function parsedPdf(bytes: Uint8Array): Promise<ParsedPdf> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const { info, metadata } = await document.getMetadata()
  const outline = await document.getOutline()
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((number) => parsedPage(document, number)))
  return {
    title: textOf(info, 'Title'),
    language: textOf(info, 'Language'),
    conformance: metadata?.getRaw().match(/pdfuaid:part>(\d)</)?.[1] ?? '',
    // Not every program writes them.
    bookmarks: (outline ?? []).map(({ title }) => title),
    pages,
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>

async function parsedPage(document: PdfDocument, number: number): Promise<ParsedPage> {
  const page = await document.getPage(number)
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const open: string[] = []
  const loose: string[] = []
  let text = ''
  for (const item of items) {
    if ('str' in item) {
      text += item.hasEOL ? `${item.str}\n` : item.str
      if (item.str.trim() !== '' && open.every((mark) => mark === '')) loose.push(item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push('tag' in item && item.tag === 'Artifact' ? 'artifact' : (item.id ?? ''))
  }
  const [, , width = 0, height = 0] = page.view
  return { width, height, text, loose, structure: part(await page.getStructTree()) }
}

function part(node: unknown): Part {
  if (typeof node !== 'object' || node === null) return { role: '', children: [] }
  const lang = textOf(node, 'lang')
  const children = 'children' in node && Array.isArray(node.children) ? node.children : []
  return {
    role: textOf(node, 'role'),
    ...(lang === '' ? {} : { lang }),
    children: children.map(part).filter(({ role }) => role !== ''),
  }
}

function textOf(from: object, key: string): string {
  const value = Object.entries(from).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : ''
}

/** Every part below, itself first. */
export function allParts(from: Part): readonly Part[] {
  return [from, ...from.children.flatMap(allParts)]
}

/** All text of all pages; words broken at a line's end are whole again. */
export function allText({ pages }: ParsedPdf): string {
  return pages.map(({ text }) => text).join('\n')
}
