import { isCoordinator } from '../domain/access.ts'
import { type AuditPage, auditEvents, auditPage, sheetOfEvent } from '../domain/audit.ts'
import type { AuditEvent } from '../domain/audit-event.ts'
import { topicsNamed } from '../domain/find-topic.ts'
import type { Email } from '../domain/programme.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { ReadingContext } from './context.ts'
import { loadProgramme } from './load-round.ts'

/** A page of everything that was done, or of what concerns the projects, spearheads and goals so named; for coordinators. */
export async function listAudit(
  context: ReadingContext,
  request: { readonly person: Email; readonly project: string; readonly page: number },
): Promise<AuditPage | Refusal> {
  const programme = await loadProgramme(context)
  if (!isCoordinator(programme, request.person)) return refuse('not-for-you')
  const { project, page } = request
  const named = new Set(topicsNamed(programme, project).map(({ sheet }) => sheet))
  if (project !== '' && named.size === 0) return refuse('unknown-project', { project })
  const all = await loadAudit(context)
  const concerned = project === '' ? all : all.filter((event) => named.has(sheetOfEvent(programme, event) ?? ''))
  return auditPage(concerned, { programme, project, page })
}

/** Every audited event of every round, the newest first. */
export async function loadAudit(context: ReadingContext): Promise<readonly AuditEvent[]> {
  const { store } = context
  const programme = await loadProgramme(context)
  const rounds = await store.rounds()
  const [registerChanges, upkeep, channelChanges, sheets, editions, notes] = await Promise.all([
    store.registerChanges(),
    store.upkeep(),
    store.channelChanges(),
    Promise.all(rounds.map(({ round }) => store.sheets(round.id))),
    Promise.all(rounds.map(({ round }) => store.editions(round.id))),
    Promise.all(rounds.map(({ round }) => store.notes(round.id))),
  ])
  return auditEvents({
    programme,
    rounds,
    sheets: sheets.flat(),
    editions: editions.flat(),
    notes: notes.flat(),
    registerChanges,
    upkeep,
    channelChanges,
  })
}
