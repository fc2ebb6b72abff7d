import { compileReport, type ReportInput } from '../../../src/domain/compile-report.ts'
import { correctionsOf } from '../../../src/domain/correct-report.ts'
import { historyAnswers } from '../../../src/domain/earlier-answers.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import { languages } from '../../../src/domain/local-text.ts'
import type { Audience, ReportModel } from '../../../src/domain/report-model.ts'
import type { ReportFileLink } from '../../../src/domain/report-preview.ts'
import { anEdition } from '../../builders.ts'
import { dutyFacts, opened, programme, series, there } from './round-facts.ts'
import { everythingSent } from './status-facts.ts'

export const reportFacts = { programme, series, opened }

/** The region's round as a report: everything sent, unless it is given otherwise. */
export function reportModel(overrides: Partial<ReportInput> = {}): ReportModel {
  return compileReport({
    ...dutyFacts(),
    sheets: everythingSent(),
    earlier: historyAnswers(programme, series.id, opened.round.deadline),
    rounds: [opened.round],
    edition: 1,
    at: opened.round.reportAt,
    ...overrides,
  })
}

export const firstEdition: Edition = anEdition({ round: opened.round.id, model: reportModel({ sheets: new Map() }) })

const second = reportModel({ edition: 2 })
export const secondEdition: Edition = anEdition({
  round: opened.round.id,
  number: 2,
  model: {
    ...second,
    corrections: there(correctionsOf(firstEdition, second)),
  },
})

export function fileLinks(audience: Audience = 'public'): readonly ReportFileLink[] {
  const url = 'https://bot.example.fi/report'
  const pages = languages
    .slice(0, 2)
    .flatMap((language) => (['html', 'pdf'] as const).map((format) => ({ audience, format, language, url })))
  return [
    ...pages,
    ...(['docx', 'xlsx', 'csv', 'md', 'json'] as const).map((format) => ({
      audience,
      format,
      language: 'fi' as const,
      url,
    })),
  ]
}
