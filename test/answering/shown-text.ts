import { translator } from '../../src/locales/translate.ts'
import { asObject, type JsonObject } from '../fakes/connector-schema.ts'

/**
 * A card without what people typed: without the words of its text runs, however many lines they take, and without
 * the value of this input. It must be the same whatever was typed. Figures are times and revisions, which move on.
 */
export function frameOf(node: unknown, input: string): unknown {
  if (Array.isArray(node)) return node.map((each) => frameOf(each, input)).filter(isNoFurtherLine)
  if (typeof node === 'string') return withoutFigures(node)
  if (typeof node === 'number') return 0
  const element = asObject(node)
  if (element === undefined) return node
  const typed = element.type === 'TextRun' ? 'text' : element.id === input ? 'value' : undefined
  return Object.fromEntries(
    Object.entries(element).map(([key, value]) => [key, key === typed ? '' : frameOf(value, input)]),
  )
}

/** The lines of a card that stand where an ordinary one has one line alone; around them nothing may differ. */
export function linesBeside(card: JsonObject, ordinary: { readonly card: JsonObject; readonly line: string }) {
  const runs = runsOf(card)
  const usual = runsOf(ordinary.card)
  const at = placeOf(usual, ordinary.line)
  const after = usual.length - at - 1
  return {
    lines: runs.slice(at, runs.length - after),
    around: [...runs.slice(0, at), ...runs.slice(runs.length - after)].map(withoutFigures),
    usualAround: [...usual.slice(0, at), ...usual.slice(at + 1)].map(withoutFigures),
  }
}

/** Where a line stands, which must be there once. */
export function placeOf(lines: readonly string[], line: string): number {
  const at = lines.indexOf(line)
  if (at === -1 || lines.includes(line, at + 1)) throw new Error(`The line is not there once: ${line}`)
  return at
}

/** What is written as UTF-8 and read again is the same: no pair of a character is cut in two. */
export function isWhole(text: string): boolean {
  return Buffer.from(text).toString() === text
}

/** Line by line, as a card shows a text that is short enough: an empty line needs something in it. */
export function cardLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => (line === '' ? '\u00a0' : line))
}

/**
 * What is left of the lines when the words are taken off that say how long the whole text is;
 * undefined where nothing says that it was shortened.
 */
export function shortenedHead(lines: readonly string[], typed: string): string | undefined {
  const words = ` ${translator('fi')('text.shortened', { length: Array.from(typed).length })}`
  const shown = lines.join('\n')
  return shown.endsWith(words) ? shown.slice(0, -words.length) : undefined
}

/** What stands in the inputs of a card, by their ids. */
export function inputsOf(card: unknown): Readonly<Record<string, string>> {
  const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'))
  return Object.fromEntries(inputs.map(({ id, value = '' }) => [String(id), String(value)]))
}

/** What the buttons of a verb carry back. */
export function buttonsOf(card: unknown, verb: string): readonly JsonObject[] {
  const buttons = elementsOf(card).filter((each) => each.type === 'Action.Execute' && each.verb === verb)
  return buttons.map(({ data }) => asObject(data) ?? {})
}

/** The words of every element that reads Markdown. */
export function blocksOf(node: unknown): readonly string[] {
  return elementsOf(node).flatMap(({ type, text }) => (type === 'TextBlock' ? [String(text)] : []))
}

export function runsOf(node: unknown): readonly string[] {
  return elementsOf(node).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []))
}

export function withoutFigures(text: string): string {
  return text.replace(/\d+/g, '0')
}

/** Every object of a card, in order. */
export function elementsOf(node: unknown): readonly JsonObject[] {
  if (typeof node !== 'object') return []
  if (Array.isArray(node)) return node.flatMap(elementsOf)
  const element = asObject(node)
  return element === undefined ? [] : [element, ...Object.values(element).flatMap(elementsOf)]
}

function isNoFurtherLine(node: unknown, index: number, all: readonly unknown[]): boolean {
  const isLines = (each: unknown): boolean => asObject(each)?.type === 'RichTextBlock'
  return !isLines(node) || !isLines(all[index - 1])
}
