import { loadCurrentRound, loadRound } from '../actions/load-round.ts'
import { loadStatus } from '../actions/show-status.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { RoundStatus } from '../domain/round-status.ts'
import { exitCodes } from '../exit-codes.ts'
import { type CliCommand, textOption } from './command.ts'
import { withReader } from './open-reader.ts'
import { complainOf } from './refusal-line.ts'

export const status: CliCommand = {
  usage: 'status [--round R] [--json]',
  about: 'Where a round stands: counts that add up, and who is missing.',
  options: { round: { type: 'string' }, json: { type: 'boolean' } },
  async run(call) {
    const { config, options, operands, print } = call
    if (operands.length > 0) return exitCodes.usage
    return withReader(config, async (context) => {
      const round = textOption(call, 'round')
      const facts = await (round === undefined ? loadCurrentRound(context) : loadRound(context, round))
      if (isRefusal(facts)) return complainOf(call, facts)
      const standing = await loadStatus(context, facts)
      print(options.json === true ? `${JSON.stringify(asJson(standing), undefined, 2)}\n` : asText(standing))
      return exitCodes.done
    })
  },
}

function asJson({ facts, at, counts, missing }: RoundStatus): object {
  return {
    round: facts.opened.round.id,
    at,
    counts,
    sheets: facts.opened.sheets.map(({ id, project, owners, subjects }) => {
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
    missing: missing.flatMap(({ project, subjects, owners }) =>
      subjects.map((subject) => ({
        subject,
        project: project.id,
        owners: owners.map(({ email, reach, lastContact }) => ({
          email,
          reach,
          ...(lastContact === undefined
            ? {}
            : { lastContact: { step: lastContact.key.step, at: lastContact.dueAt, state: lastContact.current.state } }),
        })),
      })),
    ),
  }
}

function asText({ facts, at, counts, missing }: RoundStatus): string {
  const { expected, answered, missing: open, exempt, late, draft } = counts
  const lines = [
    `${facts.opened.round.id} at ${at}`,
    `expected ${expected} = answered ${answered} + missing ${open} + exempt ${exempt}; late ${late}, drafts ${draft}`,
    ...missing.map(
      ({ project, subjects, owners }) =>
        `${project.id}: ${subjects.length} missing (${owners.map(({ email }) => email).join(', ')})`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
