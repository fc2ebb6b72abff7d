import type { RenderOptions } from '../actions/ports.ts'
import type { ReportModel } from '../domain/report-model.ts'
import { translator } from '../locales/translate.ts'

/**
 * `oma-arviointi-lansi-uusimaa-2021-11-15.pdf`: the series, the programme and the round, with the language where it is
 * not the programme's own, and a word where it is for coordinators. Nothing of it is anybody's text.
 */
export function reportFileName(model: ReportModel, options: RenderOptions, extension: string): string {
  const { series, programme, round } = model
  const parts = [
    series.id,
    programme.id,
    round.deadline,
    ...(options.language === programme.language ? [] : [options.language]),
    ...(options.audience === 'coordinators' ? [translator(options.language)('report.file.coordinators')] : []),
  ]
  return `${parts.map((part) => part.replace(/[^a-z0-9-]+/gi, '-')).join('-')}.${extension}`
}
