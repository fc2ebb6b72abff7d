import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportSection } from '../../domain/programme.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { namedCounts, reportFacts } from '../front-words.ts'
import { plain, type ReportView, reportTitle, reportView } from '../view.ts'
import { coordinatorsChapter } from './coordinators.ts'
import { deviationsChapter } from './deviations.ts'
import { block, inline, line } from './escape.ts'
import { progressChapter } from './progress.ts'
import { resultsChapter } from './results.ts'
import { summaryChapter } from './summary.ts'

/** The report to paste into a page that takes Markdown, Innokylä among them. */
export const markdownReport = {
  contentType: 'text/markdown; charset=utf-8',
  extension: 'md',
  opensInBrowser: false,
  render(model: ReportModel, options: RenderOptions): string {
    return `${documentBlocks(reportView(model, options)).join('\n\n')}\n`
  },
} satisfies ReportRenderer

/** Blocks of a chapter, to stand with an empty line between them; none where there is nothing to tell. */
type Chapter = (view: ReportView) => readonly string[]

const chapters: { readonly [Name in ReportSection]?: Chapter } = {
  summary: summaryChapter,
  progress: progressChapter,
  results: resultsChapter,
  deviations: deviationsChapter,
}

function documentBlocks(view: ReportView): readonly string[] {
  const { t, model, audience } = view
  const notPublic = audience === 'coordinators' ? [`**${t('report.not-public')}**`] : []
  return [
    `# ${inline(reportTitle(view))}`,
    line(plain(view, model.programme.name)),
    bullets(reportFacts(view)),
    ...notPublic,
    ...front(view),
    ...model.series.sections.flatMap((name) => chapters[name]?.(view) ?? []),
    ...(audience === 'coordinators' ? coordinatorsChapter(view) : []),
  ]
}

function front(view: ReportView): readonly string[] {
  const { t, model } = view
  return [
    `## ${t('report.section.counts')}`,
    bullets(namedCounts(view).map(([name, value]) => `${name}: ${value}`)),
    t('report.counts.of'),
    ...model.series.front.flatMap(({ title, text }) => [`### ${inline(plain(view, title))}`, block(plain(view, text))]),
  ]
}

function bullets(lines: readonly string[]): string {
  return lines.map((each) => `- ${line(each)}`).join('\n')
}
