import type { RenderOptions, ReportRenderer } from '../../actions/ports.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { composeDocument } from '../document/compose-document.ts'
import { wordsText } from '../document/words-text.ts'
import { chapterBlocks } from './chapter.ts'
import { inline, line } from './escape.ts'

/** The report to paste into a page that takes Markdown, Innokylä among them. */
export const markdownReport = {
  contentType: 'text/markdown; charset=utf-8',
  extension: 'md',
  opensInBrowser: false,
  render(model: ReportModel, options: RenderOptions): string {
    return `${documentBlocks(model, options).join('\n\n')}\n`
  },
} satisfies ReportRenderer

function documentBlocks(model: ReportModel, options: RenderOptions): readonly string[] {
  const { title, programme, facts, notice, chapters } = composeDocument(model, options)
  return [
    `# ${inline(title)}`,
    line(wordsText(programme)),
    facts.map((fact) => `- ${line(fact)}`).join('\n'),
    ...(notice === undefined ? [] : [`**${inline(notice)}**`]),
    ...chapters.flatMap(chapterBlocks),
  ]
}
