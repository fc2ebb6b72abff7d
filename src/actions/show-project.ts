import { isCoordinator } from '../domain/access.ts'
import type { Email } from '../domain/programme.ts'
import { type ProjectStatus, projectStatus } from '../domain/project-status.ts'
import { readFilter } from '../domain/read-filter.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { viewersOf } from '../domain/responsibility.ts'
import { wholeRound } from '../domain/round-status.ts'
import { everything } from '../domain/status-filter.ts'
import type { SheetId } from '../domain/subject.ts'
import type { ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'
import { loadSheet } from './load-sheet.ts'

export interface ProjectRequest {
  readonly person: Email
  readonly round: string
  readonly sheet: SheetId
  /** The list it was opened from. */
  readonly filter?: string
  readonly page?: number
}

/** One project of a round for a coordinator: its answers as sent, how far it is, and what reached its owners. */
export async function showProject(context: ReadingContext, request: ProjectRequest): Promise<ProjectStatus | Refusal> {
  const { store, clock, daysOff } = context
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const sheet = await loadSheet(context, request)
  if (isRefusal(sheet)) return sheet
  const people = viewersOf(sheet, sheet.expected)
  const [accounts, deliveries, channel, changes] = await Promise.all([
    Promise.all(people.map((email) => store.accountByEmail(email))),
    Promise.all(people.map(async (email) => [email, await store.deliveriesTo(sheet.opened.round.id, email)] as const)),
    store.channel(),
    store.registerChanges(),
  ])
  const known = accounts.filter((account) => account !== undefined)
  const filter = readFilter(programme, request.filter ?? '')
  const { page = 0 } = request
  return (
    projectStatus(
      {
        facts: {
          ...sheet,
          sheets: new Map([[sheet.sheet.id, sheet.sheet]]),
          daysOff,
          deliveries: deliveries.flatMap(([, each]) => each),
          accounts: new Map(known.map((account) => [account.email, account])),
          channelKnown: channel !== undefined,
        },
        at: clock.now(),
        // A word that the register has lost since must not keep anybody from the project.
        view: { ...wholeRound, filter: isRefusal(filter) ? everything : filter, page },
        contacts: new Map(deliveries),
      },
      sheet,
      changes,
    ) ?? refuse('unknown-sheet')
  )
}
