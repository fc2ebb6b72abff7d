import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml'
import type { FaultWords } from '../domain/file-fault.ts'

// A programme file is about a dozen levels deep. The composer is recursive: deeper text would overflow the stack,
// and that ends the process where it happens inside a regular expression.
const deepest = 60
// More than what a country's programme of 10,000 projects has; checking more would hold up the process for long.
const mostLexemes = 2_000_000

/** A problem of the text at an offset into it. */
export interface TextProblem extends FaultWords {
  readonly offset: number
}

export interface Composed {
  readonly document: Document.Parsed
  readonly problems: readonly TextProblem[]
  /** Whether the document still says all that the text says. */
  readonly readable: boolean
}

/** The first YAML document of untrusted text with every problem of the text; only a problem where it is nested too deeply. */
export function composeYaml(text: string, lines: LineCounter): Composed | TextProblem {
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  lines.addNewLine(0)
  const lexemes = lexemesOf(text)
  if (lexemes === undefined) return { offset: 0, code: 'too-many-values' }
  for (const lexeme of lexemes) {
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > deepest) return { offset: parser.offset, code: 'too-deep' }
  }
  tokens.push(...parser.end())
  const composer = new Composer({ prettyErrors: false, stringKeys: true, uniqueKeys: false })
  const [document, second] = composer.compose(tokens, true, text.length)
  if (document === undefined) return { offset: 0, code: 'no-document' }
  const problems = [...document.errors, ...document.warnings].map(
    ({ pos: [offset], message }): TextProblem => ({ offset, code: 'not-yaml', values: { detail: message } }),
  )
  if (second !== undefined) problems.push({ offset: second.range[0], code: 'second-document' })
  return { document, problems, readable: second === undefined && document.errors.length === 0 }
}

/** Undefined where there are too many; stopping here costs a fraction of what parsing them would. */
function lexemesOf(text: string): readonly string[] | undefined {
  const lexemes: string[] = []
  for (const lexeme of new Lexer().lex(text)) {
    lexemes.push(lexeme)
    if (lexemes.length > mostLexemes) return undefined
  }
  return lexemes
}
