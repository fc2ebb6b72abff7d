import type { Programme } from '../../domain/programme.ts'
import { reminderPlan } from '../../domain/reminder-plan.ts'
import { roundsOf } from '../../domain/round.ts'
import type { Finding } from '../fault.ts'
import { programmeDaysOff } from '../years.ts'

/** A reminder that would precede the opening or follow the lock is left out: here in every round there is. */
export function remindersNeverSent(programme: Programme): readonly Finding[] {
  const off = programmeDaysOff(programme)
  return programme.series.flatMap((series, index): readonly Finding[] => {
    const rounds = roundsOf(programme, series, off)
    if (rounds.length === 0) return []
    const sent = new Set(rounds.flatMap((round) => reminderPlan(programme, series, round, off).map(({ id }) => id)))
    const { workingDaysBefore, workingDaysAfter } = series.reminders
    const path = ['series', index, 'reminders']
    return [
      ...workingDaysBefore.flatMap((days, at): readonly Finding[] =>
        sent.has(`before-${days}`)
          ? []
          : [{ path: [...path, 'workingDaysBefore', at], code: 'reminder-before-opening', values: { count: days } }],
      ),
      ...workingDaysAfter.flatMap((days, at): readonly Finding[] =>
        sent.has(`after-${days}`)
          ? []
          : [{ path: [...path, 'workingDaysAfter', at], code: 'reminder-after-lock', values: { count: days } }],
      ),
    ]
  })
}
