import type { Answer } from './answer.ts'
import { type AnswerValues, sameValue } from './answer-value.ts'
import { canonicalJson } from './canonical-json.ts'
import { changedParts } from './frame-changes.ts'
import type { LocalDate } from './programme.ts'
import type { ChangedPlace, ReportChange } from './report-correction.ts'
import type { DatedAnswer, ReportModel, ReportSubject } from './report-model.ts'
import { summaryChanges } from './summary-changes.ts'

/** Everything that a reader of the newer edition finds otherwise than in the older; empty if and only if both say the same. */
export function reportChanges(before: ReportModel, after: ReportModel): readonly ReportChange[] {
  const older = new Map(before.subjects.map((subject) => [subject.id, subject]))
  const newer = new Set(after.subjects.map(({ id }) => id))
  const gone = before.subjects.filter(({ id }) => !newer.has(id))
  const told = [
    ...summaryChanges(before, after),
    ...after.subjects.flatMap((subject) => {
      const before = older.get(subject.id)
      return subjectChanges(before, likeBefore(before, subject), after.round.deadline)
    }),
    ...gone.flatMap((subject) => subjectChanges(subject, undefined, after.round.deadline)),
    ...frameChanges(before, after),
  ]
  // What follows from the subjects is worth a line only where nothing else tells of it.
  return told.length > 0 ? told : changedParts(before, after, derived)
}

/** Editions of before owners were told do not differ by them. */
function likeBefore(before: ReportSubject | undefined, { owners, ...rest }: ReportSubject): ReportSubject {
  const isTold = owners !== undefined && (before === undefined || before.owners !== undefined)
  return isTold ? { ...rest, owners } : rest
}

/** Whether two compilations say the same, whenever they were made. */
export function saysTheSame(one: ReportModel, other: ReportModel): boolean {
  return reportChanges(one, other).length === 0
}

/** What the public may read of changes between reports for coordinators: of editions of before the public ones were compared. */
export function publicChanges(changes: readonly ReportChange[]): readonly ReportChange[] {
  return changes.filter(
    (change) => (change.what !== 'frame' || !derived.includes(change.part)) && !forCoordinators.has(change.what),
  )
}

const forCoordinators: ReadonlySet<ReportChange['what']> = new Set(['state', 'details'])
const derived: readonly string[] = ['counts', 'missing']

/** The parts that differ between any two compilations, or that are told elsewhere. */
const untold: ReadonlySet<string> = new Set(['compiledAt', 'edition', 'corrections', 'deliveries'])
const toldApart: ReadonlySet<string> = new Set(['subjects', 'summary', 'earlierSummaries', ...derived])

function frameChanges(before: ReportModel, after: ReportModel): readonly ReportChange[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const ids = ({ subjects }: ReportModel): readonly string[] => subjects.map(({ id }) => id)
  const moved = isSame([...ids(before)].sort(), [...ids(after)].sort()) && !isSame(ids(before), ids(after))
  return [
    ...changedParts(
      before,
      after,
      parts.filter((part) => !untold.has(part) && !toldApart.has(part)),
    ),
    ...(moved ? [{ what: 'frame' as const, part: 'order' }] : []),
  ]
}

function subjectChanges(
  before: ReportSubject | undefined,
  after: ReportSubject | undefined,
  deadline: LocalDate,
): readonly ReportChange[] {
  const subject = after ?? before
  if (subject === undefined || isSame(before, after)) return []
  const { id, project, goal } = subject
  const place: ChangedPlace = {
    subject: id,
    ...(project === undefined ? {} : { project }),
    ...(goal === undefined ? {} : { goal }),
  }
  const answers = answerChanges(place, printed(before, deadline), printed(after, deadline))
  const targets = { before: before?.targets ?? [], after: after?.targets ?? [] }
  const changes: readonly ReportChange[] = [
    ...answers,
    ...(isSame(targets.before, targets.after) ? [] : [{ ...place, what: 'targets' as const, ...targets }]),
    ...(before?.state === after?.state
      ? []
      : [
          {
            ...place,
            what: 'state' as const,
            ...(before?.state === undefined ? {} : { before: before.state }),
            ...(after?.state === undefined ? {} : { after: after.state }),
          },
        ]),
  ]
  const fields = changedFields(before, after)
  // Who sent it follows from another answer; where it stands in the register does not.
  const told = changes.length === 0 ? fields : fields.filter((field) => ofRegister.has(field))
  return told.length === 0 && changes.length > 0 ? changes : [...changes, { ...place, what: 'details', fields: told }]
}

/** Where a subject stands in the register. */
const ofRegister: ReadonlySet<string> = new Set(['area', 'theme', 'alsoUnder', 'parts', 'baseline'])
const toldByThemselves: ReadonlySet<string> = new Set(['answer', 'translations', 'joins', 'targets', 'state'])

/** The fields of a subject that differ, without those that have a line of their own. */
function changedFields(before: ReportSubject | undefined, after: ReportSubject | undefined): readonly string[] {
  if (before === undefined) return ['added']
  if (after === undefined) return ['removed']
  const [older, newer] = [new Map<string, unknown>(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...older.keys(), ...newer.keys()])].filter(
    (field) => !toldByThemselves.has(field) && !isSame(older.get(field), newer.get(field)),
  )
}

/** The answers of a subject by their round, this round's last. */
function printed(subject: ReportSubject | undefined, deadline: LocalDate): ReadonlyMap<LocalDate, DatedAnswer> {
  if (subject === undefined) return new Map()
  const { answer, originals, translations, joins, history } = subject
  const own: DatedAnswer | undefined =
    answer === undefined
      ? undefined
      : {
          deadline,
          answer,
          ...(originals === undefined ? {} : { originals }),
          ...(translations === undefined ? {} : { translations }),
          ...(joins === undefined ? {} : { joins }),
        }
  return new Map([...history, ...(own === undefined ? [] : [own])].map((each) => [each.deadline, each]))
}

function answerChanges(
  place: ChangedPlace,
  before: ReadonlyMap<LocalDate, DatedAnswer>,
  after: ReadonlyMap<LocalDate, DatedAnswer>,
): readonly ReportChange[] {
  const deadlines = [...new Set([...before.keys(), ...after.keys()])].sort()
  return deadlines.flatMap((deadline): readonly ReportChange[] => {
    const [one, other] = [before.get(deadline), after.get(deadline)]
    const answer: readonly ReportChange[] = isSame(one?.answer, other?.answer)
      ? []
      : [{ ...place, what: 'answer', deadline, ...onlyChanged(one?.answer, other?.answer) }]
    const translation: readonly ReportChange[] = isSame(one?.translations, other?.translations)
      ? []
      : [{ ...place, what: 'translation', deadline }]
    const joins = { before: one?.joins ?? [], after: other?.joins ?? [] }
    const joined: readonly ReportChange[] = isSame(joins.before, joins.after)
      ? []
      : [{ ...place, what: 'joins', deadline, ...joins }]
    return [...answer, ...translation, ...joined]
  })
}

function onlyChanged(before: Answer | undefined, after: Answer | undefined): { before?: Answer; after?: Answer } {
  const differ = (one: AnswerValues, other: AnswerValues): AnswerValues =>
    Object.fromEntries(Object.entries(one).filter(([id, value]) => !sameValue(other[id], value)))
  if (before?.kind === 'values' && after?.kind === 'values') {
    return {
      before: { ...before, values: differ(before.values, after.values) },
      after: { ...after, values: differ(after.values, before.values) },
    }
  }
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}
