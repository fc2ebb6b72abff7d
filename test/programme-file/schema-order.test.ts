import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileRecord, fileData } from '../../src/programme-file/file-data.ts'
import { isRecord } from '../../src/programme-file/part.ts'
import { inSchemaOrder } from '../../src/programme-file/schema-order.ts'
import { generatedProgramme } from './generated-programme.ts'

/** The same file, each object with its last key first; but for answers, whose keys are not the schema's. */
function reversed(file: FileRecord): FileRecord {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    return isRecord(value) ? reversed(value) : value
  }
  const entries = Object.entries(file).map(([key, value]) => [key, key === 'answers' ? value : turned(value)])
  return Object.fromEntries(entries.reverse())
}

describe('the keys of a programme file', () => {
  it('stand in the order of the schema', () => {
    const project = { owners: [], lines: [{ targets: [{ source: 'b', id: 't1' }], goal: 'a' }], id: 'x' }
    const question = { choices: [{ label: { sv: 'Ja', fi: 'Kyllä' }, id: 'y' }], type: 'choice', id: 'q' }
    const file = { series: [{ questions: [question], id: 's' }], projects: [project], version: 1 }
    expect(JSON.stringify(inSchemaOrder(file))).toBe(
      JSON.stringify({
        version: 1,
        projects: [{ id: 'x', owners: [], lines: [{ goal: 'a', targets: [{ id: 't1', source: 'b' }] }] }],
        series: [
          {
            id: 's',
            questions: [{ id: 'q', type: 'choice', choices: [{ id: 'y', label: { fi: 'Kyllä', sv: 'Ja' } }] }],
          },
        ],
      }),
    )
  })

  it('do not depend on the order in which a store has kept them', () => {
    fc.assert(
      fc.property(generatedProgramme, (programme) => {
        const file = fileData(programme)
        expect(JSON.stringify(inSchemaOrder(reversed(file)))).toBe(JSON.stringify(inSchemaOrder(file)))
      }),
      { numRuns: 50 },
    )
  })

  it('that the schema leaves open, the questions of an answer, stay as they were', () => {
    const answers = { results: 'Työ on alkanut.', level: 25, status: 'on-track' }
    const { history } = inSchemaOrder({ history: [{ answers, round: '2021-05-15' }] })
    expect(JSON.stringify(history)).toBe(JSON.stringify([{ round: '2021-05-15', answers }]))
  })
})
