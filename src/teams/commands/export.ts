import { openUrl } from '../../cards/actions.ts'
import { noticeCard } from '../../cards/notice-card.ts'
import { isCoordinator } from '../../domain/access.ts'
import { refuse } from '../../domain/refusal.ts'
import { shownCard } from '../shown-card.ts'
import type { Command } from './command.ts'

/** Links to the register as a file. */
export const exportRegister: Command = {
  words: { fi: ['vie'], sv: ['exportera'], en: ['export'] },
  personalOnly: true,
  unlisted: true,
  async run(turn) {
    const { programme, account, context, reader } = turn
    const { t } = reader
    if (!isCoordinator(programme, account.email)) return [shownCard(refuse('not-for-you'), turn)]
    const actions = (['xlsx', 'yaml'] as const).map((format) =>
      openUrl(t(`export.${format}`), context.actions.links.exportFile(account.email, format)),
    )
    return [noticeCard({ title: t('export.title'), text: t('export.text'), actions }, reader)]
  },
}
