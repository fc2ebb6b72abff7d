import type { Edition } from './edition.ts'
import type { PublicationInputs } from './publication-duty.ts'
import type { PreviewFacts } from './report-preview.ts'

/** The summary of a published report, a page at a time, to be pasted elsewhere. */
export interface SummaryText {
  readonly kind: 'summary-text'
  readonly facts: PreviewFacts
  readonly edition: Edition
  /** 1 for the first. */
  readonly page: number
  /** What stands in the inputs of the duty's card, which is gone back to. */
  readonly typed?: PublicationInputs
}

/** Undefined where there is no summary. */
export function summaryText(facts: PreviewFacts, edition: Edition, page = 1): SummaryText | undefined {
  return edition.model.summary.length === 0 ? undefined : { kind: 'summary-text', facts, edition, page }
}
