import type { Edition } from './edition.ts'
import type { OpenedRound } from './expected-set.ts'
import type { Language } from './local-text.ts'
import type { Programme, Series } from './programme.ts'
import { reportChanges } from './report-changes.ts'
import type { ReportFormat } from './report-format.ts'
import { type ReportGaps, reportGaps } from './report-gaps.ts'
import type { Audience, ReportModel, ReportSubject } from './report-model.ts'

/** A link to a report, with what it leads to. */
export interface ReportFileLink {
  readonly audience: Audience
  readonly format: ReportFormat
  readonly language: Language
  readonly url: string
}

export interface PreviewFacts {
  readonly programme: Programme
  readonly series: Series
  readonly opened: OpenedRound
}

/** The report as it would be published now, for a coordinator to look over. */
export interface ReportPreview {
  readonly kind: 'report-preview'
  readonly facts: PreviewFacts
  readonly model: ReportModel
  /** The edition that stands; undefined before the first. */
  readonly newest?: Edition
  /** How many lines differ from that edition; 0 where there is none. */
  readonly changes: number
  readonly gaps: ReportGaps
  /** Lines whose words are those of the round before. */
  readonly repeated: readonly ReportSubject[]
  /** Lines with an edit or a translation that is not printed, because the text it was made of has changed. */
  readonly outdated: readonly ReportSubject[]
  readonly pdf: {
    /** Characters that no font of the PDF has, as they would be printed. */
    readonly unprintable: readonly string[]
    /** How many files the public version comes in. */
    readonly parts: number
  }
  readonly links: readonly ReportFileLink[]
  /** Whether the coordinator has pressed once and is asked to press again. */
  readonly asking: boolean
}

export function reportPreview(
  facts: PreviewFacts,
  model: ReportModel,
  rest: Pick<ReportPreview, 'links' | 'asking' | 'pdf'> & { readonly newest: Edition | undefined },
): ReportPreview {
  const { newest, ...others } = rest
  return {
    kind: 'report-preview',
    facts,
    model,
    ...(newest === undefined ? {} : { newest }),
    changes: newest === undefined ? 0 : reportChanges(newest.model, model).length,
    gaps: reportGaps(model),
    repeated: model.subjects.filter(({ repeatsLast }) => repeatsLast === true),
    outdated: model.subjects.filter((subject) =>
      [subject, ...subject.history].some(({ outdatedEdits }) => outdatedEdits !== undefined),
    ),
    ...others,
  }
}
