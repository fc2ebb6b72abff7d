import type { HistorySummary, LocalDate, Programme, Series } from './programme.ts'
import type { EarlierSummary, ReportSubject, SummaryParagraph } from './report-model.ts'
import { draftSummary } from './summary-draft.ts'

/** This round's paragraphs: what somebody has written, and a draft where nobody has yet. */
export function summaryOf(
  programme: Programme,
  series: Series,
  deadline: LocalDate,
  subjects: readonly ReportSubject[],
): readonly SummaryParagraph[] {
  const written = programme.summaries.filter((each) => each.series === series.id && each.round === deadline)
  const drafts = draftSummary(programme, series, subjects).filter(
    ({ goal, area }) => !written.some((each) => each.goal === goal && (each.area === undefined || each.area === area)),
  )
  const approved = written.map((each) => ({ ...placeOf(each), text: each.text, approved: true, sources: [] }))
  return sortByPlace(programme, [...approved, ...drafts])
}

/** The summaries of rounds before this one, the oldest round first. */
export function earlierSummaries(programme: Programme, series: Series, deadline: LocalDate): readonly EarlierSummary[] {
  const earlier = programme.summaries.filter((each) => each.series === series.id && each.round < deadline)
  const dated = earlier.map((each) => ({ deadline: each.round, ...placeOf(each), text: each.text }))
  return sortByPlace(programme, dated).sort((one, other) => order(one.deadline, other.deadline))
}

function placeOf({ goal, area }: HistorySummary): { goal: string; area?: string } {
  return area === undefined ? { goal } : { goal, area }
}

/** By goal and area; a paragraph about a whole goal comes before those about its areas. */
function sortByPlace<Place extends { goal: string; area?: string }>(
  programme: Programme,
  paragraphs: readonly Place[],
): Place[] {
  const goals = programme.goals.map(({ id }) => id)
  const areas = programme.areas.map(({ id }) => id)
  const place = ({ goal, area }: Place): number =>
    goals.indexOf(goal) * (areas.length + 1) + (area === undefined ? 0 : areas.indexOf(area) + 1)
  return [...paragraphs].sort((one, other) => place(one) - place(other))
}

function order(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
