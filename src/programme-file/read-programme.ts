import type { Programme } from '../domain/programme.ts'
import type { Fault, Finding, Report, Rule } from './fault.ts'
import { Part } from './part.ts'
import { type PlacedData, readYaml } from './read-yaml.ts'
import { checkHistory } from './rules/history.ts'
import { checkQuestions } from './rules/questions.ts'
import { checkRegister } from './rules/register.ts'
import { findRepeats } from './rules/repeats.ts'
import { checkSeries } from './rules/series.ts'
import { programmeSchema } from './schema.ts'
import { findingsOf, sentence } from './sentences.ts'
import { upgradeFile } from './upgrades/upgrade.ts'

export type { Fault } from './fault.ts'

export type ProgrammeReading =
  | { readonly ok: true; readonly programme: Programme }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const rules: readonly Rule[] = [findRepeats, checkRegister, checkQuestions, checkSeries, checkHistory]

// Looking up a place costs time: a file with more faults than this was not meant to be a programme.
const mostPlaced = 200

/**
 * A programme file as the domain's register, or every fault of it at once in the order of its lines.
 * The rules read the raw data, not the schema's result, so that a fault of shape hides none of another kind.
 */
export function readProgramme(text: string, fileName: string): ProgrammeReading {
  const reading = readYaml(text, fileName)
  return reading.ok ? checkData(reading.yaml) : { ok: false, faults: inOrder(reading.faults) }
}

/** Data in the shape of a programme file, wherever it was read from, with what is known to be wrong with it already. */
export function checkData({ data: given, faults, place }: PlacedData): ProgrammeReading {
  const upgraded = upgradeFile(given)
  if (!upgraded.ok) {
    const { version, known } = upgraded
    return { ok: false, faults: [place({ path: ['version'], code: 'newer-version', values: { version, known } })] }
  }
  const { data } = upgraded
  const parsed = parseShape(data)
  const findings: Finding[] = [...parsed.findings]
  let unplaced = Math.max(0, findings.length - mostPlaced)
  const report: Report = ({ path }, said) => {
    if (findings.length < mostPlaced) findings.push({ path, ...(typeof said === 'function' ? said() : said) })
    else unplaced += 1
  }
  const file = new Part(data)
  for (const rule of rules) rule(file, report)
  const all = [...faults, ...findings.slice(0, mostPlaced).map(place)]
  if (unplaced > 0) all.push(place({ path: [], code: 'more-faults', values: { count: unplaced } }))
  if (parsed.programme !== undefined && all.length === 0) return { ok: true, programme: parsed.programme }
  return { ok: false, faults: inOrder(all) }
}

function parseShape(data: unknown): { readonly programme?: Programme; readonly findings: readonly Finding[] } {
  try {
    const parsed = programmeSchema.safeParse(data, { error: sentence, reportInput: true })
    return parsed.success ? { programme: parsed.data, findings: [] } : { findings: findingsOf(parsed.error.issues) }
  } catch (error) {
    // zod passes the issues of a list on as arguments of one call, which is more than the stack holds at a hundred thousand.
    if (!(error instanceof RangeError)) throw error
    return { findings: [{ path: [], code: 'too-many-faults' }] }
  }
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort((one, other) => one.line - other.line || one.column - other.column)
}
