import type { ReportColumn } from '../../domain/report-model.ts'
import { type ReportView, roundWords } from '../view.ts'
import { html } from './markup.ts'
import type { TableColumn } from './table.ts'

/** The heading of one round's column. */
export function roundColumn(view: ReportView, { deadline, when }: ReportColumn): TableColumn {
  const heading = html`<span class="round-name">${roundWords(view, deadline)}</span>`
  if (when === 'earlier') return { heading }
  return { heading, note: view.t(when === 'this' ? 'report.this-round' : 'report.to-come') }
}
