import type { EditionRecord } from './edition.ts'
import type { Programme, Series } from './programme.ts'
import type { ReportFileLink } from './report-preview.ts'
import type { Round } from './round.ts'

/** The newest published report as everybody may read it. */
export interface NewestEdition {
  readonly kind: 'newest-edition'
  readonly programme: Programme
  readonly series: Series
  readonly round: Round
  readonly edition: Pick<EditionRecord, 'number' | 'publishedAt'>
  readonly links: readonly ReportFileLink[]
}
