import type { Email, Programme, Series } from '../programme.ts'
import type { QuestionScope } from '../question-base.ts'
import type { Round } from '../round.ts'
import { parseSubject, type SheetId, type Subject, type SubjectId } from '../subject.ts'
import { goalScope } from './goal.ts'
import { lineScope } from './line.ts'
import { programmeScope } from './programme.ts'
import { projectScope } from './project.ts'
import type { Scope, SubjectPlace, Topic } from './scope.ts'
import { sectionScope } from './section.ts'
import { themeScope } from './theme.ts'

type Scopes = { readonly [Name in QuestionScope]: Scope<Name> }

/** What can be asked about, in the order in which it stands on sheets and in reports. */
const scopes: Scopes = {
  line: lineScope,
  project: projectScope,
  theme: themeScope,
  section: sectionScope,
  goal: goalScope,
  programme: programmeScope,
}

interface AnyScope {
  place(programme: Programme, subject: Subject): SubjectPlace | undefined
  sheet(programme: Programme, subject: Subject): SheetId
  topics(programme: Programme): readonly Topic[]
  withOwners?(programme: Programme, subject: Subject, owners: readonly Email[]): Programme
}

/** The same by a name that is known only when it is read: each is handed only what has its own name. */
const byName: Readonly<Record<QuestionScope, AnyScope>> = scopes

/** Before or after another in the report. */
export function scopeRank(scope: QuestionScope): number {
  return Object.keys(scopes).indexOf(scope)
}

/** Everything that a round of the series could ask about, in the order of scopes and register. */
export function subjectsInRound(programme: Programme, series: Series, round: Round): readonly SubjectId[] {
  return subjectsOf(programme, series, round)
}

/** The same over all rounds. */
export function subjectsEver(programme: Programme, series: Series): readonly SubjectId[] {
  return subjectsOf(programme, series, undefined)
}

function subjectsOf(programme: Programme, series: Series, round: Round | undefined): readonly SubjectId[] {
  const asked = new Set(series.questions.map(({ scope }) => scope))
  return Object.entries(scopes).flatMap(([name, scope]) =>
    [...asked].some((each) => each === name) ? scope.subjects(programme, series, round) : [],
  )
}

/** Where a subject stands in the register of now; undefined for what the register has no longer. */
export function placeOfSubject(programme: Programme, id: SubjectId): SubjectPlace | undefined {
  const subject = parseSubject(id)
  return subject === undefined ? undefined : byName[subject.scope].place(programme, subject)
}

/** The sheet on which a subject is answered. */
export function sheetOfSubject(programme: Programme, id: SubjectId): SheetId | undefined {
  const subject = parseSubject(id)
  return subject === undefined ? undefined : byName[subject.scope].sheet(programme, subject)
}

const topicIndexes = new WeakMap<Programme, ReadonlyMap<SheetId, Topic>>()

/** What every sheet is about, in the order of the register; one never changes in place, so that once is enough. */
export function topicsOf(programme: Programme): ReadonlyMap<SheetId, Topic> {
  const known = topicIndexes.get(programme)
  if (known !== undefined) return known
  const topics = Object.values(byName).flatMap((scope) => scope.topics(programme))
  const index = new Map(topics.map((topic) => [topic.sheet, topic]))
  topicIndexes.set(programme, index)
  return index
}

/** What a sheet is about; undefined once the register has it no longer. */
export function topicOf(programme: Programme, { id }: { readonly id: SheetId }): Topic | undefined {
  return topicsOf(programme).get(id)
}

/** Whether somebody else can be made to answer for the sheet: not for the programme's, which is its coordinators'. */
export function canChangeOwners(sheet: SheetId): boolean {
  const subject = parseSubject(sheet)
  return subject !== undefined && byName[subject.scope].withOwners !== undefined
}

/** The register with other owners for one sheet, as it is where they cannot be changed. */
export function withOwners(programme: Programme, sheet: SheetId, owners: readonly Email[]): Programme {
  const subject = parseSubject(sheet)
  if (subject === undefined) return programme
  return byName[subject.scope].withOwners?.(programme, subject, owners) ?? programme
}
