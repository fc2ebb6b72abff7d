import { previewReport } from '../../actions/preview-report.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** The report as it would be published now; publishing takes a press and another that confirms it. */
export const report: Command = {
  words: { fi: ['raportti'], sv: ['rapport', 'rapporten'], en: ['report'] },
  personalOnly: true,
  async run(turn, argument) {
    const request = { person: turn.account.email, ...(argument === '' ? {} : { round: argument }) }
    return [shownCard(await previewReport(turn.context.actions, request), turn)]
  },
}
