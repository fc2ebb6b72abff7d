import { compileReport } from '../domain/compile-report.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { type RoundId, roundsOf } from '../domain/round.ts'
import type { ReadingContext } from './context.ts'
import { loadAllEarlierAnswers, loadEarlierNotes, loadPublishedSummaries } from './load-earlier-answers.ts'
import { loadNewestEdition } from './load-edition.ts'
import { loadRound, loadSheets, type RoundFacts } from './load-round.ts'

/** The report as it would be published now; writes nothing. */
export async function compileNow(context: ReadingContext, facts: RoundFacts, edition: number): Promise<ReportModel> {
  const { programme, series, opened } = facts
  const [sheets, earlier, deliveries, notes, earlierNotes, published] = await Promise.all([
    loadSheets(context, opened),
    loadAllEarlierAnswers(context, facts),
    context.store.deliveries(opened.round.id),
    context.store.notes(opened.round.id),
    loadEarlierNotes(context, facts),
    loadPublishedSummaries(context, facts),
  ])
  return compileReport({
    programme,
    series,
    opened,
    sheets,
    earlier,
    deliveries,
    notes,
    earlierNotes,
    published,
    rounds: roundsOf(programme, series, context.daysOff),
    edition,
    at: context.clock.now(),
  })
}

/** The newest edition or, before the first, a compilation of this moment with `edition: 0`. */
export async function currentReport(context: ReadingContext, facts: RoundFacts): Promise<ReportModel> {
  const newest = await loadNewestEdition(context, facts.opened.round.id)
  return newest?.model ?? compileNow(context, facts, 0)
}

/** What a link to an edition leads to; edition 0 is the report as it would be published now. */
export async function findReport(
  context: ReadingContext,
  round: RoundId,
  edition: number,
): Promise<ReportModel | undefined> {
  const facts = await loadRound(context, round)
  if (isRefusal(facts)) return undefined
  return edition === 0
    ? compileNow(context, facts, 0)
    : (await context.store.edition(facts.opened.round.id, edition))?.model
}
