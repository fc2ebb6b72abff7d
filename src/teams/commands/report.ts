import { showReport } from '../../actions/show-newest-edition.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** The report as it would be published now, or for readers the newest that was; publishing takes a press and another that confirms it. */
export const report: Command = {
  words: { fi: ['raportti'], sv: ['rapport', 'rapporten'], en: ['report'] },
  personalOnly: true,
  async run(turn, argument) {
    const request = { person: turn.account.email, ...(argument === '' ? {} : { round: argument }) }
    return [shownCard(await showReport(turn.context.actions, request), turn)]
  },
}
