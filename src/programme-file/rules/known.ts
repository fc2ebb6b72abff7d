import type { Report } from '../fault.ts'
import { suggestion } from '../nearest.ts'
import { type Part, quoted } from '../part.ts'

/** Ids that may be referred to; undefined where the list cannot be read, so that nothing is said about them. */
export type Known = ReadonlySet<string> | undefined

const mustBeThere = ['goals', 'projects', 'series']

/** The ids of one of the file's lists. */
export function knownIds(file: Part, list: string): Known {
  const part = file.get(list)
  if (part.value === undefined && !mustBeThere.includes(list)) return new Set()
  return Array.isArray(part.value) ? idsIn(part) : undefined
}

export function idsIn(list: Part): ReadonlySet<string> {
  return new Set(list.items().flatMap((item) => item.get('id').text() ?? []))
}

/** What a file refers to by its id. */
type Referred = 'series' | 'goal' | 'area' | 'theme' | 'unit' | 'place' | 'project' | 'question' | 'choice'

/** Faults a reference to something that is not in the file. */
export function refer(report: Report, reference: Part, what: Referred, known: Known): void {
  const name = reference.text()
  if (name === undefined || known === undefined || known.has(name)) return
  report(reference, () => ({
    code: `unknown-${what}`,
    values: { name: quoted(name) },
    ...suggestion(name, known),
  }))
}

export function referEach(report: Report, references: Part, what: Referred, known: Known): void {
  for (const reference of references.items()) refer(report, reference, what, known)
}

/** Values of the scale; undefined where the scale cannot be read. */
export function scaleValues(file: Part): ReadonlySet<number> | undefined {
  const scale = file.get('scale')
  if (scale.value !== undefined && !Array.isArray(scale.value)) return undefined
  return new Set(scale.items().flatMap((step) => step.get('value').number() ?? []))
}

export function referToScale(report: Report, reference: Part, scale: ReadonlySet<number> | undefined): void {
  const value = reference.number()
  if (value === undefined || scale === undefined || scale.has(value)) return
  report(
    reference,
    scale.size === 0
      ? { code: 'no-scale', values: { value } }
      : { code: 'no-step', values: { value, steps: [...scale].join(', ') } },
  )
}
