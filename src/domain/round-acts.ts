import type { Exemption, OpenedRound } from './expected-set.ts'
import type { Extension } from './extension.ts'
import type { Instant } from './instant.ts'
import type { Round } from './round.ts'
import type { RoundAct } from './round-act.ts'
import type { SheetId, SubjectId } from './subject.ts'

/** The round once the act is done, or undefined where it is so already: a repeat, or somebody was faster. */
export function withRoundAct(opened: OpenedRound, act: RoundAct): OpenedRound | undefined {
  const { round } = opened
  const done = (record: RoundAct, changed: Partial<OpenedRound> = {}): OpenedRound => ({
    ...opened,
    ...changed,
    acts: [...actsOf(opened), record],
  })
  switch (act.act) {
    case 'exempted': {
      const subjects = act.subjects.filter((subject) => exemptionOf(opened, subject) === undefined)
      const { reason, by, at } = act
      const added = subjects.map((subject): Exemption => ({ subject, reason, by, at }))
      if (added.length === 0) return undefined
      return done({ ...act, subjects }, { exemptions: [...opened.exemptions, ...added] })
    }
    case 'included': {
      const subjects = act.subjects.filter((subject) => exemptionOf(opened, subject) !== undefined)
      if (subjects.length === 0) return undefined
      const exemptions = opened.exemptions.filter(({ subject }) => !subjects.includes(subject))
      return done({ ...act, subjects }, { exemptions })
    }
    case 'reopened':
      return reopeningOf(opened, act.sheet)?.until === act.until ? undefined : done(act)
    case 'closed':
      if (round.locksAt <= act.at) return undefined
      return done({ ...act, before: round.locksAt }, { round: { ...round, locksAt: act.at } })
    case 'opened-again': {
      const closing = earlyClosing(opened)
      if (closing === undefined) return undefined
      return done({ ...act, before: closing.at }, { round: { ...round, locksAt: closing.before } })
    }
    case 'reminded':
      return actsOf(opened).some((each) => each.act === 'reminded' && each.step === act.step) ? undefined : done(act)
  }
}

/** The round with its new dates, or undefined where it is no longer the one that they were reckoned from. */
export function withExtension(
  opened: OpenedRound,
  from: Round,
  to: Round,
  extension: Extension,
): OpenedRound | undefined {
  const { answersDue, locksAt, extended } = opened.round
  const isSame = from.answersDue === answersDue && from.locksAt === locksAt && from.extended?.times === extended?.times
  return isSame ? { ...opened, round: to, extensions: [...(opened.extensions ?? []), extension] } : undefined
}

export function actsOf({ acts = [] }: Pick<OpenedRound, 'acts'>): readonly RoundAct[] {
  return acts
}

export function exemptionOf(
  { exemptions }: Pick<OpenedRound, 'exemptions'>,
  subject: SubjectId,
): Exemption | undefined {
  return exemptions.find((each) => each.subject === subject)
}

type Reopening = Extract<RoundAct, { readonly act: 'reopened' }>

/** The newest word on reopening the sheet, be it over or not. */
export function reopeningOf(opened: Pick<OpenedRound, 'acts'>, sheet: SheetId): Reopening | undefined {
  return actsOf(opened).findLast((each): each is Reopening => each.act === 'reopened' && each.sheet === sheet)
}

/** Until when the sheet takes answers: with the round, or longer where it was reopened. */
export function sheetLocksAt({ round, acts }: Pick<OpenedRound, 'round' | 'acts'>, sheet: SheetId): Instant {
  const until = acts === undefined ? undefined : reopeningOf({ acts }, sheet)?.until
  return until !== undefined && until > round.locksAt ? until : round.locksAt
}

/** The last moment at which any sheet of the round takes answers. */
export function lastLockOf({ round, acts = [] }: Pick<OpenedRound, 'round' | 'acts'>): Instant {
  const sheets = acts.flatMap((each) => (each.act === 'reopened' ? [each.sheet] : []))
  const locks = [round.locksAt, ...sheets.map((sheet) => sheetLocksAt({ round, acts }, sheet))]
  return locks.sort().at(-1) ?? round.locksAt
}

/** The closing before its time that is in force; an extension since then has opened the round again. */
export function earlyClosing(opened: OpenedRound): Extract<RoundAct, { readonly act: 'closed' }> | undefined {
  const last = actsOf(opened).findLast(({ act }) => act === 'closed' || act === 'opened-again')
  return last?.act === 'closed' && opened.round.locksAt === last.at ? last : undefined
}
