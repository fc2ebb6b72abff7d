import type { Edition } from './edition.ts'
import type { PublicationInputs } from './publication-duty.ts'
import type { SummaryParagraph } from './report-model.ts'
import type { PreviewFacts } from './report-preview.ts'

/** The summary of a published report, one goal at a time, to be pasted elsewhere. */
export interface SummaryText {
  readonly kind: 'summary-text'
  readonly facts: PreviewFacts
  readonly edition: Edition
  readonly goal: string
  readonly paragraphs: readonly SummaryParagraph[]
  /** The goals that have paragraphs, in their order. */
  readonly goals: readonly string[]
  /** What stands in the inputs of the duty's card, which is gone back to. */
  readonly typed?: PublicationInputs
}

/** The text of the goal that was asked for, else of the first; undefined where there is no summary. */
export function summaryText(facts: PreviewFacts, edition: Edition, asked?: string): SummaryText | undefined {
  const { summary } = edition.model
  const goals = [...new Set(summary.map(({ goal }) => goal))]
  const goal = goals.find((each) => each === asked) ?? goals[0]
  if (goal === undefined) return undefined
  const paragraphs = summary.filter((each) => each.goal === goal)
  return { kind: 'summary-text', facts, edition, goal, paragraphs, goals }
}
