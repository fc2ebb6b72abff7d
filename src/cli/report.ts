import process from 'node:process'
import { currentReport } from '../actions/compile-report.ts'
import { loadRound } from '../actions/load-round.ts'
import {
  type DrawOptions,
  type RenderedReport,
  ReportInParts,
  type ReportRenderer,
  ReportTooLarge,
} from '../actions/ports.ts'
import { isRefusal } from '../domain/refusal.ts'
import { isReportFormat, reportFormatNames } from '../domain/report-format.ts'
import type { Audience, ReportModel } from '../domain/report-model.ts'
import { exitCodes } from '../exit-codes.ts'
import { reportFormats } from '../report/registry.ts'
import { type CliCall, type CliCommand, textOption } from './command.ts'
import { withReader } from './open-reader.ts'
import { writeOutput } from './output-file.ts'
import { complainOf } from './refusal-line.ts'

export const report: CliCommand = {
  usage: `report --round R --format ${reportFormatNames.join('|')} [--audience public|coordinators] [--part N] [--out FILE|-]`,
  about: 'The newest edition of a round’s report or, before publishing, one compiled now.',
  options: {
    round: { type: 'string' },
    format: { type: 'string' },
    audience: { type: 'string', default: 'public' },
    part: { type: 'string' },
    out: { type: 'string', default: '-' },
  },
  async run(call) {
    const round = textOption(call, 'round')
    const format = textOption(call, 'format') ?? ''
    const audience = textOption(call, 'audience') ?? ''
    const part = partOf(call, format)
    if (round === undefined || call.operands.length > 0 || !isReportFormat(format) || !isAudience(audience))
      return exitCodes.usage
    if (part === 'none') return exitCodes.usage
    return withReader(call.config, async (context) => {
      const facts = await loadRound(context, round)
      if (isRefusal(facts)) return complainOf(call, facts)
      const model = await currentReport(context, facts)
      // The machine is the caller's own: a large PDF may take what it has, and no more.
      const memory = process.availableMemory()
      const options = { audience, language: facts.programme.language, memory, ...part }
      const rendered = await rendering(call, reportFormats[format], model, options)
      if (rendered === undefined) return exitCodes.input
      const out = textOption(call, 'out') ?? '-'
      if (out === '-') call.print(rendered)
      else await writeOutput(out, rendered)
      return exitCodes.done
    })
  },
}

/** Only a PDF comes in parts, and they are counted from 1. */
function partOf(call: CliCall, format: string): { readonly part?: number } | 'none' {
  const text = textOption(call, 'part')
  if (text === undefined) return {}
  return format === 'pdf' && /^[1-9]\d{0,5}$/.test(text) ? { part: Number(text) } : 'none'
}

/** Undefined, and told, where there is no such file but only parts of it, or too little memory. */
async function rendering(
  { complain }: Pick<CliCall, 'complain'>,
  format: ReportRenderer,
  model: ReportModel,
  options: DrawOptions,
): Promise<RenderedReport | undefined> {
  try {
    return await format.render(model, options)
  } catch (error) {
    if (error instanceof ReportInParts) {
      complain(partsText(error, options))
      return undefined
    }
    if (!(error instanceof ReportTooLarge)) throw error
    complain(`${error.message}\n`)
    return undefined
  }
}

function partsText({ parts }: ReportInParts, { part }: DrawOptions): string {
  if (parts.length === 0) return 'The report is one PDF. Leave out --part.\n'
  const first = part === undefined ? 'The report is too large for one PDF.' : `There is no part ${part}.`
  const list = parts.map((lines, index) => `--part ${index + 1}: ${lines.join('; ')}\n`)
  return `${first} It comes in ${parts.length} parts, choose one:\n${list.join('')}`
}

function isAudience(name: string): name is Audience {
  return name === 'public' || name === 'coordinators'
}
