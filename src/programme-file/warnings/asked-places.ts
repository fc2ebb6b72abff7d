import type { Programme, Series } from '../../domain/programme.ts'
import type { QuestionScope } from '../../domain/question-base.ts'
import { placeOfSubject, sheetOfSubject } from '../../domain/scopes/registry.ts'
import type { SubjectPlace } from '../../domain/scopes/scope.ts'
import {
  goalSubject,
  lineSubject,
  programmeSubject,
  projectSubject,
  type SheetId,
  type SubjectId,
  sectionSubject,
  themeSubject,
} from '../../domain/subject.ts'

/** Something that a series can ask about, in whatever round. */
export interface AskedPlace {
  readonly scope: QuestionScope
  readonly sheet: SheetId
  readonly place: SubjectPlace
}

/** Everything that the series can ask about in any of its rounds, in the order of the register. */
export function askedPlaces(programme: Programme, { questions }: Series): readonly AskedPlace[] {
  const { projects, themes, goals } = programme
  // Where lines are reported, a project without one is in the register only.
  const needsLine = questions.some(({ scope }) => scope === 'line')
  const subjects: readonly (readonly [QuestionScope, SubjectId])[] = [
    ...projects.flatMap(({ id, lines }) => [
      ...lines.map(({ goal }) => ['line', lineSubject(id, goal)] as const),
      ...(needsLine && lines.length === 0 ? [] : [['project', projectSubject(id)] as const]),
    ]),
    ...themes.flatMap(({ id, sections }) => [
      ['theme', themeSubject(id)] as const,
      ...sections.map((section) => ['section', sectionSubject(id, section.id)] as const),
    ]),
    ...goals.map(({ id }) => ['goal', goalSubject(id)] as const),
    ['programme', programmeSubject],
  ]
  return subjects.flatMap(([scope, subject]): readonly AskedPlace[] => {
    const [place, sheet] = [placeOfSubject(programme, subject), sheetOfSubject(programme, subject)]
    return place === undefined || sheet === undefined ? [] : [{ scope, sheet, place }]
  })
}
