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
  const exempt = new Set(opened.exemptions.map(({ subject }) => subject))
  return opened.sheets.flatMap((expected) => {
    const sheet = sheets.get(expected.id)
    return expected.subjects
      .filter(({ counted }) => counted)
      .map(({ id }) => standing(opened, expected, sheet, id, exempt.has(id)))
  })
}

export function count(all: readonly SubjectStanding[]): Counts {
  const inState = (state: SubjectState): number => all.filter((each) => each.state === state).length
  return {
    expected: all.length,
    answered: inState('answered'),
    missing: inState('missing'),
    exempt: inState('exempt'),
    late: all.filter(({ late }) => late).length,
    draft: all.filter(({ draft }) => draft).length,
    returned: all.filter(({ returned }) => returned).length,
  }
}

function standing(
  opened: OpenedRound,
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
