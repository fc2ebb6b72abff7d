import { showAllDuties } from '../../actions/show-duties.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

export const my: Command = {
  words: { fi: ['omat', 'omat vastattavat'], sv: ['mina', 'mina svar'], en: ['my', 'my answers'] },
  personalOnly: true,
  async run(turn) {
    const shown = await showAllDuties(turn.context.actions, turn.account.email)
    return 'refused' in shown ? [shownCard(shown, turn)] : shown.map((duties) => shownCard(duties, turn))
  },
}
