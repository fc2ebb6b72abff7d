import { type ExpectedSheet, freezeExpectedSet, type OpenedRound } from './expected-set.ts'
import type { Instant } from './instant.ts'
import type { Email, Programme, Series } from './programme.ts'
import { type QuestionEffects, questionEffects } from './question-effects.ts'
import type { OwnerMove } from './register-change.ts'
import type { RoundId } from './round.ts'
import { lastLockOf, sheetLocksAt } from './round-acts.ts'
import type { SubjectId } from './subject.ts'

/** What a change of the register means for a round that is open: its expected set stays, and others may answer it. */
export interface RoundEffect {
  readonly round: RoundId
  readonly moves: readonly OwnerMove[]
  /** New: asked from the next round on. */
  readonly later: number
  /** No longer in the register: still asked in this round, unless exempted. */
  readonly stillAsked: number
  readonly questions: QuestionEffects
  /** The calendar changes: the dates of this round stay as they were when it opened. */
  readonly calendar: boolean
}

/** Only of rounds that still take answers; once a round is locked, only of its sheets that were reopened. */
export function effectsOnRounds(
  before: Programme,
  after: Programme,
  rounds: readonly OpenedRound[],
  now: Instant,
): readonly RoundEffect[] {
  return rounds
    .filter((opened) => now < lastLockOf(opened))
    .map((opened) => effectOn(before, after, opened, now))
    .filter(hasEffect)
}

function hasEffect({ moves, later, stillAsked, questions, calendar }: RoundEffect): boolean {
  const { added, changed, removed, ending } = questions
  return calendar || moves.length + later + stillAsked + added + changed + removed + ending > 0
}

function effectOn(before: Programme, after: Programme, opened: OpenedRound, now: Instant): RoundEffect {
  const old = expectedBy(before, opened)
  const fresh = expectedBy(after, opened)
  const open = opened.sheets.filter((sheet) => now < sheetLocksAt(opened, sheet.id))
  const asked = subjectsOf(open)
  const oldSubjects = subjectsOf([...old.values()])
  const freshSubjects = subjectsOf([...fresh.values()])
  const moves = open.flatMap((sheet): readonly OwnerMove[] => {
    const owners = fresh.get(sheet.id)?.owners
    const changed = owners !== undefined && !areSameOwners(owners, old.get(sheet.id)?.owners ?? [])
    if (!changed || areSameOwners(owners, sheet.owners)) return []
    const project = sheet.project === undefined ? {} : { project: sheet.project }
    return [{ round: opened.round.id, sheet: sheet.id, ...project, before: sheet.owners, after: owners }]
  })
  return {
    round: opened.round.id,
    moves,
    // A round that only a reopening keeps open has asked what it asks: what is new is no news of it.
    later:
      now < opened.round.locksAt
        ? [...freshSubjects].filter((subject) => !oldSubjects.has(subject) && !asked.has(subject)).length
        : 0,
    stillAsked: [...asked].filter((subject) => oldSubjects.has(subject) && !freshSubjects.has(subject)).length,
    questions: questionEffects(seriesOf(before, opened), seriesOf(after, opened), opened.round),
    calendar: calendarOf(before, opened) !== calendarOf(after, opened),
  }
}

function seriesOf({ series }: Programme, { round }: OpenedRound): Series | undefined {
  return series.find(({ id }) => id === round.series)
}

function calendarOf(programme: Programme, opened: OpenedRound): string {
  const { timeZone, holidays } = programme
  return JSON.stringify([seriesOf(programme, opened)?.schedule, timeZone, holidays])
}

/** What the round would ask if it opened on this register. */
function expectedBy(programme: Programme, opened: OpenedRound): ReadonlyMap<string, ExpectedSheet> {
  const series = seriesOf(programme, opened)
  const sheets = series === undefined ? [] : freezeExpectedSet(programme, series, opened.round)
  return new Map(sheets.map((sheet) => [sheet.id, sheet]))
}

function subjectsOf(sheets: readonly ExpectedSheet[]): ReadonlySet<SubjectId> {
  return new Set(sheets.flatMap(({ subjects }) => subjects.map(({ id }) => id)))
}

/** In whatever order they are named. */
export function areSameOwners(one: readonly Email[], other: readonly Email[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}
