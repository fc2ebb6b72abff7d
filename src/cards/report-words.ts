import type { ReportModel } from '../domain/report-model.ts'
import type { Reader } from './reader.ts'

/** `1. Saatavuus`: the goal's number and name, the short one where there is one. */
export function goalTitle({ goals }: Pick<ReportModel, 'goals'>, id: string, { text }: Reader): string {
  const goal = goals.find((each) => each.id === id)
  if (goal === undefined) return id
  const name = text(goal.short ?? goal.name)
  return goal.number === undefined ? name : `${goal.number}. ${name}`
}
