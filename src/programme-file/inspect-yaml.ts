import { type Document, isScalar, type Scalar, visit, type YAMLMap } from 'yaml'
import { quoted } from './part.ts'
import type { TextProblem } from './text-problem.ts'

const mostAliases = 1000

export interface Inspection {
  /** What makes the aliases impossible to follow, and where the first one stands. */
  readonly aliases: { readonly faults: readonly TextProblem[]; readonly first: number }
  readonly others: readonly TextProblem[]
  /** What can be read, but was hardly meant so. */
  readonly doubts: readonly TextProblem[]
}

// Tabs and line breaks are text; the rest has no glyph, and half a surrogate pair cannot be stored.
const unprintable = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}]/u

/** Finds what the parser lets through: keys given twice, aliases without an anchor before them, unprintable text. */
export function inspectYaml(document: Document.Parsed, text: string): Inspection {
  const faults: TextProblem[] = []
  const others: TextProblem[] = []
  const doubts: TextProblem[] = []
  const anchors = new Set<string>()
  const offsets: number[] = []
  visit(document, {
    Alias(_, alias) {
      const offset = alias.range?.[0] ?? 0
      offsets.push(offset)
      if (!anchors.has(alias.source)) faults.push({ offset, code: 'no-anchor', values: { name: alias.source } })
    },
    Map(_, map) {
      if (map.anchor !== undefined) anchors.add(map.anchor)
      others.push(...keysGivenTwice(map))
    },
    Seq(_, seq) {
      if (seq.anchor !== undefined) anchors.add(seq.anchor)
    },
    Scalar(_, scalar) {
      if (scalar.anchor !== undefined) anchors.add(scalar.anchor)
      const cut = cutAtHash(scalar, text)
      if (cut !== undefined) doubts.push({ offset: cut, code: 'cut-at-hash' })
      if (typeof scalar.value !== 'string' || !unprintable.test(scalar.value)) return
      others.push({
        offset: scalar.range?.[0] ?? 0,
        code: 'unprintable',
      })
    },
  })
  if (offsets.length > mostAliases) faults.push(tooManyAliases(offsets[mostAliases] ?? 0))
  return { aliases: { faults, first: offsets[0] ?? 0 }, others, doubts }
}

/** Who writes a comment puts a space after the sign; who writes `Hanke #1` means a text. */
function cutAtHash({ type, range }: Scalar, text: string): number | undefined {
  if (type !== 'PLAIN' || range === undefined || range === null) return undefined
  const [, end, next] = range
  const sign = /^[ \t]+#(?=[^\s#])/.exec(text.slice(end, next))
  return sign === null ? undefined : end + sign[0].length - 1
}

export function tooManyAliases(offset: number): TextProblem {
  return { offset, code: 'too-many-aliases' }
}

// The parser's own check compares every key with every other: a large map would stop the process for minutes.
function keysGivenTwice(map: YAMLMap): readonly TextProblem[] {
  const seen = new Set<unknown>()
  return map.items.flatMap(({ key }): readonly TextProblem[] => {
    if (!isScalar(key) || !seen.has(key.value)) {
      seen.add(isScalar(key) ? key.value : key)
      return []
    }
    return [{ offset: key.range?.[0] ?? 0, code: 'key-twice', values: { key: quoted(String(key.value)) } }]
  })
}
