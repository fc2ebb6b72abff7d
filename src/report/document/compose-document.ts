import type { RenderOptions } from '../../actions/ports.ts'
import type { ReportSection } from '../../domain/programme.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { reportFacts } from '../front-words.ts'
import { type ReportView, reportTitle, reportView } from '../view.ts'
import { coordinatorsChapter } from './coordinators-chapter.ts'
import { correctionsChapter } from './corrections-chapter.ts'
import { deviationsChapter } from './deviations-chapter.ts'
import type { Chapter, ReportDocument } from './document.ts'
import { filtersOf } from './filters.ts'
import { frontChapter } from './front-chapter.ts'
import { narrativeChapter } from './narrative-chapter.ts'
import { progressChapter } from './progress-chapter.ts'
import { questionnaireChapter } from './questionnaire-chapter.ts'
import { resultsChapter } from './results-chapter.ts'
import { risksChapter } from './risks-chapter.ts'
import { summaryChapter } from './summary-chapter.ts'
import { valuesChapter } from './values-chapter.ts'
import { registerWords } from './words.ts'

/** Undefined where there is nothing to tell. */
type ComposeChapter = (view: ReportView) => Chapter | undefined

/** The sections that a series can choose: one file and one line each. */
const chapters: { readonly [Name in ReportSection]?: ComposeChapter } = {
  summary: summaryChapter,
  progress: progressChapter,
  results: resultsChapter,
  narrative: narrativeChapter,
  questionnaire: questionnaireChapter,
  deviations: deviationsChapter,
  risks: risksChapter,
}

/** The report in the words of the audience and the language, with the sections that the series has chosen. */
export function composeDocument(model: ReportModel, options: RenderOptions): ReportDocument {
  const view = reportView(model, options)
  const { t, audience, language } = view
  const chosen = view.model.series.sections.flatMap((name) => chapters[name]?.(view) ?? [])
  return {
    language,
    title: reportTitle(view),
    programme: registerWords(view, view.model.programme.name),
    facts: reportFacts(view),
    ...(audience === 'coordinators' ? { notice: t('report.not-public') } : {}),
    filters: filtersOf(view),
    chapters: [
      frontChapter(view),
      ...[correctionsChapter(view)].flatMap((chapter) => chapter ?? []),
      ...chosen,
      ...[valuesChapter(view)].flatMap((chapter) => chapter ?? []),
      ...(audience === 'coordinators' ? [coordinatorsChapter(view)] : []),
    ],
  }
}
