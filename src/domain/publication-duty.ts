import type { Edition } from './edition.ts'
import { type Instant, instantAt, isLocalDate } from './instant.ts'
import type { NoteVersion } from './office-notes.ts'
import type { LocalDate, Programme, Series } from './programme.ts'
import type { PreviewFacts, ReportFileLink } from './report-preview.ts'
import type { Round } from './round.ts'
import { type DaysOff, workingDayAfter, workingDayBefore } from './working-days.ts'

/** The duty to publish the report on the national site too, which somebody does by hand. */
export interface PublicationDuty {
  readonly kind: 'publication-duty'
  readonly facts: PreviewFacts
  readonly edition: Edition
  readonly links: readonly ReportFileLink[]
  /** When and where it was published; undefined while the duty is open. */
  readonly done?: NoteVersion
  /** The note's newest version, withdrawn or not; goes back with what is recorded. 0 for none. */
  readonly revision: number
  /** The day before whose end it must be done, if that is a day off. */
  readonly lastWorkingDay: LocalDate
  readonly typed: PublicationInputs
  readonly fault?: PublicationFault
}

export interface PublicationInputs {
  readonly day: string
  readonly address: string
}

export type PublicationFault = 'day-missing' | 'day-to-come' | 'address' | 'storage-failed' | 'conflict'

/** A report with a summary belongs on the national site; a follow-up without one does not. */
export function hasPublicationDuty({ sections }: Pick<Series, 'sections'>): boolean {
  return sections.includes('summary')
}

/** Why a publication cannot be recorded as it was typed. */
export function publicationFault({ day, address }: PublicationInputs, today: LocalDate): PublicationFault | undefined {
  if (!isLocalDate(day)) return 'day-missing'
  if (day > today) return 'day-to-come'
  return isWebAddress(address.trim()) ? undefined : 'address'
}

const longestAddress = 1000

function isWebAddress(text: string): boolean {
  return text.length <= longestAddress && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text)
}

export interface DutyReminder {
  readonly id: string
  readonly at: Instant
}

/** The bot's afternoon, late enough for a report that came out at noon. */
const lastCall = '14:00'

/** When coordinators are reminded of an open duty: two working days before, on the last one, and the day after. */
export function dutyReminders(
  { timeZone }: Pick<Programme, 'timeZone'>,
  { reminders }: Series,
  { deadline }: Round,
  daysOff: DaysOff,
): readonly DutyReminder[] {
  const at = (date: LocalDate, time: string): Instant => instantAt(date, time, timeZone)
  return [
    { id: 'duty-before-2', at: at(workingDayBefore(deadline, 2, daysOff), reminders.at) },
    { id: 'duty-before-0', at: at(workingDayBefore(deadline, 0, daysOff), lastCall) },
    { id: 'duty-after-1', at: at(workingDayAfter(deadline, 1, daysOff), reminders.at) },
  ]
}
