import { type Document, LineCounter } from 'yaml'
import { composeYaml } from './compose-yaml.ts'
import { type Fault, type Finding, wordsAt } from './fault.ts'
import { inspectYaml, tooManyAliases } from './inspect-yaml.ts'
import { locate } from './locate.ts'
import { formatPath } from './part.ts'
import type { TextProblem } from './text-problem.ts'

const largestFile = 5 * 1024 * 1024
// Aliases of aliases multiply: this is the limit of one anchor's uses when all of them are followed.
const mostUses = 100

/** Plain data that knows where each of its values was read. */
export interface PlacedData {
  readonly data: unknown
  /** What is wrong with the file itself though it can be read. */
  readonly faults: readonly Fault[]
  readonly place: (finding: Finding) => Fault
}

export type YamlReading =
  | { readonly ok: true; readonly yaml: PlacedData; readonly doubts: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads untrusted YAML into plain data that knows its places; what cannot be read is a fault, never an exception. */
export function readYaml(text: string, fileName: string): YamlReading {
  const lines = new LineCounter()
  const file = { file: fileName }
  const at = ({ offset, ...words }: TextProblem, path = ''): Fault => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col), path, ...words }
  }
  const refused = (...problems: readonly TextProblem[]): YamlReading => ({
    ok: false,
    faults: problems.map((each) => at(each)),
  })

  if (Buffer.byteLength(text) > largestFile) return refused({ offset: 0, code: 'text-too-large', values: file })
  if (text.trim() === '') return refused({ offset: 0, code: 'text-empty', values: file })
  const composed = composeYaml(text, lines)
  const nul = text.indexOf('\0')
  if (nul >= 0) return refused({ offset: nul, code: 'nul', values: file })
  if (!('document' in composed)) return refused(composed)

  const { document, problems, readable } = composed
  if (!readable) return refused(...problems)
  const { aliases, others, doubts } = inspectYaml(document, text)
  if (aliases.faults.length > 0) return refused(...problems, ...aliases.faults, ...others)
  const data = unfold(document)
  if (data === undefined) return refused(...problems, tooManyAliases(aliases.first), ...others)
  return {
    ok: true,
    doubts: doubts.map((each) => at(each)),
    yaml: {
      data: data.value,
      faults: [...problems, ...others].map((each) => at(each)),
      place: (finding) =>
        at({ offset: locate(document, finding), ...wordsAt(finding, formatPath) }, formatPath(finding.path)),
    },
  }
}

/** Undefined where aliases of aliases would unfold without end. */
function unfold(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: mostUses }) }
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}
