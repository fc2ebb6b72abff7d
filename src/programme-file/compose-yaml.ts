import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml'
import type { TextProblem } from './text-problem.ts'
import { notYaml, yamlFault } from './yaml-fault.ts'

// A programme file is about a dozen levels deep. The composer is recursive: deeper text would overflow the stack,
// and that ends the process where it happens inside a regular expression.
const deepest = 60
// More than what a country's programme of 10,000 projects has; checking more would hold up the process for long.
const mostLexemes = 2_000_000

export interface Composed {
  readonly document: Document.Parsed
  readonly problems: readonly TextProblem[]
  /** Whether the document still says all that the text says. */
  readonly readable: boolean
}

/** The first YAML document of untrusted text with what is wrong with the text; only a problem where it is nested too deeply. */
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
  const problems: TextProblem[] = document.warnings.map(({ pos: [offset], message }) => notYaml(offset, message))
  const [first] = [...document.errors].sort((one, other) => one.pos[0] - other.pos[0])
  // What the parser makes of the rest follows from the first fault, and leads away from it.
  if (first !== undefined) return { document, problems: [yamlFault(text, first)], readable: false }
  if (second !== undefined) problems.push({ offset: second.range[0], code: 'second-document' })
  return { document, problems, readable: second === undefined }
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
