import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { currentReport } from '../actions/compile-report.ts'
import { loadRound } from '../actions/load-round.ts'
import { type DrawOptions, type RenderedReport, type ReportRenderer, ReportTooLarge } from '../actions/ports.ts'
import { isRefusal } from '../domain/refusal.ts'
import { isReportFormat, reportFormatNames } from '../domain/report-format.ts'
import type { Audience, ReportModel } from '../domain/report-model.ts'
import { exitCodes } from '../exit-codes.ts'
import { reportFormats } from '../report/registry.ts'
import { type CliCall, type CliCommand, textOption } from './command.ts'
import { withReader } from './open-reader.ts'
import { complainOf } from './refusal-line.ts'

export const report: CliCommand = {
  usage: `report --round R --format ${reportFormatNames.join('|')} [--audience public|coordinators] [--out FILE|-]`,
  about: 'The newest edition of a round’s report or, before publishing, one compiled now.',
  options: {
    round: { type: 'string' },
    format: { type: 'string' },
    audience: { type: 'string', default: 'public' },
    out: { type: 'string', default: '-' },
  },
  async run(call) {
    const round = textOption(call, 'round')
    const format = textOption(call, 'format') ?? ''
    const audience = textOption(call, 'audience') ?? ''
    if (round === undefined || call.operands.length > 0 || !isReportFormat(format) || !isAudience(audience))
      return exitCodes.usage
    return withReader(call.config, async (context) => {
      const facts = await loadRound(context, round)
      if (isRefusal(facts)) return complainOf(call, facts)
      const model = await currentReport(context, facts)
      // The machine is the caller's own: a large PDF may take what it has, and no more.
      const options = { audience, language: facts.programme.language, memory: process.availableMemory() }
      const rendered = await rendering(call, reportFormats[format], model, options)
      if (rendered === undefined) return exitCodes.input
      const out = textOption(call, 'out') ?? '-'
      if (out === '-') call.print(rendered)
      else await writeFile(out, rendered)
      return exitCodes.done
    })
  },
}

/** Undefined, and told, where there is too little memory for it. */
async function rendering(
  { complain }: Pick<CliCall, 'complain'>,
  format: ReportRenderer,
  model: ReportModel,
  options: DrawOptions,
): Promise<RenderedReport | undefined> {
  try {
    return await format.render(model, options)
  } catch (error) {
    if (!(error instanceof ReportTooLarge)) throw error
    complain(`${error.message}\n`)
    return undefined
  }
}

function isAudience(name: string): name is Audience {
  return name === 'public' || name === 'coordinators'
}
