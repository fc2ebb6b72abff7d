import type { Programme } from '../../domain/programme.ts'
import type { Finding } from '../fault.ts'
import { askedPlaces } from './asked-places.ts'

/** Only what is missing is asked for and reminded of, and what is not required never is. */
export function nothingRequired(programme: Programme): readonly Finding[] {
  return programme.series.flatMap((series, index): readonly Finding[] => {
    const required = new Map<string, boolean>()
    for (const { sheet, questions } of askedPlaces(programme, series)) {
      required.set(sheet, required.get(sheet) === true || questions.some((question) => question.required))
    }
    const [first, ...others] = [...required].flatMap(([sheet, isRequired]) => (isRequired ? [] : [sheet]))
    if (first === undefined) return []
    const path = ['series', index, 'questions']
    return [{ path, code: 'nothing-required', values: { count: others.length + 1, sheet: first } }]
  })
}
