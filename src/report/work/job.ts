import type { DrawOptions, PartContents, PdfTrouble } from '../../actions/ports.ts'
import type { ReportFormat } from '../../domain/report-format.ts'
import type { ReportModel, ReportSubject } from '../../domain/report-model.ts'

/** What a thread is asked: to draw a report, or what trouble its PDF would have. */
export type Task =
  | { readonly task: 'render'; readonly format: ReportFormat; readonly options: DrawOptions }
  | { readonly task: 'pdf-trouble' }

/** A report comes in slices, so that copying a large one never holds up the thread that answers people. */
export type ToWorker =
  | { readonly kind: 'model'; readonly frame: Omit<ReportModel, 'subjects'> }
  | { readonly kind: 'subjects'; readonly subjects: readonly ReportSubject[] }
  | { readonly kind: 'do'; readonly task: Task }

export type FromWorker =
  | { readonly kind: 'rendered'; readonly bytes: Uint8Array }
  | { readonly kind: 'pdf-trouble'; readonly trouble: PdfTrouble }
  | { readonly kind: 'in-parts'; readonly parts: readonly PartContents[] }
  | { readonly kind: 'too-large'; readonly message: string }
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
