import { rehearseRound } from '../actions/rehearse-round.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { RehearsedMessage } from '../domain/rehearsal.ts'
import { exitCodes } from '../exit-codes.ts'
import { translator } from '../locales/translate.ts'
import { type CliCommand, textOption } from './command.ts'
import { withReader } from './open-reader.ts'
import { complainOf } from './refusal-line.ts'

export const rehearse: CliCommand = {
  usage: 'rehearse --round R [--json]',
  about: 'Who would get which message when; sends nothing.',
  options: { round: { type: 'string' }, json: { type: 'boolean' } },
  async run(call) {
    const round = textOption(call, 'round')
    if (round === undefined || call.operands.length > 0) return exitCodes.usage
    return withReader(call.config, async (context) => {
      const rehearsal = await rehearseRound(context, round)
      if (isRefusal(rehearsal)) return complainOf(call, rehearsal)
      const rows = rehearsal.messages.map(row)
      call.print(call.options.json === true ? `${JSON.stringify(rows, undefined, 2)}\n` : rows.map(line).join(''))
      return exitCodes.done
    })
  },
}

type Row = ReturnType<typeof row>

function row({ at, step, kind, recipient, subjects }: RehearsedMessage) {
  return { at, step, recipient, subjects, why: translator('en')(`rehearsal.why.${kind}`, { count: subjects.length }) }
}

function line({ at, step, recipient, why }: Row): string {
  return `${at}  ${step.padEnd(12)}  ${recipient.padEnd(36)}  ${why}\n`
}
