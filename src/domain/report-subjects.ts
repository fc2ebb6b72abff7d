import { firstSentAt, type SentRevision, type Sheet, sameAnswer, sentAnswer } from './answer.ts'
import type { EarlierAnswer } from './earlier-answers.ts'
import type { OpenedRound } from './expected-set.ts'
import { standings } from './gaps.ts'
import { type PrintFacts, printedAnswer } from './printed-answer.ts'
import type { Programme } from './programme.ts'
import { repeats } from './repeated-texts.ts'
import type { ReportSubject } from './report-model.ts'
import { reportPerson } from './report-person.ts'
import { placeOfSubject, scopeRank } from './scopes/registry.ts'
import { themeOf } from './scopes/scope.ts'
import { parseSubject, type SheetId, type Subject, type SubjectId, sectionSubject } from './subject.ts'

export interface SubjectFacts extends PrintFacts {
  readonly opened: OpenedRound
  /** This round's. */
  readonly sheets: ReadonlyMap<SheetId, Sheet>
  readonly earlier: ReadonlyMap<SubjectId, readonly EarlierAnswer[]>
}

/** Every subject expected in the round, and those that ended but have answers of earlier rounds. */
export function reportSubjects(facts: SubjectFacts): readonly ReportSubject[] {
  const { opened, sheets, earlier } = facts
  const expected = opened.sheets.flatMap((sheet) =>
    sheet.subjects.map(({ id }) => ({ id, sheet: sheets.get(sheet.id), owners: sheet.owners })),
  )
  const asked = new Set(expected.map(({ id }) => id))
  const ended = [...earlier.keys()].filter((id) => !asked.has(id) && historyOf(facts, id).length > 0)
  const standing = new Map(standings(opened, sheets).map((each) => [each.subject, each]))
  const all = [...expected, ...ended.map((id) => ({ id, sheet: undefined, owners: [] }))]
  const subjects = all.flatMap(({ id, sheet, owners }) => {
    const subject = parseSubject(id)
    if (subject === undefined) return []
    const { state, late = false } = standing.get(id) ?? {}
    const history = historyOf(facts, id)
    const answered = exemptionOrAnswer(facts, id, sheet, late)
    return [
      {
        id,
        ...standingAt(facts.programme, subject, id),
        ...(state === undefined ? {} : { state }),
        ...(owners.length === 0 ? {} : { owners: owners.map((email) => reportPerson(facts.programme, email)) }),
        history: history.map(({ deadline, answer }) => ({ deadline, ...printedAnswer(facts, id, deadline, answer) })),
        ...answered,
        ...(answered.answer === undefined ? {} : printedAnswer(facts, id, opened.round.deadline, answered.answer)),
        ...(repeats(answered.answer, history.at(-1)?.answer) ? { repeatsLast: true as const } : {}),
      },
    ]
  })
  return inReportOrder(facts.programme, subjects)
}

/** Where a subject stands; the register may know less of it than when the round opened. */
function standingAt(
  programme: Programme,
  { scope, project, goal: named, theme: own, section }: Subject,
  id: SubjectId,
): Omit<ReportSubject, 'id' | 'history'> {
  const place = placeOfSubject(programme, id)
  const { line } = place ?? {}
  const area = place?.project?.area
  const goal = named ?? place?.goal
  const theme = own ?? (place === undefined ? undefined : themeOf(place))
  const baseline = line?.baseline ?? place?.theme?.baseline
  return {
    scope,
    ...(project === undefined ? {} : { project }),
    ...(goal === undefined ? {} : { goal }),
    ...(area === undefined ? {} : { area }),
    ...(theme === undefined ? {} : { theme }),
    ...(section === undefined ? {} : { section }),
    ...(line === undefined || line.alsoUnder.length === 0 ? {} : { alsoUnder: line.alsoUnder }),
    ...(line === undefined || line.parts.length === 0 ? {} : { parts: line.parts }),
    ...(baseline === undefined ? {} : { baseline }),
    targets: line?.targets ?? [],
  }
}

function historyOf({ opened, earlier }: SubjectFacts, id: SubjectId): readonly EarlierAnswer[] {
  return (earlier.get(id) ?? []).filter(({ deadline }) => deadline < opened.round.deadline)
}

function exemptionOrAnswer(
  { programme, opened }: SubjectFacts,
  id: SubjectId,
  sheet: Sheet | undefined,
  late: boolean,
): Pick<ReportSubject, 'answer' | 'sent' | 'exemption'> {
  const exemption = opened.exemptions.find(({ subject }) => subject === id)
  if (exemption !== undefined) {
    return { exemption: { reason: exemption.reason, by: reportPerson(programme, exemption.by) } }
  }
  const sending = sheet === undefined ? undefined : sendingOf(sheet, id)
  const answer = sending?.answers[id]
  if (sending === undefined || answer === undefined) return {}
  const { sentAt, sentBy, onBehalfOf } = sending
  return {
    answer,
    sent: {
      at: sentAt,
      by: reportPerson(programme, sentBy),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: reportPerson(programme, onBehalfOf) }),
      late,
      ...(sheet !== undefined && !late && sending.moved !== true && isCorrected(opened, sheet, id, sentAt)
        ? { corrected: true }
        : {}),
      ...(sending.moved === true ? { moved: true } : {}),
    },
  }
}

/** Sent in time, and these words only after answers were due. */
function isCorrected({ round }: OpenedRound, sheet: Sheet, id: SubjectId, sentAt: string): boolean {
  const first = firstSentAt(sheet, id)
  return first !== undefined && first <= round.dueAt && sentAt > round.dueAt
}

/** The sending that gave the answer its present words: a later one may have changed only its neighbours. */
function sendingOf(sheet: Sheet, id: SubjectId): SentRevision | undefined {
  const answer = sentAnswer(sheet, id)
  const before = sheet.revisions.findLastIndex((revision) => !sameAnswer(revision.answers[id], answer))
  return answer === undefined ? undefined : sheet.revisions[before + 1]
}

function inReportOrder(programme: Programme, subjects: readonly ReportSubject[]): readonly ReportSubject[] {
  const goal = ranks(programme.goals)
  const area = ranks(programme.areas)
  const project = ranks(programme.projects)
  const theme = ranks(programme.themes)
  // Spearheads may call their sections alike.
  const section = ranks(
    programme.themes.flatMap(({ id, sections }) => sections.map((each) => ({ id: sectionSubject(id, each.id) }))),
  )
  const place = (subject: ReportSubject): readonly number[] => [
    scopeRank(subject.scope),
    goal(subject.goal),
    area(subject.area),
    project(subject.project),
    theme(subject.scope === 'line' ? undefined : subject.theme),
    section(subject.id),
  ]
  return subjects
    .map((subject) => ({ subject, place: place(subject) }))
    .sort((one, other) => comparePlaces(one.place, other.place))
    .map(({ subject }) => subject)
}

/** What the register does not know comes last. */
function ranks(listed: readonly { readonly id: string }[]): (id: string | undefined) => number {
  const order = new Map(listed.map(({ id }, index) => [id, index]))
  return (id) => (id === undefined ? undefined : order.get(id)) ?? listed.length
}

function comparePlaces(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((rank, index) => rank !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
