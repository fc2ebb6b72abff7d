import type { Edition } from '../domain/edition.ts'
import { localDateOf } from '../domain/instant.ts'
import { noteKey } from '../domain/note-keys.ts'
import type { Note, NoteContent } from '../domain/office-notes.ts'
import { toldContacts } from '../domain/outside-telling.ts'
import type { Email } from '../domain/programme.ts'
import {
  hasPublicationDuty,
  type PublicationDuty,
  type PublicationFault,
  type PublicationInputs,
  publicationBefore,
  publicationFault,
  publicationOf,
} from '../domain/publication-duty.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { forAudience } from '../domain/report-audience.ts'
import { deviatingProjects } from '../domain/report-deviations.ts'
import { workingDayBefore } from '../domain/working-days.ts'
import type { ActionContext } from './context.ts'
import { loadNewestEdition } from './load-edition.ts'
import type { RoundFacts } from './load-round.ts'
import { StorageFailure } from './ports.ts'
import { loadOfficeRound } from './preview-report.ts'
import { publicLinks } from './report-links.ts'

export interface DutyRequest {
  readonly person: Email
  readonly round: string
}

const dutyKey = noteKey({ about: 'duty' })

/** The duty of the newest edition as it stands; undefined where nothing has been published, or nothing need be. */
export async function loadDuty(
  context: ActionContext,
  facts: RoundFacts,
  shown: Partial<Pick<PublicationDuty, 'typed' | 'fault' | 'edition'>> = {},
): Promise<PublicationDuty | undefined> {
  const { daysOff } = context
  const { round } = facts.opened
  const edition = shown.edition ?? (await loadNewestEdition(context, round.id))
  if (edition === undefined || !hasPublicationDuty(facts.series)) return undefined
  const notes = await context.store.notes(round.id)
  const note = notes.find(({ key }) => key === dutyKey)
  const done = publicationOf(note, edition)
  const before = publicationBefore(note, edition)
  const { corrections } = forAudience(edition.model, 'public')
  const today = localDateOf(context.clock.now(), facts.programme.timeZone)
  return {
    kind: 'publication-duty',
    facts,
    edition,
    links: dutyLinks(context, facts, edition),
    ...(done === undefined ? {} : { done }),
    ...(before === undefined ? {} : { before }),
    ...(corrections === undefined ? {} : { changes: corrections.changes }),
    toTell: projectsToTell(facts, edition, notes),
    revision: note?.versions.at(-1)?.revision ?? 0,
    lastWorkingDay: workingDayBefore(round.deadline, 0, daysOff),
    // A correction mostly goes where the edition before it stands.
    typed: shown.typed ?? { day: done?.day ?? today, address: (done ?? before)?.text ?? '' },
    ...(shown.fault === undefined ? {} : { fault: shown.fault }),
  }
}

/** What was typed on the card before another page was looked at stands in it again. */
export async function showDuty(
  context: ActionContext,
  request: DutyRequest & { readonly typed?: PublicationInputs },
): Promise<PublicationDuty | Refusal> {
  const { typed } = request
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  return (await loadDuty(context, facts, typed === undefined ? {} : { typed })) ?? refuse('nothing-published')
}

/** Records on which day and at which address the report was published elsewhere; what was typed comes back where it cannot. */
export async function recordPublication(
  context: ActionContext,
  request: DutyRequest & {
    readonly revision: number
    readonly typed: PublicationInputs
    /** That the card was drawn for; absent on cards of before they named it. */
    readonly edition?: number
  },
): Promise<PublicationDuty | Refusal> {
  const { typed } = request
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const newest = (await context.store.editions(facts.opened.round.id)).at(-1)?.number
  if (newest === undefined) return refuse('nothing-published')
  const today = localDateOf(context.clock.now(), facts.programme.timeZone)
  const isOld = request.edition !== undefined && request.edition !== newest
  const fault = isOld ? 'newer-edition' : publicationFault(typed, today)
  const madeOf = String(newest)
  const content = { state: 'published', text: typed.address.trim(), day: typed.day, madeOf } as const
  const failed = fault ?? (await save(context, facts, request, content))
  const shown = failed === undefined ? {} : { typed, fault: failed }
  return (await loadDuty(context, facts, shown)) ?? refuse('nothing-published')
}

/** Takes back what was recorded: the duty is open again. */
export async function reopenDuty(
  context: ActionContext,
  request: DutyRequest & { readonly revision: number },
): Promise<PublicationDuty | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const failed = await save(context, facts, request, { state: 'withdrawn', text: '' })
  return (await loadDuty(context, facts, failed === undefined ? {} : { fault: failed })) ?? refuse('nothing-published')
}

async function save(
  { store, clock, telemetry }: ActionContext,
  { opened }: RoundFacts,
  { person, revision }: { readonly person: Email; readonly revision: number },
  content: NoteContent,
): Promise<PublicationFault | undefined> {
  try {
    const saved = await store.saveNote({
      round: opened.round.id,
      key: dutyKey,
      expectedRevision: revision,
      content,
      at: clock.now(),
      by: person,
    })
    return saved.result === 'conflict' ? 'conflict' : undefined
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    telemetry.error('publication not recorded', error)
    return 'storage-failed'
  }
}

/** Who has been told hears again of what was sent since. */
function projectsToTell({ programme }: RoundFacts, { model }: Edition, notes: readonly Note[]): readonly string[] {
  return deviatingProjects(model).flatMap(({ id, project, sent }) => {
    const contacts = toldContacts(programme, id, notes)
    const isOpen = contacts.some(({ told }) => told === undefined || (sent !== undefined && told.at < sent.at))
    return project !== undefined && isOpen ? [project] : []
  })
}

function dutyLinks({ links }: ActionContext, { programme }: RoundFacts, edition: Edition) {
  return publicLinks(links, programme, { round: edition.round, edition: edition.number })
}
