import type { Edition, EditionRecord } from './edition.ts'
import { type Instant, instantAt, isLocalDate, localDateOf } from './instant.ts'
import { type Note, type NoteVersion, standing } from './office-notes.ts'
import type { LocalDate, Programme, Series } from './programme.ts'
import { dutyStep } from './publication-steps.ts'
import type { ReportChange } from './report-correction.ts'
import type { PreviewFacts, ReportFileLink } from './report-preview.ts'
import type { Round } from './round.ts'
import { type DaysOff, workingDayAfter, workingDayBefore } from './working-days.ts'

/** The duty to publish the report on the national site too, which somebody does by hand. */
export interface PublicationDuty {
  readonly kind: 'publication-duty'
  readonly facts: PreviewFacts
  readonly edition: Edition
  readonly links: readonly ReportFileLink[]
  /** When and where this edition was published; undefined while the duty is open. */
  readonly done?: NoteVersion
  /** The same of the newest edition before it that was. */
  readonly before?: NoteVersion
  /** What readers find otherwise than in the edition before; undefined in the first edition. */
  readonly changes?: readonly ReportChange[]
  /** The note's newest version, withdrawn or not; goes back with what is recorded. 0 for none. */
  readonly revision: number
  /** The day before whose end it must be done, if that is a day off. */
  readonly lastWorkingDay: LocalDate
  /** Projects with a deviation or a need for a national guideline of which somebody outside Teams has not been told yet. */
  readonly toTell?: readonly string[]
  readonly typed: PublicationInputs
  readonly fault?: PublicationFault
}

export interface PublicationInputs {
  readonly day: string
  readonly address: string
}

export type PublicationFault =
  | 'day-missing'
  | 'day-to-come'
  | 'address'
  | 'storage-failed'
  | 'conflict'
  /** What was filled in is about an edition that is no longer the newest. */
  | 'newer-edition'

/** A report with a summary belongs on the national site; a follow-up without one does not. */
export function hasPublicationDuty({ sections }: Pick<Series, 'sections'>): boolean {
  return sections.includes('summary')
}

/** The record that the edition was published elsewhere; that of an older edition says nothing of it. */
export function publicationOf(note: Note | undefined, edition: EditionRecord): NoteVersion | undefined {
  const newest = standing(note)
  return newest !== undefined && isAbout(newest, edition) ? newest : undefined
}

/** The record of an older edition that was never taken back. */
export function publicationBefore(note: Note | undefined, edition: EditionRecord): NoteVersion | undefined {
  return note?.versions.findLast((version, index, all) => {
    const next = all[index + 1]
    return version.state === 'published' && !isAbout(version, edition) && next?.state !== 'withdrawn'
  })
}

/** Records of before editions had duties of their own are about what stood then. */
function isAbout({ madeOf, at }: NoteVersion, { number, publishedAt }: EditionRecord): boolean {
  return madeOf === undefined ? at >= publishedAt : madeOf === String(number)
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

export function correctionReminderId(edition: number): string {
  return `${dutyStep(edition)}-after-2`
}

/** A correction has no deadline: it is reminded of once, two working days after it came out. */
export function correctionReminder(
  { timeZone }: Pick<Programme, 'timeZone'>,
  { reminders }: Series,
  { number, publishedAt }: Pick<EditionRecord, 'number' | 'publishedAt'>,
  daysOff: DaysOff,
): DutyReminder {
  const day = workingDayAfter(localDateOf(publishedAt, timeZone), 2, daysOff)
  return { id: correctionReminderId(number), at: instantAt(day, reminders.at, timeZone) }
}
