import { FormatUnavailable, type RenderOptions, type ReportFiles } from '../../actions/ports.ts'
import type { ReportFormat } from '../../domain/report-format.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { reportFileName } from '../file-name.ts'
import { unprintableCharacters } from '../pdf/unprintable.ts'
import { reportFormats } from '../registry.ts'
import { createRenderPool, type RenderPool } from './render-pool.ts'

/** Text of a report of so many subjects is written in less time than handing it over would take. */
const fewSubjects = 300
const asText: ReadonlySet<ReportFormat> = new Set(['html', 'md', 'csv', 'json'])

/** A PDF of so many subjects takes 1.5 GB outside the thread's own heap, where no limit of a thread would stop it. */
const mostOfPdf = 1000

export interface ReportFilesOffLoop extends ReportFiles {
  /** Gives up what is being drawn. */
  readonly close: () => Promise<void>
}

/** Every format of the registry as a file; what takes long is drawn in threads of its own. */
export function createReportFiles(pool: RenderPool = createRenderPool()): ReportFilesOffLoop {
  return {
    async file(model, format, options) {
      if (format === 'pdf' && model.subjects.length > mostOfPdf)
        throw new FormatUnavailable(
          `The bot draws no PDF of more than ${mostOfPdf} lines. Choose another format, or draw it on the command line.`,
        )
      const { render: _, extension, ...kind } = reportFormats[format]
      return {
        ...kind,
        content: await contentOf(model, format, options),
        name: reportFileName(model, options, extension),
      }
    },
    // Looks at every character once: milliseconds for a region, and a country's report is looked at in a thread.
    unprintable: async (model) =>
      model.subjects.length < fewSubjects ? unprintableCharacters(model) : pool.unprintable(model),
    close: () => pool.close(),
  }

  async function contentOf(model: ReportModel, format: ReportFormat, options: RenderOptions) {
    const isQuick = asText.has(format) && model.subjects.length < fewSubjects
    return isQuick ? reportFormats[format].render(model, options) : pool.render(model, format, options)
  }
}
