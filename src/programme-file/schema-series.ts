import { z } from 'zod/v4'
import { type Deadlines, reportSections, type Series } from '../domain/programme.ts'
import { present } from './present.ts'
import { question, quickAnswer } from './schema-question.ts'
import { date, days, id, localText, officeHours, strict, timeOfDay, titledText, yearlyDay } from './schema-values.ts'

const deadlines = strict({
  yearly: z.array(yearlyDay).min(1).optional(),
  monthly: z.int().min(1).max(31).optional(),
  dates: z.array(date).optional(),
})

const schedule = strict({
  deadlines: deadlines.prefault({}),
  from: date.optional(),
  to: date.optional(),
  asOf: z.enum(['previous-month', 'same-month', 'none']).default('previous-month'),
  opens: strict({ daysBefore: days.default(28) }).prefault({}),
  answersDue: strict({ workingDaysBefore: days.default(5) }).prefault({}),
  locks: strict({ daysAfter: days.default(7) }).prefault({}),
  report: strict({ workingDaysBefore: days.default(0), at: timeOfDay.default('12:00') }).prefault({}),
}).transform((given) =>
  present({
    deadlines: toDeadlines(given.deadlines),
    from: given.from,
    to: given.to,
    asOf: given.asOf,
    opensDaysBefore: given.opens.daysBefore,
    answersDueWorkingDaysBefore: given.answersDue.workingDaysBefore,
    locksDaysAfter: given.locks.daysAfter,
    report: given.report,
  }),
)

/** More than this is harassment, whatever the plan says. */
export const mostReminders = 12

const reminders = strict({
  at: officeHours.default('09:00'),
  workingDaysBefore: z.array(days).default([10, 5, 2, 0]),
  workingDaysAfter: z.array(days.min(1)).default([1, 3]),
  most: z.int().min(0).max(mostReminders).default(6),
  escalateAfterWorkingDays: days.default(1),
  fallback: z.enum(['channel', 'none']).default('channel'),
})

const series = strict({
  id,
  name: localText.optional(),
  roundLabel: z.enum(['season', 'month', 'date']).optional(),
  schedule: schedule.prefault({}),
  reminders: reminders.prefault({}),
  questions: z.array(question).default([]),
  quickAnswers: z.array(quickAnswer).default([]),
  sections: z.array(z.enum(reportSections)).default(['summary', 'progress', 'results', 'deviations']),
  columns: z.enum(['all', 'past']).default('all'),
  front: z.array(titledText).default([]),
  summaryGoals: z.array(id).optional(),
})

export const seriesList = z.array(series).min(1)

/** Fills in what follows from the rest of the file: a summary covers every goal where none is named. */
export function toSeries(given: z.output<typeof series>, goals: readonly { readonly id: string }[]): Series {
  return {
    ...given,
    name: given.name ?? given.id,
    roundLabel: given.roundLabel ?? labelByDeadlines[given.schedule.deadlines.kind],
    summaryGoals: given.summaryGoals ?? goals.map((goal) => goal.id),
  }
}

const labelByDeadlines = { yearly: 'season', monthly: 'month', dates: 'date' } as const

/** A series without deadlines has no rounds. */
function toDeadlines({ yearly, monthly, dates }: z.output<typeof deadlines>): Deadlines {
  if (yearly !== undefined) return { kind: 'yearly', days: yearly }
  if (monthly !== undefined) return { kind: 'monthly', day: monthly }
  return { kind: 'dates', dates: dates ?? [] }
}
