import { writeFile } from 'node:fs/promises'
import { currentReport } from '../actions/compile-report.ts'
import { loadRound } from '../actions/load-round.ts'
import { isRefusal } from '../domain/refusal.ts'
import { isReportFormat, reportFormatNames } from '../domain/report-format.ts'
import type { Audience } from '../domain/report-model.ts'
import { exitCodes } from '../exit-codes.ts'
import { reportFormats } from '../report/registry.ts'
import { type CliCommand, textOption } from './command.ts'
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
      const rendered = await reportFormats[format].render(model, { audience, language: facts.programme.language })
      const out = textOption(call, 'out') ?? '-'
      if (out === '-') call.print(rendered)
      else await writeFile(out, rendered)
      return exitCodes.done
    })
  },
}

function isAudience(name: string): name is Audience {
  return name === 'public' || name === 'coordinators'
}
