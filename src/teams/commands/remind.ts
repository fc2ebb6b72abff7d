import { remindMissing } from '../../actions/remind-missing.ts'
import { deskRound } from '../desk-round.ts'
import { shownCard } from '../shown-card.ts'
import { readStatusArgument } from '../status-argument.ts'
import type { Command } from './command.ts'

/** `remind`, `remind 2021-11-15 children`: a round, and what `status` can be limited to: says whom it would reach, and sends nothing before that. */
export const remind: Command = {
  words: { fi: ['muistuta'], sv: ['påminn'], en: ['remind'] },
  personalOnly: true,
  unlisted: true,
  async run(turn, argument) {
    const { round: named, filter } = readStatusArgument(argument)
    const round = await deskRound(turn, named)
    if (typeof round !== 'string') return [shownCard(round, turn)]
    const request = { person: turn.account.email, round, filter, asked: '', override: false }
    return [shownCard(await remindMissing(turn.context.actions, request), turn)]
  },
}
