import { concerns } from '../../domain/expected-set.ts'
import type { Programme, Series } from '../../domain/programme.ts'
import type { Question } from '../../domain/question.ts'
import { placeOfSubject, sheetOfSubject, subjectsEver } from '../../domain/scopes/registry.ts'
import type { SubjectPlace } from '../../domain/scopes/scope.ts'
import { parseSubject, type SheetId } from '../../domain/subject.ts'

/** Something that a series asks about, in whatever round. */
export interface AskedPlace {
  readonly sheet: SheetId
  readonly place: SubjectPlace
  /** At least one. */
  readonly questions: readonly Question[]
}

/** Everything that the series asks about in any of its rounds, in the order of scopes and register. */
export function askedPlaces(programme: Programme, series: Series): readonly AskedPlace[] {
  return subjectsEver(programme, series).flatMap((subject): readonly AskedPlace[] => {
    const [place, sheet] = [placeOfSubject(programme, subject), sheetOfSubject(programme, subject)]
    if (place === undefined || sheet === undefined) return []
    const scope = parseSubject(subject)?.scope
    const questions = series.questions.filter((question) => question.scope === scope && concerns(question, place))
    return questions.length === 0 ? [] : [{ sheet, place, questions }]
  })
}
