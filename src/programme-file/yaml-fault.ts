import type { YAMLParseError } from 'yaml'
import { quoted } from './part.ts'
import type { TextProblem } from './text-problem.ts'

type Slip = (line: Line, error: YAMLParseError) => TextProblem | undefined

/** The line of a fault, and what of it stands from the fault on. */
interface Line {
  readonly offset: number
  readonly text: string
  readonly rest: string
  /** The nearest line before it that says something. */
  readonly before: { readonly offset: number; readonly text: string }
}

/** What the parser calls by the grammar is mostly one of a few slips of the pen, each with its cure. */
const slips: readonly Slip[] = [
  ({ offset }, { code }) => (code === 'TAB_AS_INDENT' ? { offset, code: 'yaml-tab' } : undefined),
  ({ offset, text }) => {
    const glued = /^\s*(?:- )?([A-Za-z]+:(?!\/)[^\s:]+)/.exec(text)?.[1]
    if (glued === undefined) return undefined
    return { offset: offset + text.indexOf(glued), code: 'yaml-colon-space', values: { text: quoted(glued) } }
  },
  ({ offset, text }) =>
    /^\s*-[^\s-]/.test(text) ? { offset: offset + text.indexOf('-'), code: 'yaml-hyphen-space' } : undefined,
  ({ rest }, { pos: [offset], code }) =>
    isNested(code) && /^(?!\s*-\s).*:(?:\s|$)/.test(rest) ? { offset, code: 'yaml-colon' } : undefined,
  ({ before }, { message }) => {
    if (!message.includes('and end with a')) return undefined
    const sign = before.text.search(/\s#\S/)
    return sign < 0
      ? { offset: before.offset + before.text.search(/\S/), code: 'yaml-bracket' }
      : { offset: before.offset + sign + 1, code: 'yaml-hash' }
  },
  ({ rest }, { pos: [offset], code }) =>
    code === 'BAD_SCALAR_START' ? { offset, code: 'yaml-sign', values: { sign: rest.slice(0, 1) } } : undefined,
  (_, { pos: [offset], code, message }) =>
    isNested(code) || code === 'BAD_INDENT' || message.startsWith('Sequence item without')
      ? { offset, code: 'yaml-indent' }
      : undefined,
]

export function yamlFault(text: string, error: YAMLParseError): TextProblem {
  const line = lineAt(text, error.pos[0])
  for (const slip of slips) {
    const problem = slip(line, error)
    if (problem !== undefined) return problem
  }
  return notYaml(error.pos[0], error.message)
}

export function notYaml(offset: number, detail: string): TextProblem {
  return { offset, code: 'not-yaml', values: { detail } }
}

function isNested(code: YAMLParseError['code']): boolean {
  return code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'BLOCK_IN_FLOW'
}

function lineAt(text: string, place: number): Line {
  const offset = startOfLine(text, place)
  const found = text.indexOf('\n', place)
  const end = found < 0 ? text.length : found
  const above = text.slice(0, offset).trimEnd()
  const start = startOfLine(above, above.length)
  return {
    offset,
    text: text.slice(offset, end),
    rest: text.slice(place, end),
    before: { offset: start, text: above.slice(start) },
  }
}

function startOfLine(text: string, place: number): number {
  return place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1
}
