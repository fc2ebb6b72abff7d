import { showHistory } from '../../actions/show-history.ts'
import { splitRound } from '../round-argument.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `history perhekeskus`, or with a round before the project. */
export const history: Command = {
  words: { fi: ['historia'], sv: ['historik'], en: ['history'] },
  personalOnly: true,
  async run(turn, argument) {
    const { rest: project, ...round } = splitRound(argument)
    const request = { person: turn.account.email, project, ...round }
    return [shownCard(await showHistory(turn.context.actions, request), turn)]
  },
}
