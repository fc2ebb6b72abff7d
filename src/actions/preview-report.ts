import { isCoordinator } from '../domain/access.ts'
import type { Email } from '../domain/programme.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { type ReportPreview, reportPreview } from '../domain/report-preview.ts'
import { compileNow } from './compile-report.ts'
import type { ActionContext } from './context.ts'
import { loadNewestEdition } from './load-edition.ts'
import { loadCurrentRound, loadRound, type RoundFacts } from './load-round.ts'
import { FormatUnavailable } from './ports.ts'
import { coordinatorLinks } from './report-links.ts'

export interface ReportRequest {
  readonly person: Email
  readonly round?: string
}

/** The report as it would be published now, with what it lacks; for coordinators. Writes nothing. */
export async function previewReport(
  context: ActionContext,
  request: ReportRequest,
  asking = false,
): Promise<ReportPreview | Refusal> {
  const facts = await loadOfficeRound(context, request)
  if (isRefusal(facts)) return facts
  const round = facts.opened.round.id
  const [model, newest] = await Promise.all([compileNow(context, facts, 0), loadNewestEdition(context, round)])
  const links = (['public', 'coordinators'] as const).flatMap((audience) =>
    coordinatorLinks(context.links, facts.programme, { round, edition: 0, audience }, request.person).slice(0, 1),
  )
  const trouble = await context.reportFiles.pdfTrouble(model).catch((error: unknown) => {
    // Without its fonts there is no PDF either; everything else about the report can be seen.
    if (error instanceof FormatUnavailable) return { unprintable: [], parts: 1 }
    throw error
  })
  return reportPreview(facts, model, { newest, links, asking, pdf: trouble })
}

/** A round for what only the programme office may do with it. */
export async function loadOfficeRound(
  context: ActionContext,
  { person, round }: ReportRequest,
): Promise<RoundFacts | Refusal> {
  const facts = await (round === undefined ? loadCurrentRound(context) : loadRound(context, round))
  if (isRefusal(facts)) return facts
  return isCoordinator(facts.programme, person) ? facts : refuse('not-for-you')
}
