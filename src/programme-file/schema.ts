import { z } from 'zod/v4'
import { languages } from '../domain/local-text.ts'
import type { HistoryAnswer, HistorySummary, Programme } from '../domain/programme.ts'
import { hasHolidays } from './holidays.ts'
import { present } from './present.ts'
import { area, contact, goal, person, place, project, scaleStep, theme, unit } from './schema-register.ts'
import { seriesList, toSeries } from './schema-series.ts'
import { date, email, emails, id, localText, strict } from './schema-values.ts'
import { said } from './sentences.ts'

const plain = z.union([z.string(), z.number()])
/** Of which type it is meant to be the question says: a rule compares them. */
const answer = z.union(
  [z.string(), z.number(), z.array(z.string()), z.array(z.record(z.string(), plain))],
  said({ code: 'bad-answer' }),
)

const history = strict({
  series: id.optional(),
  round: date,
  subject: z.string().optional(),
  answers: z.record(z.string(), answer).optional(),
  summary: strict({ goal: id, area: id.optional(), text: z.string().min(1) })
    .transform(present)
    .optional(),
})

const file = strict({
  version: z.literal(1).default(1),
  programme: id,
  name: localText,
  language: z.enum(languages).default('fi'),
  timeZone: z
    .string()
    .refine(isTimeZone, said({ code: 'bad-time-zone' }))
    .default('Europe/Helsinki'),
  holidays: z
    .string()
    .refine(hasHolidays, said({ code: 'no-holidays' }))
    .default('FI'),
  goals: z.array(goal),
  areas: z.array(area).default([]),
  themes: z.array(theme).default([]),
  units: z.array(unit).default([]),
  places: z.array(place).default([]),
  scale: z.array(scaleStep).default([]),
  people: z.array(person).default([]),
  coordinators: z.array(email).min(1, said({ code: 'no-coordinator' })),
  readers: emails,
  contacts: z.array(contact).default([]),
  channel: strict({ team: z.string().min(1), channel: z.string().min(1) }).optional(),
  projects: z.array(project),
  series: seriesList,
  history: z.array(history).default([]),
})

/**
 * The shape of a programme file, to the domain's register.
 * It sees one value at a time: what must agree between values is in `rules/`, and only `readProgramme` applies both.
 */
export const programmeSchema = file.transform(toProgramme)

function toProgramme(given: z.output<typeof file>): Programme {
  const { programme, history: earlier, series, ...register } = given
  const onlySeries = series[0]?.id ?? ''
  const answers: HistoryAnswer[] = []
  const summaries: HistorySummary[] = []
  for (const entry of earlier) {
    const at = { series: entry.series ?? onlySeries, round: entry.round }
    if (entry.summary !== undefined) summaries.push({ ...at, ...entry.summary })
    if (entry.subject !== undefined) answers.push({ ...at, subject: entry.subject, answers: entry.answers ?? {} })
  }
  return present({
    ...register,
    id: programme,
    series: series.map((each) => toSeries(each, given.goals)),
    history: answers,
    summaries,
  })
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
