import type { SummaryPlace } from '../domain/note-keys.ts'
import type { ReportModel } from '../domain/report-model.ts'
import type { Reader } from './reader.ts'

/** What a paragraph of the summary is about within its goal. */
export function areaTitle({ areas }: ReportModel, { area }: SummaryPlace, { t, text }: Reader): string {
  if (area === undefined) return t('report.goal.whole')
  return text(areas.find(({ id }) => id === area)?.name ?? area)
}

/** What the buttons of a paragraph carry. */
export function placeData(round: string, { goal, area }: SummaryPlace): Readonly<Record<string, string>> {
  return { round, goal, ...(area === undefined ? {} : { area }) }
}
