import { firstSentAt, type Sheet, sentAnswer } from './answer.ts'
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
  return expected.subjects
    .filter(({ counted }) => counted)
    .map(({ id }) => standing(opened, expected, sheet, id, exempt.has(id)))
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
  const counts = { expected: all.length, answered: 0, missing: 0, exempt: 0, late: 0, draft: 0, returned: 0 }
  for (const { state, late, draft, returned } of all) {
    counts[state] += 1
    if (late) counts.late += 1
    if (draft) counts.draft += 1
    if (returned) counts.returned += 1
  }
  return counts
}

function standing(
  opened: Pick<OpenedRound, 'round'>,
  expected: ExpectedSheet,
  sheet: Sheet | undefined,
  subject: SubjectId,
  isExempt: boolean,
): SubjectStanding {
  const answered = sheet !== undefined && sentAnswer(sheet, subject) !== undefined
  // An exemption wins over an answer that came before it: the subject is not reported.
  const state = isExempt ? 'exempt' : answered ? 'answered' : 'missing'
  const sentAt = sheet === undefined ? undefined : firstSentAt(sheet, subject)
  return {
    subject,
    sheet: expected,
    state,
    late: state === 'answered' && sentAt !== undefined && sentAt > opened.round.dueAt,
    draft: state === 'missing' && sheet?.drafts[subject] !== undefined,
    returned: state === 'missing' && sheet !== undefined && openReturn(sheet, subject) !== undefined,
  }
}
