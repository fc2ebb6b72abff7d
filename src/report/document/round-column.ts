import type { ReportColumn } from '../../domain/report-model.ts'
import { type ReportView, roundWords } from '../view.ts'
import type { TableColumn } from './document.ts'

/** The heading of one round's column. */
export function roundColumn(view: ReportView, { deadline, when }: ReportColumn): TableColumn {
  const words = [roundWords(view, deadline)]
  if (when === 'earlier') return { words, isRound: true }
  return { words, isRound: true, note: view.t(when === 'this' ? 'report.this-round' : 'report.to-come') }
}
