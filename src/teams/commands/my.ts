import { showDuties } from '../../actions/show-duties.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

export const my: Command = {
  words: { fi: ['omat', 'omat vastattavat'], sv: ['mina', 'mina svar'], en: ['my', 'my answers'] },
  personalOnly: true,
  run: async (turn) => [shownCard(await showDuties(turn.context.actions, turn.account.email), turn)],
}
