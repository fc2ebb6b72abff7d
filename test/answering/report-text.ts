import { DomUtils, parseDocument } from 'htmlparser2'
import { z } from 'zod/v4'
import { compileNow } from '../../src/actions/compile-report.ts'
import type { ReadingContext } from '../../src/actions/context.ts'
import { loadRound } from '../../src/actions/load-round.ts'
import type { RenderOptions } from '../../src/actions/ports.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { reportFormats } from '../../src/report/registry.ts'
import { placeOf, withoutFigures } from './shown-text.ts'

/** The public report of this moment in every format. */
export interface Reports {
  readonly json: string
  readonly html: string
  readonly md: string
}

export async function reportsOf(context: ReadingContext, round: string): Promise<Reports> {
  const facts = await loadRound(context, round)
  if (isRefusal(facts)) throw new Error(facts.refused)
  const model = await compileNow(context, facts, 0)
  const { json, html, md } = reportFormats
  const options: RenderOptions = { audience: 'public', language: 'fi' }
  return { json: json.render(model, options), html: html.render(model, options), md: md.render(model, options) }
}

const flat = z.object({
  subjects: z.array(z.object({ id: z.string(), answers: z.record(z.string(), z.unknown()).nullable() })),
})

/** What the JSON says of a subject. */
export function answersIn(json: string, subject: string) {
  return flat.parse(JSON.parse(json)).subjects.find(({ id }) => id === subject)?.answers
}

/** A page as a browser reads it: its elements, what people wrote, and all other words. */
export function readPage(html: string) {
  const page = parseDocument(html)
  const elements = DomUtils.findAll(() => true, page.children)
  // Where people's own words stand, their direction of writing is their own too.
  const isTheirs = (attributes: Readonly<Record<string, string>>): boolean => attributes.dir === 'auto'
  const own = elements.filter(({ attribs }) => !isTheirs(attribs))
  return {
    elements: elements.map(({ name, attribs }) => [name, attribs]),
    written: elements.filter(({ attribs }) => attribs.class === 'typed' && isTheirs(attribs)).map(DomUtils.textContent),
    others: own.flatMap(({ children }) =>
      children.flatMap((child) => (child.type === 'text' ? withoutFigures(child.data) : [])),
    ),
  }
}

/** The lines of a Markdown document that stand where an ordinary one has one line alone, as a reader sees them. */
export function linesInMarkdown(markdown: string, ordinary: { readonly markdown: string; readonly line: string }) {
  const lines = markdown.split('\n')
  const usual = ordinary.markdown.split('\n')
  const at = placeOf(usual, ordinary.line)
  const after = usual.length - at - 1
  const written = lines.slice(at, lines.length - after).join('\n')
  // The beginning of a text stands in the summary too, in one line.
  const isOwn = (_: string, index: number): boolean => !usual[index]?.includes(ordinary.line)
  return {
    lines: writtenLines(unescaped(written)),
    markup: markupIn(written),
    around: [...lines.slice(0, at).filter(isOwn), ...lines.slice(lines.length - after)].map(withoutFigures),
    usualAround: [...usual.slice(0, at).filter(isOwn), ...usual.slice(at + 1)].map(withoutFigures),
  }
}

/** The lines with something on them; Markdown keeps neither the empty ones nor spaces at the end. */
export function writtenLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

/** What a reader of Markdown would not show as it stands: marks that are not escaped, and what begins a block. */
function markupIn(markdown: string): readonly string[] {
  const plain = markdown.replace(/\\[!-/:-@[-`{-~]|&#\d+;/g, 'x')
  // Lines end at a line feed alone: other separators are characters like any.
  const beginnings = plain.split('\n').flatMap((line) => line.match(/^(?:[-+=]|\d+[.)]|\s)/) ?? [])
  return [...beginnings, ...(plain.match(/[`*_[\]<>|~#]|&\w+;/g) ?? [])]
}

/** What a reader of Markdown makes of backslashes and of characters written by number. */
function unescaped(markdown: string): string {
  return markdown.replace(
    /\\(\n)|\\([!-/:-@[-`{-~])|&#(\d+);/g,
    (_, lineBreak?: string, mark?: string, code?: string) => lineBreak ?? mark ?? String.fromCodePoint(Number(code)),
  )
}
