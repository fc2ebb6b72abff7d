import { type Draft, firstSentAt, type Sheet, sentAnswer } from './answer.ts'
import type { ExpectedSheet, OpenedRound } from './expected-set.ts'
import { openReturn } from './sheet-act.ts'
import type { SubjectId } from './subject.ts'

/**
 * expected = answered + missing + exempt, always; `late` are among the answered, `draft` and `returned` among the
 * missing.
 */
export interface Counts {
  readonly expected: number
  readonly answered: number
  readonly missing: number
  readonly exempt: number
  readonly late: number
  readonly draft: number
  readonly returned: number
}

export type SubjectState = 'answered' | 'missing' | 'exempt'

export interface SubjectStanding {
  readonly subject: SubjectId
  readonly sheet: ExpectedSheet
  readonly state: SubjectState
  /** First sent after answers were due. */
  readonly late: boolean
  /** Missing, but something has been typed. */
  readonly draft: boolean
  /** Missing, because a coordinator returned it for completion. */
  readonly returned: boolean
}

/** Where every counted subject of the round stands. */
export function standings(opened: OpenedRound, sheets: ReadonlyMap<string, Sheet>): readonly SubjectStanding[] {
  return opened.sheets.flatMap((expected) => standingsIn(opened, expected, sheets.get(expected.id)))
}

/** Where the counted subjects of one sheet stand. */
export function standingsIn(
  opened: Pick<OpenedRound, 'round' | 'exemptions'>,
  expected: ExpectedSheet,
  sheet: Sheet | undefined,
): readonly SubjectStanding[] {
  const exempt = exemptIn(opened)
  const { subjects } = expected
  // `map` makes an array of the right size, pushing one of seventeen: a round has thousands of sheets.
  const counted = subjects.every(isCounted) ? subjects : subjects.filter(isCounted)
  return counted.map(({ id }) => standing(opened, expected, sheet, id, exempt.has(id)))
}

function isCounted({ counted }: ExpectedSheet['subjects'][number]): boolean {
  return counted
}

const exemptIndexes = new WeakMap<object, ReadonlySet<SubjectId>>()

/** An opened round never changes in place, so that going through its exemptions once is enough. */
function exemptIn({ exemptions }: Pick<OpenedRound, 'exemptions'>): ReadonlySet<SubjectId> {
  const known = exemptIndexes.get(exemptions)
  const index = known ?? new Set(exemptions.map(({ subject }) => subject))
  if (known === undefined) exemptIndexes.set(exemptions, index)
  return index
}

export function count(all: readonly SubjectStanding[]): Counts {
  const tally = emptyTally()
  addTo(tally, all)
  return tally
}

/** Counts while they are being added up: a round of thousands is gone through once for all of its groups. */
export type Tally = { -readonly [Count in keyof Counts]: number }

export function emptyTally(): Tally {
  return { expected: 0, answered: 0, missing: 0, exempt: 0, late: 0, draft: 0, returned: 0 }
}

export function addTo(tally: Tally, all: readonly SubjectStanding[]): void {
  for (const standing of all) addOne(tally, standing)
}

export function addOne(tally: Tally, { state, late, draft, returned }: SubjectStanding): void {
  tally.expected += 1
  tally[state] += 1
  if (late) tally.late += 1
  if (draft) tally.draft += 1
  if (returned) tally.returned += 1
}

/** What was emptied, as when its only text was moved elsewhere, is no draft any more. */
function hasTyped(draft: Draft | undefined): boolean {
  if (draft === undefined) return false
  const { answer } = draft
  return answer.kind !== 'values' || answer.keptReason !== undefined || Object.keys(answer.values).length > 0
}

function standing(
  opened: Pick<OpenedRound, 'round'>,
  expected: ExpectedSheet,
  sheet: Sheet | undefined,
  subject: SubjectId,
  isExempt: boolean,
): SubjectStanding {
  if (sheet === undefined) {
    const state = isExempt ? 'exempt' : 'missing'
    return { subject, sheet: expected, state, late: false, draft: false, returned: false }
  }
  const answered = sentAnswer(sheet, subject) !== undefined
  // An exemption wins over an answer that came before it: the subject is not reported.
  const state = isExempt ? 'exempt' : answered ? 'answered' : 'missing'
  const sentAt = state === 'answered' ? firstSentAt(sheet, subject) : undefined
  return {
    subject,
    sheet: expected,
    state,
    late: sentAt !== undefined && sentAt > opened.round.dueAt,
    draft: state === 'missing' && hasTyped(sheet.drafts[subject]),
    returned: state === 'missing' && openReturn(sheet, subject) !== undefined,
  }
}
