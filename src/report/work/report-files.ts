import process from 'node:process'
import type { DrawOptions, ReportFiles } from '../../actions/ports.ts'
import type { ReportFormat } from '../../domain/report-format.ts'
import type { ReportModel } from '../../domain/report-model.ts'
import { reportFileName } from '../file-name.ts'
import { pdfTrouble } from '../pdf/trouble.ts'
import { reportFormats } from '../registry.ts'
import { createRenderPool, type RenderPool } from './render-pool.ts'

/** Text of a report of so many subjects is written in less time than handing it over would take. */
const fewSubjects = 300
const asText: ReadonlySet<ReportFormat> = new Set(['html', 'md', 'csv', 'json'])

/** With it the whole bot stays below a gigabyte. */
const mostMemory = 800_000_000

/**
 * What drawing one report may take, in bytes: no more than the machine or the container still has. A PDF takes it outside
 * the thread's own heap, where no limit of a thread would stop it.
 */
function memoryToSpare(): number {
  return Math.min(mostMemory, process.availableMemory())
}

export interface ReportFilesOffLoop extends ReportFiles {
  /** Gives up what is being drawn. */
  readonly close: () => Promise<void>
}

/** Every format of the registry as a file; what takes long is drawn in threads of its own. */
export function createReportFiles(pool: RenderPool = createRenderPool(), memory = memoryToSpare): ReportFilesOffLoop {
  return {
    async file(model, format, options) {
      const { render: _, extension, ...kind } = reportFormats[format]
      return {
        ...kind,
        content: await contentOf(model, format, { ...options, memory: memory() }),
        name: reportFileName(model, options, extension),
      }
    },
    // Looks at every character once: milliseconds for a region, and a country's report is looked at in a thread.
    pdfTrouble: async (model) => (model.subjects.length < fewSubjects ? pdfTrouble(model) : pool.pdfTrouble(model)),
    close: () => pool.close(),
  }

  async function contentOf(model: ReportModel, format: ReportFormat, options: DrawOptions) {
    const isQuick = asText.has(format) && model.subjects.length < fewSubjects
    return isQuick ? reportFormats[format].render(model, options) : pool.render(model, format, options)
  }
}
