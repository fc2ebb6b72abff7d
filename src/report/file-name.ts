import type { PartOptions } from '../actions/ports.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { translator } from '../locales/translate.ts'

/**
 * `oma-arviointi-lansi-uusimaa-2021-11-15.pdf`: the series, the programme and the round, with the language where it is
 * not the programme's own, and a word where it is for coordinators or one part of several. Nothing of it is anybody's text.
 */
export function reportFileName(model: ReportModel, options: PartOptions, extension: string): string {
  const { series, programme, round } = model
  const t = translator(options.language)
  const parts = [
    series.id,
    programme.id,
    round.deadline,
    ...(options.language === programme.language ? [] : [options.language]),
    ...(options.audience === 'coordinators' ? [t('report.file.coordinators')] : []),
    ...(options.part === undefined ? [] : [t('report.file.part'), String(options.part)]),
  ]
  return `${parts.map((part) => part.replace(/[^a-z0-9-]+/gi, '-')).join('-')}.${extension}`
}
