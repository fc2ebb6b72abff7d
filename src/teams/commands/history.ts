import { showHistory } from '../../actions/show-history.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** `history perhekeskus`, or with a round before the project. */
export const history: Command = {
  words: { fi: ['historia'], sv: ['historik'], en: ['history'] },
  personalOnly: true,
  async run(turn, argument) {
    const [first = '', ...rest] = argument.split(' ')
    const named = rest.length > 0 && /^([\w-]+:)?\d{4}-\d{2}-\d{2}$/.test(first)
    const request = named ? { round: first, project: rest.join(' ') } : { project: argument }
    return [shownCard(await showHistory(turn.context.actions, { person: turn.account.email, ...request }), turn)]
  },
}
