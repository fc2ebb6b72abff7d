import type { ReportSubject } from '../domain/report-model.ts'
import type { ReportView } from './view.ts'

/** Why there is no answer in this round; a word for coordinators only. */
export function gapWords({ audience, t }: ReportView, { state, exemption }: ReportSubject): string | undefined {
  if (audience !== 'coordinators') return undefined
  if (exemption !== undefined) return t('report.exempt.reason', { reason: exemption.reason })
  return state === 'missing' ? t('report.counts.missing') : undefined
}
