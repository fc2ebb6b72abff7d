import type { Instant } from '../../domain/instant.ts'
import type { Programme } from '../../domain/programme.ts'
import type { Fault } from '../fault.ts'
import { readYaml } from '../read-yaml.ts'
import { warningRules } from './registry.ts'

// Looking up a place costs time, and nobody reads more.
const mostPlaced = 200

/** What is allowed in a programme file but seldom meant, in the order of its lines; of a file that was read already. */
export function readWarnings(text: string, fileName: string, programme: Programme, now: Instant): readonly Fault[] {
  const reading = readYaml(text, fileName)
  if (!reading.ok) return []
  const { place } = reading.yaml
  const findings = warningRules.flatMap((rule) => rule(programme, now))
  const placed = findings.slice(0, mostPlaced).map(place)
  const inOrder = [...reading.doubts, ...placed].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  )
  const unplaced = findings.length - placed.length
  return unplaced === 0
    ? inOrder
    : [...inOrder, place({ path: [], code: 'more-warnings', values: { count: unplaced } })]
}
