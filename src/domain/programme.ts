import type { AnswerValues } from './answer-value.ts'
import type { LocalDate } from './local-date.ts'
import type { Language, LocalText } from './local-text.ts'
import type { Question, QuickAnswer } from './question.ts'

export type { LocalDate } from './local-date.ts'

/** A lower-case e-mail address: how the register names a person. */
export type Email = string

export interface Goal {
  readonly id: string
  readonly number?: number
  readonly name: LocalText
  readonly short?: LocalText
  readonly owners: readonly Email[]
  readonly texts: readonly TitledText[]
  /** Absent where it lasts as long as the programme. */
  readonly active?: Period
}

export interface TitledText {
  readonly title: LocalText
  readonly text: LocalText
}

export interface Area {
  readonly id: string
  readonly name: LocalText
  readonly owners: readonly Email[]
}

/** Kehittämisen kärki: a spearhead, under one goal, with sections that may have writers of their own. */
export interface Theme {
  readonly id: string
  readonly number?: number
  readonly goal?: string
  readonly name: LocalText
  readonly baseline?: number
  readonly baselineText?: LocalText
  readonly owners: readonly Email[]
  readonly sections: readonly ThemeSection[]
  /** Absent where it lasts as long as its lines do. */
  readonly active?: Period
}

export interface ThemeSection {
  readonly id: string
  readonly title: LocalText
  readonly units: readonly string[]
  readonly owners: readonly Email[]
  /** Absent where it lasts as long as its spearhead. */
  readonly active?: Period
}

export interface Named {
  readonly id: string
  readonly name: LocalText
}

export interface ScaleStep {
  readonly value: number
  readonly label: LocalText
}

export interface Person {
  readonly email: Email
  readonly name?: string
  readonly language?: Language
  readonly deputy?: Email
}

/** Someone outside Teams, e.g. the authority's coordinator. */
export interface OutsideContact {
  readonly role?: LocalText
  readonly name?: string
  readonly email: Email
}

export interface Period {
  readonly from?: LocalDate
  readonly to?: LocalDate
}

export interface Indicator {
  readonly id: string
  readonly text: LocalText
  readonly type: 'text' | 'number' | 'yes-no'
  /** Its type was given: it is asked in every round of a series that asks about lines. */
  readonly isAsked?: true
  readonly unit?: LocalText
}

export interface Target {
  readonly id: string
  readonly text: LocalText
  readonly indicators: readonly Indicator[]
  readonly source?: LocalText
}

/** A project under one goal: what is promised and reported there. */
export interface Line {
  readonly goal: string
  readonly theme?: string
  readonly active: Period
  readonly baseline?: number
  readonly alsoUnder: readonly string[]
  readonly parts: readonly LocalText[]
  readonly targets: readonly Target[]
}

export interface Project {
  readonly id: string
  readonly name: LocalText
  readonly formerNames: readonly LocalText[]
  readonly area?: string
  readonly units: readonly string[]
  readonly places: readonly string[]
  /** A sub-heading over neighbouring projects. */
  readonly group?: LocalText
  readonly owners: readonly Email[]
  /** `ended`: why, if before its time. */
  readonly active: Period & { readonly ended?: LocalText }
  readonly lines: readonly Line[]
}

export type Deadlines =
  | { readonly kind: 'yearly'; readonly days: readonly string[] }
  | { readonly kind: 'monthly'; readonly day: number }
  | { readonly kind: 'dates'; readonly dates: readonly LocalDate[] }

export interface Schedule {
  readonly deadlines: Deadlines
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly asOf: 'previous-month' | 'same-month' | 'none'
  readonly opensDaysBefore: number
  readonly answersDueWorkingDaysBefore: number
  readonly locksDaysAfter: number
  readonly report: { readonly workingDaysBefore: number; readonly at: string }
}

export interface Reminders {
  /** Local time of day, `09:00`; rounds open at it too. */
  readonly at: string
  readonly workingDaysBefore: readonly number[]
  readonly workingDaysAfter: readonly number[]
  readonly most: number
  readonly escalateAfterWorkingDays?: number
  readonly fallback: 'channel' | 'none'
}

export const reportSections = [
  'summary',
  'progress',
  'results',
  'narrative',
  'questionnaire',
  'deviations',
  'risks',
] as const
export type ReportSection = (typeof reportSections)[number]

/** One kind of reporting of a programme. */
export interface Series {
  readonly id: string
  readonly name: LocalText
  readonly roundLabel: 'season' | 'month' | 'date'
  readonly schedule: Schedule
  readonly reminders: Reminders
  readonly questions: readonly Question[]
  readonly quickAnswers: readonly QuickAnswer[]
  readonly sections: readonly ReportSection[]
  readonly columns: 'all' | 'past'
  readonly front: readonly TitledText[]
  readonly summaryGoals: readonly string[]
}

/** What was answered before the bot was there, from the programme file. */
export interface HistoryAnswer {
  readonly series: string
  readonly round: LocalDate
  readonly subject: string
  readonly answers: AnswerValues
}

export interface HistorySummary {
  readonly series: string
  readonly round: LocalDate
  readonly goal: string
  readonly area?: string
  readonly text: string
}

/** The register: what a programme consists of and who answers for it. */
export interface Programme {
  readonly version: 1
  readonly id: string
  readonly name: LocalText
  readonly language: Language
  readonly timeZone: string
  readonly holidays: string
  readonly goals: readonly Goal[]
  readonly areas: readonly Area[]
  readonly themes: readonly Theme[]
  readonly units: readonly Named[]
  readonly places: readonly Named[]
  readonly scale: readonly ScaleStep[]
  readonly people: readonly Person[]
  readonly coordinators: readonly Email[]
  readonly readers: readonly Email[]
  readonly contacts: readonly OutsideContact[]
  readonly channel?: { readonly team: string; readonly channel: string }
  readonly projects: readonly Project[]
  readonly series: readonly Series[]
  readonly history: readonly HistoryAnswer[]
  readonly summaries: readonly HistorySummary[]
}

const projectIndexes = new WeakMap<Programme, ReadonlyMap<string, Project>>()

/** A project by its id; a register never changes in place, so that looking through it once is enough. */
export function findProject(programme: Programme, id: string): Project | undefined {
  const known = projectIndexes.get(programme)
  const index = known ?? new Map(programme.projects.map((project) => [project.id, project]))
  if (known === undefined) projectIndexes.set(programme, index)
  return index.get(id)
}
