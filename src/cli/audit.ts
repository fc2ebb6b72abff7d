import { loadAudit } from '../actions/list-audit.ts'
import type { AuditEvent } from '../domain/audit-event.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand } from './command.ts'
import { withReader } from './open-reader.ts'

export const audit: CliCommand = {
  usage: 'audit [--json]',
  about: 'Who did what to the rounds and when, the newest first.',
  options: { json: { type: 'boolean' } },
  async run({ config, options, operands, print }) {
    if (operands.length > 0) return exitCodes.usage
    return withReader(config, async (context) => {
      const events = await loadAudit(context)
      print(options.json === true ? `${JSON.stringify(events, undefined, 2)}\n` : events.map(asLine).join(''))
      return exitCodes.done
    })
  },
}

/** One line per event, whatever people have typed: their texts are quoted. */
function asLine({
  at,
  by,
  act,
  round,
  sheet,
  subjects,
  person,
  why,
  before,
  after,
  count,
  entry,
  field,
}: AuditEvent): string {
  const place = subjects === undefined ? (sheet ?? '') : subjects.join(',')
  const details = Object.entries({ entry, field, person, why, before, after, count }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${JSON.stringify(value)}`],
  )
  const line = [at, by ?? 'schedule', act, round ?? '', place, ...details]
  return `${line.filter((part) => part !== '').join(' ')}\n`
}
