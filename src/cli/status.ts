import { loadCurrentRound, loadRound } from '../actions/load-round.ts'
import { loadStatus } from '../actions/show-status.ts'
import { readFilter } from '../domain/read-filter.ts'
import { isRefusal } from '../domain/refusal.ts'
import { type RoundStatus, wholeRound } from '../domain/round-status.ts'
import { ownersOf } from '../domain/status-row.ts'
import { exitCodes } from '../exit-codes.ts'
import { type CliCommand, textOption } from './command.ts'
import { withReader } from './open-reader.ts'
import { complainOf } from './refusal-line.ts'

export const status: CliCommand = {
  usage: 'status [--round R] [--json] [FILTER …]',
  about: 'Where a round stands, all of it or what the words ask for: counts that add up, and who is missing.',
  options: { round: { type: 'string' }, json: { type: 'boolean' } },
  async run(call) {
    const { config, options, operands, print } = call
    return withReader(config, async (context) => {
      const round = textOption(call, 'round')
      const facts = await (round === undefined ? loadCurrentRound(context) : loadRound(context, round))
      if (isRefusal(facts)) return complainOf(call, facts)
      const filter = readFilter(facts.programme, operands.join(' '))
      if (isRefusal(filter)) return complainOf(call, filter)
      const standing = await loadStatus(context, facts, { ...wholeRound, filter })
      print(options.json === true ? `${JSON.stringify(asJson(standing), undefined, 2)}\n` : asText(standing))
      return exitCodes.done
    })
  },
}

function asJson(status: RoundStatus): object {
  const { facts, at, counts, rows } = status
  return {
    round: facts.opened.round.id,
    at,
    counts,
    sheets: sheetsOf(status).map(({ id, project, owners, subjects }) => {
      const sheet = facts.sheets.get(id)
      return {
        id,
        project,
        owners,
        subjects: subjects.length,
        drafts: Object.keys(sheet?.drafts ?? {}).length,
        revisions: sheet?.revisions.length ?? 0,
      }
    }),
    missing: rows.flatMap((row) => {
      const missing = row.subjects.filter(({ state }) => state === 'missing')
      if (missing.length === 0) return []
      const owners = ownersOf(status, row).map(({ email, reach, lastContact }) => ({
        email,
        reach,
        ...(lastContact === undefined
          ? {}
          : { lastContact: { step: lastContact.key.step, at: lastContact.dueAt, state: lastContact.current.state } }),
      }))
      return missing.map(({ subject }) => ({ subject, project: row.topic.project?.id, owners }))
    }),
  }
}

/** Every sheet of the round, or those that are asked for. */
function sheetsOf({ facts, view, rows }: RoundStatus): RoundStatus['facts']['opened']['sheets'] {
  return view.filter.clauses.length === 0 ? facts.opened.sheets : rows.map(({ expected }) => expected)
}

function asText({ facts, at, counts, rows }: RoundStatus): string {
  const { expected, answered, missing: open, exempt, late, draft, returned } = counts
  const lines = [
    `${facts.opened.round.id} at ${at}`,
    `expected ${expected} = answered ${answered} + missing ${open} + exempt ${exempt}; late ${late}, drafts ${draft}, returned ${returned}`,
    ...rows.flatMap(({ topic, subjects, responsible }) => {
      const missing = subjects.filter(({ state }) => state === 'missing').length
      return missing === 0
        ? []
        : [`${topic.project?.id ?? topic.sheet}: ${missing} missing (${responsible.join(', ')})`]
    }),
  ]
  return `${lines.join('\n')}\n`
}
