import type { ReportFiles } from '../actions/ports.ts'
import { reportFileName } from './file-name.ts'
import { unprintableCharacters } from './pdf/unprintable.ts'
import { reportFormats } from './registry.ts'

/** Every format of the registry as a file. */
export function createReportFiles(): ReportFiles {
  return {
    async file(model, format, options) {
      const { render, extension, ...kind } = reportFormats[format]
      return { ...kind, content: await render(model, options), name: reportFileName(model, options, extension) }
    },
    async unprintable(model) {
      return unprintableCharacters(model)
    },
  }
}
