import { waitingProposal } from '../../actions/propose-register.ts'
import { openUrl } from '../../cards/actions.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { isCoordinator } from '../../domain/access.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** The way to the page on which a register is handed in, and what still waits to be applied. */
export const importRegister: Command = {
  words: { fi: ['tuo'], sv: ['importera'], en: ['import'] },
  personalOnly: true,
  unlisted: true,
  async run(turn) {
    const { programme, account, context, reader } = turn
    const { t } = reader
    if (!isCoordinator(programme, account.email)) return [shownCard(refuse('not-for-you'), turn)]
    const actions = [openUrl(t('import.open'), context.actions.links.importPage(account.email))]
    const way = noticeCard({ title: t('import.title'), text: t('import.text'), actions }, reader)
    const waiting = await waitingProposal(context.actions, account.email)
    return waiting === undefined ? [way] : [way, shownCard(waiting, turn)]
  },
}
